/// Takes a list apart while it comes, whatever its chunks: the items one by one, and what stands around them. A server
/// that answers from its cache sends all pages as one, and 10,000 pods are 60 MB: they are never held at once.
struct ListSplitter {
    struct TooLarge: Error {}

    /// Bytes of one item at most, and of everything around them: a server stores 1.5 MB at most of an object.
    private let limit: Int
    /// The list without its items: `{"kind":"PodList","metadata":{…},"items":[]}`.
    private(set) var head: [UInt8] = []
    private var item: [UInt8] = []
    /// Of brackets and braces.
    private var depth = 0
    private var isInString = false
    private var isAfterBackslash = false
    /// The last string at the depth of the list's own keys.
    private var key: [UInt8] = []
    private var isInItems = false

    /// Whether the list has come to its end.
    var isComplete: Bool { depth == 0 && !head.isEmpty }

    init(limit: Int) {
        self.limit = limit
    }

    /// - Parameter each: is given the items that are complete by now, in order.
    mutating func take(
        _ bytes: some Sequence<UInt8>,
        each: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        for byte in bytes {
            // Items stand at the second depth: their own braces begin and end the third.
            if isInItems, depth >= 3 || byte == UInt8(ascii: "{") {
                item.append(byte)
                guard item.count <= limit else { throw TooLarge() }
            } else if !isInItems || byte == UInt8(ascii: "]") {
                head.append(byte)
                guard head.count <= limit else { throw TooLarge() }
            }
            let wasInItem = depth >= 3
            advance(byte)
            if isInItems, wasInItem, depth == 2 {
                try each(item[...])
                item.removeAll(keepingCapacity: true)
            }
        }
    }

    private mutating func advance(_ byte: UInt8) {
        if isInString {
            if isAfterBackslash {
                isAfterBackslash = false
            } else if byte == UInt8(ascii: "\\") {
                isAfterBackslash = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
            } else if depth == 1 {
                key.append(byte)
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""):
            isInString = true
            if depth == 1 { key.removeAll(keepingCapacity: true) }
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            depth += 1
            if depth == 2, byte == UInt8(ascii: "["), key.elementsEqual("items".utf8) { isInItems = true }
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            depth -= 1
            if depth == 1 { isInItems = false }
        default: break
        }
    }
}
