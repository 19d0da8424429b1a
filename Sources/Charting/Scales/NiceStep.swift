/// A step of 1, 2 or 5 times a power of ten.
struct NiceStep: Equatable {
    /// 1, 2 or 5.
    var mantissa: Int
    var exponent: Int

    /// The smallest that is not below `value`, which is finite and above 0.
    init(atLeast value: Double) {
        exponent = PowerOfTen.exponent(of: value)
        mantissa = 1
        while self.value < value { grow() }
    }

    var value: Double { Double(mantissa) * PowerOfTen.value(exponent) }

    mutating func grow() {
        switch mantissa {
        case 1: mantissa = 2
        case 2: mantissa = 5
        default:
            mantissa = 1
            exponent += 1
        }
    }

    /// `count` steps, exactly, in that unit; the shortest form that tells it from its neighbours.
    func label(_ count: Int, unit: NumberUnit) -> String {
        let number = count * mantissa
        if number == 0 { return "0" }
        let shift = exponent - unit.exponent
        var digits = String(number.magnitude)
        if shift >= 0 {
            digits += String(repeating: "0", count: shift)
        } else {
            let places = -shift
            digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places))
        }
        return (number < 0 ? "-" : "") + digits + unit.suffix
    }
}
