/// A natural number of any size: just what exact decimals of a double need.
struct BigNatural {
    /// 32 bits each, the lowest first.
    private var limbs: [UInt32]

    /// A finite, positive double times a power of ten, rounded to the nearest whole number, ties to even.
    init(_ value: Double, timesTenToThe power: Int) {
        let isNormal = value.exponentBitPattern > 0
        let significand = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
        limbs = [UInt32(truncatingIfNeeded: significand), UInt32(significand >> 32)]
        for _ in 0..<power { multiply(by: 10) }
        let exponent = Int(max(value.exponentBitPattern, 1)) - 1075
        if exponent >= 0 { shiftLeft(by: exponent) } else { shiftRightRounding(by: -exponent) }
    }

    private mutating func multiply(by factor: UInt32) {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = UInt64(limbs[index]) * UInt64(factor) + carry
            limbs[index] = UInt32(truncatingIfNeeded: product)
            carry = product >> 32
        }
        if carry > 0 { limbs.append(UInt32(carry)) }
    }

    private mutating func shiftLeft(by count: Int) {
        for _ in 0..<(count % 32) { multiply(by: 2) }
        limbs.insert(contentsOf: repeatElement(0, count: count / 32), at: 0)
    }

    private mutating func shiftRightRounding(by count: Int) {
        let half = bit(count - 1)
        let isTie = half && !(0..<(count - 1)).contains { bit($0) }
        let quotient = (0..<max(limbs.count - count / 32, 0)).map { index -> UInt32 in
            let low = limbs[index + count / 32]
            let high = index + count / 32 + 1 < limbs.count ? limbs[index + count / 32 + 1] : 0
            return UInt32(truncatingIfNeeded: (UInt64(high) << 32 | UInt64(low)) >> UInt64(count % 32))
        }
        limbs = quotient.isEmpty ? [0] : quotient
        if half, !isTie || bit(0) { increment() }
    }

    private func bit(_ index: Int) -> Bool {
        index / 32 < limbs.count && limbs[index / 32] >> UInt32(index % 32) & 1 == 1
    }

    private mutating func increment() {
        for index in limbs.indices {
            limbs[index] &+= 1
            if limbs[index] != 0 { return }
        }
        limbs.append(1)
    }

    /// ASCII, the highest first; empty for zero.
    var decimalDigits: [UInt8] {
        var rest = limbs
        var digits: [UInt8] = []
        while let last = rest.last {
            if last == 0 {
                rest.removeLast()
                continue
            }
            var remainder: UInt64 = 0
            for index in rest.indices.reversed() {
                let part = remainder << 32 | UInt64(rest[index])
                rest[index] = UInt32(part / 10)
                remainder = part % 10
            }
            digits.append(UInt8(ascii: "0") + UInt8(remainder))
        }
        return digits.reversed()
    }
}
