package import Monitoring

/// A search as one types it: words that all have to be found, in any case.
package struct Filter: Hashable, Sendable {
    package var text = ""
    /// Whether keys go into it.
    package var isEdited = false

    package init(text: String = "", isEdited: Bool = false) {
        self.text = text
        self.isEdited = isEdited
    }

    package var isEmpty: Bool { search.isEmpty }

    /// More than fits on any screen is not taken.
    private static let longest = 200

    package mutating func type(_ character: Character) {
        if text.count < Self.longest { text.append(character) }
    }

    package mutating func erase() { _ = text.popLast() }

    package var search: LabelSearch { LabelSearch(text) }

    /// Whether each word is found in one of the texts.
    package func accepts(_ texts: some Sequence<String>) -> Bool { search.accepts(texts) }
}
