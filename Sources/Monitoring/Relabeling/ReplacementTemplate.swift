/// A replacement or a target label with references to groups, as Go's `Regexp.Expand` reads it: `$1`, `${1}`, `$name`,
/// `${name}`, `$$`. A name is as long as it can be, so `$1_x` is the group named "1_x". A group that does not exist, or
/// took no part in the match, is empty.
struct ReplacementTemplate: Sendable {
    private enum Part: Sendable {
        case text([UInt8])
        /// The first of these groups that took part.
        case groups([Int])
    }

    private var parts: [Part] = []
    /// The highest group that is referred to; nil where there is none and the text stands as it is.
    private(set) var lastGroup: Int?

    init(_ text: String, groupNames: [String?]) {
        var scalars = Substring(text).unicodeScalars
        var plain: [UInt8] = []
        while let scalar = scalars.popFirst() {
            guard scalar == "$" else {
                plain += UTF8.encode(scalar).map(Array.init) ?? []
                continue
            }
            if scalars.first == "$" {
                scalars.removeFirst()
                plain.append(UInt8(ascii: "$"))
            } else if let name = Self.takeName(from: &scalars) {
                if !plain.isEmpty { parts.append(.text(plain)) }
                plain = []
                let groups = Self.groups(named: name, groupNames)
                lastGroup = max(lastGroup ?? 0, groups.max() ?? 0)
                parts.append(.groups(groups))
            } else {
                plain.append(UInt8(ascii: "$"))
            }
        }
        if !plain.isEmpty { parts.append(.text(plain)) }
    }

    /// The name behind a `$`; nil, and nothing taken, where there is none and the `$` is only itself.
    private static func takeName(from scalars: inout Substring.UnicodeScalarView) -> String? {
        let braced = scalars.first == "{"
        let rest = braced ? scalars.dropFirst() : scalars
        let name = rest.prefix { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
                true
            default: scalar == "_"
            }
        }
        let after = rest[name.endIndex...]
        if name.isEmpty || braced && after.first != "}" { return nil }
        scalars = braced ? after.dropFirst() : after
        return String(name)
    }

    private static func groups(named name: String, _ groupNames: [String?]) -> [Int] {
        let isNumber = name.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isNumber, name == "0" || !name.hasPrefix("0") {
            return Int(name).flatMap { groupNames.indices.contains($0) ? [$0] : nil } ?? []
        }
        return groupNames.indices.filter { groupNames[$0]?.utf8.elementsEqual(name.utf8) == true }
    }

    func expand(_ text: Span<UInt8>, _ groups: [Range<Int>?]) -> [UInt8] {
        var result: [UInt8] = []
        for part in parts {
            switch part {
            case .text(let bytes): result += bytes
            case .groups(let numbers):
                guard let range = numbers.lazy.compactMap({ groups[$0] }).first else { continue }
                for index in range { result.append(text[index]) }
            }
        }
        return result
    }
}
