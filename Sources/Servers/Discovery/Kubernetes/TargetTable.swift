import Kubernetes

/// What each object became, in the order of their names: the same objects are always the same answer. It is kept in
/// pages, as a list of ten thousand is changed one object at a time, hundreds of times in a second when pods are rolled
/// out.
struct TargetTable: Sendable {
    private struct Page: Sendable {
        var names: [ObjectName]
        var block: AnswerBlock
    }

    /// Remarks that wait to be told.
    private static let memory = 10_000

    /// Objects of a page at first; twice as many at most.
    private let pageSize: Int
    private var pages: [Page]
    private var remarks: [String] = []

    /// - Parameter pageSize: a smaller one makes changes cheaper, and answers dearer, as they go out page by page.
    init(_ targets: [(name: ObjectName, value: DiscoveredTargets)] = [], pageSize: Int = 256) {
        self.pageSize = pageSize
        // Once each: a list in pages may have an object on two of them.
        var sorted: [(name: ObjectName, value: DiscoveredTargets)] = []
        sorted.reserveCapacity(targets.count)
        for target in targets.sorted(by: { $0.name < $1.name }) {
            if sorted.last?.name == target.name { sorted.removeLast() }
            sorted.append(target)
        }
        pages = stride(from: 0, to: sorted.count, by: pageSize).map { start in
            let part = sorted[start..<min(start + pageSize, sorted.count)]
            return Page(names: part.map(\.name), block: AnswerBlock(part.map(\.value.rendered)))
        }
        for target in sorted { note(target.value.remarks) }
    }

    /// What is answered.
    var blocks: [AnswerBlock] { pages.map(\.block) }

    /// What is wrong with objects, since it was last asked for.
    mutating func takeRemarks() -> [String] {
        defer { remarks = [] }
        return remarks
    }

    /// - Returns: whether the answer is another one now.
    mutating func set(_ name: ObjectName, _ value: DiscoveredTargets) -> Bool {
        note(value.remarks)
        guard !pages.isEmpty else {
            pages = TargetTable([(name, value)], pageSize: pageSize).pages
            return value.rendered.groups > 0
        }
        let (page, index, isThere) = place(of: name)
        if isThere {
            guard pages[page].block.fingerprint(at: index) != value.rendered.fingerprint else { return false }
            pages[page].block.replace(index..<(index + 1), with: [value.rendered])
            return true
        }
        pages[page].names.insert(name, at: index)
        pages[page].block.replace(index..<index, with: [value.rendered])
        if pages[page].names.count > 2 * pageSize { split(page) }
        return value.rendered.groups > 0
    }

    /// - Returns: whether the answer is another one now.
    mutating func remove(_ name: ObjectName) -> Bool {
        guard !pages.isEmpty else { return false }
        let (page, index, isThere) = place(of: name)
        guard isThere else { return false }
        let isNew = pages[page].block.groups(at: index) > 0
        pages[page].names.remove(at: index)
        pages[page].block.replace(index..<(index + 1), with: [])
        shrink(page)
        return isNew
    }

    private mutating func note(_ new: [String]) {
        if !new.isEmpty, remarks.count < Self.memory { remarks += new }
    }

    private mutating func split(_ page: Int) {
        let middle = pages[page].names.count / 2
        let rest = Page(names: Array(pages[page].names[middle...]), block: pages[page].block.split(at: middle))
        pages[page].names.removeLast(rest.names.count)
        pages.insert(rest, at: page + 1)
    }

    /// Joins a page with the next one where both are small, so that there are never many small ones.
    private mutating func shrink(_ page: Int) {
        if pages[page].names.isEmpty {
            pages.remove(at: page)
        } else if page + 1 < pages.count, pages[page].names.count + pages[page + 1].names.count <= pageSize {
            let next = pages.remove(at: page + 1)
            pages[page].names += next.names
            pages[page].block.join(next.block)
        }
    }

    /// Where a name is, or would be.
    private func place(of name: ObjectName) -> (page: Int, index: Int, isThere: Bool) {
        // The last page that begins at or before the name, or the first.
        let after = pages.partitioningIndex { name < $0.names[0] }
        let page = max(0, after - 1)
        let names = pages[page].names
        let index = names.partitioningIndex { !($0 < name) }
        return (page, index, index < names.count && names[index] == name)
    }
}

extension Array {
    /// The first index from which on something holds, where it holds from there to the end.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
