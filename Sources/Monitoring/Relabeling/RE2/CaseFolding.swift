/// Which characters are the same where case is ignored: Unicode's simple case folding, as in Go.
enum CaseFolding {
    /// The set with everything added that differs from a member only in case.
    static func closure(of set: ScalarSet) -> ScalarSet {
        guard let last = set.ranges.last, set != .all else { return set }
        var added: [ClosedRange<UInt32>] = []
        if last.upperBound < 0x80 {
            for range in set.ranges {
                for scalar in range { added += asciiVariants(of: scalar).map { $0...$0 } }
            }
        } else {
            for (scalar, variants) in variants where set.contains(scalar) { added += variants.map { $0...$0 } }
        }
        return added.isEmpty ? set : ScalarSet(set.ranges + added)
    }

    private static func asciiVariants(of scalar: UInt32) -> [UInt32] {
        switch scalar {
        // The Kelvin sign and the long s.
        case 0x4B, 0x6B: [0x4B, 0x6B, 0x212A]
        case 0x53, 0x73: [0x53, 0x73, 0x17F]
        case 0x41...0x5A: [scalar + 0x20]
        case 0x61...0x7A: [scalar - 0x20]
        default: []
        }
    }

    /// All characters that have others of the same folding, with these. Made when first asked for: it takes a walk over
    /// all of Unicode that can have case.
    private static let variants: [UInt32: [UInt32]] = {
        var classes: [UInt32: [UInt32]] = [:]
        for value in UInt32(0x41)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let properties = scalar.properties
            guard properties.changesWhenCaseMapped else { continue }
            // The dotted capital I and the dotless i fold to nothing outside of Turkish.
            guard value != 0x130, value != 0x131 else { continue }
            let folded = SimpleCase.lower(SimpleCase.upper(value))
            classes[folded, default: []].append(value)
        }
        var variants: [UInt32: [UInt32]] = [:]
        for members in classes.values where members.count > 1 {
            for member in members { variants[member] = members }
        }
        return variants
    }()
}
