/// What is wrong with objects, each thing once.
struct Remarks {
    /// Remarks that are remembered, and that are told of one answer at most.
    private static let (memory, atOnce) = (10_000, 20)

    private var known: Set<String> = []

    /// - Returns: what is new among them, as much as a log can bear.
    mutating func new(in remarks: [String]) -> [String] {
        var new: [String] = []
        for remark in remarks where known.count < Self.memory {
            if known.insert(remark).inserted { new.append(remark) }
        }
        guard new.count > Self.atOnce else { return new }
        return new.prefix(Self.atOnce) + ["\(new.count - Self.atOnce) more remarks of this kind"]
    }
}
