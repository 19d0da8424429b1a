/// Samples as lines of OpenMetrics, each with its timestamp, written byte by byte: what a recording is made of, at the
/// pace of thousands of targets. What it writes reads back as it was.
package struct SampleWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    package mutating func append(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

    /// - Parameter time: Milliseconds since 1970.
    package mutating func append(_ labels: Labels, value: Double, time: Int64) {
        appendSeries(labels.bytes)
        bytes.append(UInt8(ascii: " "))
        append(value)
        bytes.append(UInt8(ascii: " "))
        append(NumberText.seconds(milliseconds: time).utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// `# KEYWORD name text`
    package mutating func appendMetadata(_ keyword: String, _ name: String, _ text: String) {
        append("# \(keyword) ".utf8)
        let name = Array(name.utf8)
        if Self.isPlain(name[...], colons: true) { bytes += name } else { quote(name[...]) }
        bytes.append(UInt8(ascii: " "))
        escape(Array(text.utf8)[...])
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Name and labels, from the buffer that `Labels` describes.
    private mutating func appendSeries(_ encoded: [UInt8]) {
        let name = Labels.metricName(in: encoded).map { encoded[$0] }
        let isPlain = name.map { Self.isPlain($0, colons: true) } ?? false
        var opening = UInt8(ascii: "{")
        if let name, isPlain {
            bytes += name
        } else if let name {
            bytes.append(opening)
            quote(name)
            opening = UInt8(ascii: ",")
        }
        var position = 0
        while position < encoded.count {
            let label = encoded[Labels.string(in: encoded, at: &position)]
            let value = encoded[Labels.string(in: encoded, at: &position)]
            if label.elementsEqual("__name__".utf8) { continue }
            bytes.append(opening)
            opening = UInt8(ascii: ",")
            if Self.isPlain(label, colons: false) { bytes += label } else { quote(label) }
            bytes.append(UInt8(ascii: "="))
            quote(value)
        }
        if opening != UInt8(ascii: "{") { bytes.append(UInt8(ascii: "}")) }
    }

    /// In digits that read back as the same number.
    private mutating func append(_ value: Double) {
        if value.isNaN { return append("NaN".utf8) }
        if value.isInfinite { return append((value < 0 ? "-Inf" : "+Inf").utf8) }
        var text = value.description[...]
        if text.hasSuffix(".0") { text = text.dropLast(2) }
        append(text.utf8)
    }

    private mutating func quote(_ text: ArraySlice<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        escape(text)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ text: ArraySlice<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\n"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
            case UInt8(ascii: "\\"), UInt8(ascii: "\""): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            default: bytes.append(byte)
            }
        }
    }

    private static func isPlain(_ name: ArraySlice<UInt8>, colons: Bool) -> Bool {
        guard let first = name.first else { return false }
        return colons
            ? ByteClass.startsMetricName(first) && name.allSatisfy(ByteClass.continuesMetricName)
            : ByteClass.startsLabelName(first) && name.allSatisfy(ByteClass.continuesLabelName)
    }
}

extension Labels {
    /// Where the metric's name stands in a buffer of labels; nil where there is none.
    package static func metricName(in bytes: [UInt8]) -> Range<Int>? {
        var position = 0
        while position < bytes.count {
            let label = string(in: bytes, at: &position)
            let value = string(in: bytes, at: &position)
            if bytes[label].elementsEqual("__name__".utf8) { return value }
        }
        return nil
    }
}
