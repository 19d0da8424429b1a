/// One label: a name and its value, both UTF-8 as they stand on the wire.
package struct Label: Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension Label: Hashable {
    // By bytes: for Prometheus "é" and "e" + U+0301 are two values, for String's == they are one.
    package static func == (a: Label, b: Label) -> Bool {
        a.name.utf8.elementsEqual(b.name.utf8) && a.value.utf8.elementsEqual(b.value.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in name.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0xFF))
        for byte in value.utf8 { hasher.combine(byte) }
    }
}
