extension SafeText {
    /// `texts`, those that do not fit cut to `width` cells with an `…`: where that makes no two look alike at the end, else
    /// in the middle, else in what they all begin with.
    package static func apart(_ texts: [String], width: Int) -> [String] {
        let long = texts.filter { Self.width(of: $0) > width }
        guard width > 0, !long.isEmpty else { return texts }
        let different = Set(texts).count
        let beginning = commonBeginning(of: long)
        let cuts: [(String) -> String] = [
            { head($0, width: width) },
            { middle($0, width: width, head: (width - 1) / 2) },
            { head(head($0, width: Swift.max(1, width / 4)) + text($0, after: beginning), width: width) },
        ]
        var best: [String] = []
        var told = 0
        for cut in cuts {
            let shown = texts.map { Self.width(of: $0) > width ? cut($0) : $0 }
            let count = Set(shown).count
            if count == different { return shown }
            if count > told { (best, told) = (shown, count) }
        }
        return best
    }

    private static func head(_ text: String, width: Int) -> String {
        glyphs(text, width: width).reduce(into: "") { $1.write(to: &$0) }
    }

    /// Its first `head` cells at most, an ellipsis, and its end.
    private static func middle(_ text: String, width: Int, head: Int) -> String {
        guard head > 0 else { return Self.head(text, width: width) }
        var end: [Glyph] = []
        var room = width - head - 1
        for glyph in Array(SafeText(String(text.unicodeScalars.suffix(4 * width)))).reversed() {
            room -= glyph.width
            guard room >= 0 else { break }
            end.append(glyph)
        }
        return end.reversed().reduce(into: Self.head(text, width: head + 1)) { $1.write(to: &$0) }
    }

    /// How many scalars the texts begin with alike.
    private static func commonBeginning(of texts: [String]) -> Int {
        guard let first = texts.first else { return 0 }
        return texts.dropFirst().reduce(first.unicodeScalars.count) { common, text in
            zip(first.unicodeScalars, text.unicodeScalars).prefix(common).prefix { $0 == $1 }.count
        }
    }

    private static func text(_ text: String, after scalars: Int) -> String {
        String(text.unicodeScalars.dropFirst(scalars))
    }
}
