/// A label that is still part of the body, ready to be sorted and copied. Points into the body and into constants, so it
/// must outlive neither.
struct RawLabel {
    /// The first eight bytes of the name, so that most comparisons are one of integers.
    private let key: UInt64
    let name: UnsafeBufferPointer<UInt8>
    let value: UnsafeBufferPointer<UInt8>
    let isMetricName: Bool
    /// Whether `.0` follows the value.
    private var isWhole = false
    /// Whether the label is not what stands in the body: it has escapes, or a number written otherwise.
    private(set) var needsRewriting: Bool
    /// Where the name stands in the body.
    let offset: Int

    private static let metricName: StaticString = "__name__"

    @inline(__always)
    init(_ span: LabelSpan, in body: UnsafeBufferPointer<UInt8>, _ normalization: Normalization) {
        value = UnsafeBufferPointer(rebasing: body[span.value])
        offset = span.name.lowerBound
        isMetricName = span.isMetricName
        needsRewriting = span.isEscaped
        if isMetricName {
            name = UnsafeBufferPointer(start: Self.metricName.utf8Start, count: 8)
            key = 0x5F5F_6E61_6D65_5F5F
            return
        }
        name = UnsafeBufferPointer(rebasing: body[span.name])
        key = Self.key(of: span.name, in: body)
        guard normalization.applies(to: name) else { return }
        switch normalization.form(of: value) {
        case .canonical: break
        case .wholeNumber: isWhole = true
        case .other: needsRewriting = true
        }
    }

    /// Big-endian, so that the order is that of the bytes; shorter names are filled up with zeros.
    @inline(__always)
    private static func key(of name: Range<Int>, in body: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if name.lowerBound + 8 <= body.count, let start = body.baseAddress {
            let bytes = UInt64(bigEndian: UnsafeRawPointer(start + name.lowerBound).loadUnaligned(as: UInt64.self))
            return name.count >= 8 ? bytes : bytes & ~(UInt64.max >> UInt64(name.count * 8))
        }
        return name.reduce(0) { $0 << 8 | UInt64(body[$1]) } << UInt64(64 - 8 * name.count)
    }

    /// By the bytes of the names.
    @inline(__always)
    func precedes(_ other: RawLabel) -> Bool {
        key == other.key ? tailPrecedes(other) : key < other.key
    }

    private func tailPrecedes(_ other: RawLabel) -> Bool {
        if name.count <= 8 || other.name.count <= 8 { return name.count < other.name.count }
        return name.dropFirst(8).lexicographicallyPrecedes(other.name.dropFirst(8))
    }

    /// What the label takes in the buffer of `Labels`; nothing where it has no value.
    var encodedCount: Int {
        if value.isEmpty { return 0 }
        let valueCount = value.count + (isWhole ? 2 : 0)
        return name.count + valueCount + (name.count < 255 ? 1 : 5) + (valueCount < 255 ? 1 : 5)
    }

    @inline(__always)
    func encode(at position: inout UnsafeMutablePointer<UInt8>) {
        if value.isEmpty { return }
        Self.encode(count: name.count, at: &position)
        Self.encode(name, at: &position)
        Self.encode(count: value.count + (isWhole ? 2 : 0), at: &position)
        Self.encode(value, at: &position)
        if isWhole {
            position[0] = UInt8(ascii: ".")
            position[1] = UInt8(ascii: "0")
            position += 2
        }
    }

    @inline(__always)
    private static func encode(_ bytes: UnsafeBufferPointer<UInt8>, at position: inout UnsafeMutablePointer<UInt8>) {
        if let start = bytes.baseAddress { position.initialize(from: start, count: bytes.count) }
        position += bytes.count
    }

    @inline(__always)
    private static func encode(count: Int, at position: inout UnsafeMutablePointer<UInt8>) {
        if count < 255 {
            position[0] = UInt8(count)
            position += 1
            return
        }
        position[0] = 255
        for index in 0..<4 { position[index + 1] = UInt8(truncatingIfNeeded: count >> (8 * index)) }
        position += 5
    }
}
