/// What one cell shows: a base character with at most two combining marks, one or two cells wide.
///
/// Packed into 64 bits (three scalars of 21 bits, one bit for the width), so that a frame of thousands of cells is one
/// allocation. It is built only by `SafeText` or from scalars known here, so it never holds a control character.
package struct Glyph: Equatable, Hashable, Sendable {
    private var bits: UInt64

    private static let wideBit: UInt64 = 1 << 63
    private static let scalarMask: UInt64 = 0x1F_FFFF

    /// The second cell of a wide character: nothing is written for it.
    package static let continuation = Glyph(bits: 0)
    package static let blank = Glyph(" ")

    /// The scalar must be one that a terminal draws: `SafeText` sees to that for text.
    init(_ scalar: Unicode.Scalar, isWide: Bool = false) {
        bits = UInt64(scalar.value) | (isWide ? Glyph.wideBit : 0)
    }

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// A third mark and those that follow are dropped: stacks of marks run into the lines above and below.
    mutating func combine(_ mark: Unicode.Scalar) {
        if bits >> 21 & Glyph.scalarMask == 0 {
            bits |= UInt64(mark.value) << 21
        } else if bits >> 42 & Glyph.scalarMask == 0 {
            bits |= UInt64(mark.value) << 42
        }
    }

    package var isContinuation: Bool { bits == 0 }
    package var isWide: Bool { bits & Glyph.wideBit != 0 }
    package var isBlank: Bool { self == .blank }

    /// Cells it takes; 0 for a continuation.
    package var width: Int { bits == 0 ? 0 : isWide ? 2 : 1 }

    /// The base character; a space for a continuation.
    package var base: Unicode.Scalar {
        Unicode.Scalar(UInt32(bits & Glyph.scalarMask)).flatMap { $0 == "\0" ? nil : $0 } ?? " "
    }

    /// The base and its marks; none for a continuation.
    package var scalars: [Unicode.Scalar] {
        [bits, bits >> 21, bits >> 42]
            .map { $0 & Glyph.scalarMask }
            .filter { $0 != 0 }
            .compactMap { Unicode.Scalar(UInt32($0)) }
    }

    /// Appends the base and its marks to `text`.
    package func write(to text: inout String) {
        if bits < 0x20_0000, bits != 0 {
            text.unicodeScalars.append(base)
        } else {
            text.unicodeScalars.append(contentsOf: scalars)
        }
    }
}
