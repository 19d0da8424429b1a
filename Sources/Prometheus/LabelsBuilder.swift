/// Labels in the making: set, removed and read one by one, and made into `Labels` once.
package struct LabelsBuilder: Sendable {
    /// Sorted by the bytes of their names; never an empty value.
    private var sorted: [Label]

    package init(_ labels: Labels = Labels()) {
        sorted = Array(labels)
    }

    /// The value of a label, nil where there is none; nil or an empty value removes it.
    package subscript(name: String) -> String? {
        get {
            let (index, isPresent) = place(of: name)
            return isPresent ? sorted[index].value : nil
        }
        set {
            let (index, isPresent) = place(of: name)
            switch (newValue, isPresent) {
            case (let value?, true) where !value.isEmpty: sorted[index].value = value
            case (let value?, false) where !value.isEmpty: sorted.insert(Label(name, value), at: index)
            case (_, true): sorted.remove(at: index)
            case (_, false): break
            }
        }
    }

    /// Keeps only the labels that a test on name and value accepts.
    package mutating func filter(_ keeps: (Label) -> Bool) {
        sorted.removeAll { !keeps($0) }
    }

    package var labels: Labels { Labels(canonical: sorted) }

    /// Where a name stands, or would stand.
    private func place(of name: String) -> (index: Int, isPresent: Bool) {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].name.utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
        }
        return (low, low < sorted.count && sorted[low].name.utf8.elementsEqual(name.utf8))
    }
}

extension LabelsBuilder: Sequence {
    package func makeIterator() -> IndexingIterator<[Label]> { sorted.makeIterator() }
}
