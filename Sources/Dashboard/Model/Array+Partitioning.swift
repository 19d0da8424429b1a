extension [Int64] {
    /// The place of the first element, of elements in order, of which `belongs` is true; it is true of all after that.
    func partitioningIndex(where belongs: (Int64) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
