extension ExpositionParser {
    /// The labels of the series in `spans`, sorted by name, as long as the closure lasts. Texts are raw: their escapes are
    /// not resolved. A label that stands twice is an error.
    @inline(__always)
    func withSortedLabels<Result>(
        _ normalization: Normalization = .none,
        _ read: (UnsafeMutableBufferPointer<RawLabel>) throws(ExpositionFault) -> Result
    ) throws(ExpositionFault) -> Result {
        // A stack's worth of labels costs no allocation.
        let result = withUnsafeTemporaryAllocation(of: RawLabel.self, capacity: spanCount) { labels in
            for index in 0..<spanCount {
                labels.initializeElement(at: index, to: RawLabel(spans[index], in: body, normalization))
            }
            Self.sort(labels)
            return Swift.Result { () throws(ExpositionFault) in
                for index in 1..<max(labels.count, 1) where !labels[index - 1].precedes(labels[index]) {
                    let second = labels[index - 1].offset > labels[index].offset ? labels[index - 1] : labels[index]
                    throw failure(.duplicateLabel(Excerpt.text(second.name)), at: second.offset)
                }
                return try read(labels)
            }
        }
        return try result.get()
    }

    /// By insertion, for exporters send few labels, mostly sorted; but a hostile one may send a hundred thousand.
    @inline(__always)
    private static func sort(_ labels: UnsafeMutableBufferPointer<RawLabel>) {
        guard labels.count <= 32 else {
            var labels = labels
            labels.sort { $0.precedes($1) }
            return
        }
        for index in 1..<max(labels.count, 1) where labels[index].precedes(labels[index - 1]) {
            let label = labels[index]
            var place = index
            while place > 0, label.precedes(labels[place - 1]) {
                labels[place] = labels[place - 1]
                place -= 1
            }
            labels[place] = label
        }
    }
}
