/// Unicode's general categories by the names that RE2 knows: `L`, `Lu`, …, and `Any`.
enum UnicodeCategories {
    static func set(named name: String) -> ScalarSet? {
        if name == "Any" { return .all }
        if let set = sets[name] { return set }
        guard name.utf8.count == 1 else { return nil }
        let parts = sets.filter { $0.key.hasPrefix(name) }
        return parts.isEmpty ? nil : ScalarSet(parts.values.flatMap(\.ranges))
    }

    /// Made when first asked for: one walk over all of Unicode.
    private static let sets: [String: ScalarSet] = {
        var ranges: [Unicode.GeneralCategory: [ClosedRange<UInt32>]] = [.surrogate: [0xD800...0xDFFF]]
        // Between these, nothing is assigned; private use follows.
        for part in [UInt32(0)...0x3FFFF, 0xE0000...0xE0FFF] {
            var start = part.lowerBound
            var category: Unicode.GeneralCategory?
            for value in part {
                let next = Unicode.Scalar(value)?.properties.generalCategory
                if next == category { continue }
                if let category, start < value { ranges[category, default: []].append(start...value - 1) }
                start = value
                category = next
            }
            if let category { ranges[category, default: []].append(start...part.upperBound) }
        }
        ranges[.privateUse, default: []] += [0xF0000...0xFFFFD, 0x100000...0x10FFFD]
        var sets: [String: ScalarSet] = [:]
        for (category, list) in ranges {
            if let name = names[category] { sets[name] = ScalarSet(list) }
        }
        return sets
    }()

    /// Without `Cn`, which Go does not have.
    private static let names: [Unicode.GeneralCategory: String] = [
        .uppercaseLetter: "Lu", .lowercaseLetter: "Ll", .titlecaseLetter: "Lt", .modifierLetter: "Lm",
        .otherLetter: "Lo", .nonspacingMark: "Mn", .spacingMark: "Mc", .enclosingMark: "Me", .decimalNumber: "Nd",
        .letterNumber: "Nl", .otherNumber: "No", .connectorPunctuation: "Pc", .dashPunctuation: "Pd",
        .openPunctuation: "Ps", .closePunctuation: "Pe", .initialPunctuation: "Pi", .finalPunctuation: "Pf",
        .otherPunctuation: "Po", .mathSymbol: "Sm", .currencySymbol: "Sc", .modifierSymbol: "Sk", .otherSymbol: "So",
        .spaceSeparator: "Zs", .lineSeparator: "Zl", .paragraphSeparator: "Zp", .control: "Cc", .format: "Cf",
        .surrogate: "Cs", .privateUse: "Co",
    ]
}
