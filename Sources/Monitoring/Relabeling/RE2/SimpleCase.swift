/// Unicode's simple case mappings, one code point to one, as Go's `strings.ToLower` and `ToUpper` use them. Swift offers
/// only the full ones, which may make several of one (ß to SS).
enum SimpleCase {
    static func lower(_ value: UInt32) -> UInt32 {
        // The only simple lower case that is not the whole of the full one.
        if value == 0x130 { return 0x69 }
        guard let scalar = Unicode.Scalar(value) else { return value }
        return only(scalar.properties.lowercaseMapping) ?? value
    }

    static func upper(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value) else { return value }
        // Greek letters with iota subscript: full upper case is two letters, simple upper case is the title case.
        return only(scalar.properties.uppercaseMapping) ?? only(scalar.properties.titlecaseMapping) ?? value
    }

    private static func only(_ mapping: String) -> UInt32? {
        let scalars = mapping.unicodeScalars
        guard let first = scalars.first, scalars.count == 1 else { return nil }
        return first.value
    }

    static func lowercased(_ text: String) -> String { mapped(text, lower) }

    static func uppercased(_ text: String) -> String { mapped(text, upper) }

    private static func mapped(_ text: String, _ map: (UInt32) -> UInt32) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(Unicode.Scalar(map(scalar.value)) ?? scalar) }
        return String(result)
    }
}
