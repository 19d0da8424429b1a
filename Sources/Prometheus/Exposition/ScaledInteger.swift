/// An integer times a power of ten, as the nearest double.
enum ScaledInteger {
    /// 5 to the powers 0…27: those that fit 64 bits.
    private static let powersOfFive: [UInt64] = (0...27).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 5 }
    }

    /// 10 to the powers 0…22: those that a double holds exactly.
    private static let powersOfTen: [Double] = (0...22).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// Nil for powers beyond ±27, where 64 bits no longer hold the power of five.
    @inline(__always)
    static func double(_ integer: UInt64, timesTenToThe exponent: Int) -> Double? {
        if exponent == 0 { return Double(integer) }
        if integer <= 1 << 53, -22...22 ~= exponent {
            // Both are exact, so the one rounding of the division or product is the right one (Clinger).
            let value = Double(integer)
            return exponent < 0 ? value / powersOfTen[-exponent] : value * powersOfTen[exponent]
        }
        return exact(integer, timesTenToThe: exponent)
    }

    /// In 128 bits, with what is cut off kept as one sticky bit: still exactly one rounding.
    private static func exact(_ integer: UInt64, timesTenToThe exponent: Int) -> Double? {
        guard -27...27 ~= exponent, integer > 0 else { return nil }
        if exponent > 0 {
            let product = integer.multipliedFullWidth(by: powersOfFive[exponent])
            let leading = product.high == 0 ? 64 + product.low.leadingZeroBitCount : product.high.leadingZeroBitCount
            let wide = (UInt128(product.high) << 64 | UInt128(product.low)) << UInt128(leading)
            let significand = UInt64(truncatingIfNeeded: wide >> 64)
            let isInexact = UInt64(truncatingIfNeeded: wide) != 0
            return rounded(significand, isInexact, exponent: exponent + 64 - leading)
        }
        // integer / 5^n: both moved up to bit 63, so that the quotient has 64 or 65 bits.
        let divisor = powersOfFive[-exponent]
        let divisorShift = divisor.leadingZeroBitCount
        let integerShift = integer.leadingZeroBitCount
        let aligned = divisor << UInt64(divisorShift)
        let dividend = integer << UInt64(integerShift)
        let halved = dividend >= aligned
        let (quotient, remainder) = aligned.dividingFullWidth(
            halved ? (high: dividend >> 1, low: dividend << 63) : (high: dividend, low: 0)
        )
        let binary = exponent + divisorShift - integerShift - 64 + (halved ? 1 : 0)
        let leading = quotient.leadingZeroBitCount
        return rounded(quotient << UInt64(leading), remainder != 0, exponent: binary - leading)
    }

    /// The double nearest to a 64-bit significand with its top bit set, ties to even.
    private static func rounded(_ significand: UInt64, _ isInexact: Bool, exponent: Int) -> Double {
        // The lowest eleven bits do not fit the 53 of a double; the sticky bit stands in for everything below them.
        Double(significand | (isInexact ? 1 : 0)) * Double(bitPattern: UInt64(exponent + 1023) << 52)
    }
}
