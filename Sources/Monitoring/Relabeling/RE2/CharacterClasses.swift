/// The classes that have names in Perl and POSIX. All are ASCII, as in Go.
enum CharacterClasses {
    private static let digits = ranges("09")
    private static let words = ranges("09AZ__az")
    private static let blanks = ScalarSet([9...0x0A, 0x0C...0x0D, 0x20...0x20])

    /// By letter; a capital letter's class is to be negated.
    static let perl: [Unicode.Scalar: ScalarSet] = [
        "d": digits, "D": digits, "w": words, "W": words, "s": blanks, "S": blanks,
    ]

    static let posix: [String: ScalarSet] = [
        "alnum": ranges("09AZaz"),
        "alpha": ranges("AZaz"),
        "ascii": ScalarSet([0...0x7F]),
        "blank": ranges("\t\t  "),
        "cntrl": ScalarSet([0...0x1F, 0x7F...0x7F]),
        "digit": digits,
        "graph": ranges("!~"),
        "lower": ranges("az"),
        "print": ranges(" ~"),
        "punct": ranges("!/:@[`{~"),
        "space": ScalarSet([9...0x0D, 0x20...0x20]),
        "upper": ranges("AZ"),
        "word": words,
        "xdigit": ranges("09AFaf"),
    ]

    /// Each two characters are the ends of a range.
    private static func ranges(_ ends: String) -> ScalarSet {
        let scalars = ends.unicodeScalars.map(\.value)
        return ScalarSet(stride(from: 0, to: scalars.count - 1, by: 2).map { scalars[$0]...scalars[$0 + 1] })
    }
}
