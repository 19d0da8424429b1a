/// By which power of ten numbers are divided to stay short, and how that is written.
struct NumberUnit: Equatable {
    var exponent: Int
    var suffix: String

    static let one = NumberUnit(exponent: 0, suffix: "")

    /// Beyond the suffixes.
    var isPower: Bool { suffix.utf8.first == UInt8(ascii: "e") }

    init(exponent: Int, suffix: String) {
        self.exponent = exponent
        self.suffix = suffix
    }

    /// For numbers up to `magnitude`: none from 0.001 to 100,000, then the suffixes that Prometheus's graphs use, and
    /// beyond them a power of ten.
    init(for magnitude: Double) {
        guard magnitude >= 100_000 || magnitude < 0.001, magnitude > 0, magnitude.isFinite else {
            self = .one
            return
        }
        let exponent = PowerOfTen.exponent(of: magnitude)
        let thousands = exponent >= 0 ? exponent / 3 : (exponent - 2) / 3
        let suffixes = ["n", "µ", "m", "", "k", "M", "G", "T", "P", "E"]
        if suffixes.indices.contains(thousands + 3) {
            self.init(exponent: thousands * 3, suffix: suffixes[thousands + 3])
        } else {
            self.init(exponent: exponent, suffix: "e\(exponent)")
        }
    }
}
