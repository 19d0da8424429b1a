import Charting
import Prometheus
import Testing

@testable import Dashboard

@Suite("Numbers, addresses and tables as text")
struct TextFormTests {
    @Test(
        "values are written as Prometheus's API writes them",
        arguments: [
            (0.0, "0"), (-0.0, "-0"), (1e6, "1000000"), (123_456_789, "123456789"), (1e21, "1e+21"),
            (1e20, "100000000000000000000"), (0.00001, "0.00001"), (0.000016675, "0.000016675"), (1e-7, "1e-07"),
            (-2_500_000.25, "-2500000.25"), (31.42, "31.42"), (.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
        ])
    func values(value: Double, text: String) {
        #expect(SampleText.value(value) == text)
    }

    @Test(
        "Prometheus's globalUrl: this machine's name in place of a local address, where there is a port",
        arguments: [
            ("http://localhost:8081/metrics2", "http://box:8081/metrics2"),
            ("https://127.0.0.1:443/m?a=b", "https://box:443/m?a=b"),
            ("http://[::1]:80/metrics", "http://box:80/metrics"),
            ("http://localhost/metrics", "http://localhost/metrics"),
            ("http://10.0.0.1:80/metrics", "http://10.0.0.1:80/metrics"),
            ("http://localhost.example:80/metrics", "http://localhost.example:80/metrics"),
            ("http://localhost:80?x=http://127.0.0.1:1/", "http://box:80?x=http://127.0.0.1:1/"),
        ])
    func globalURL(url: String, global: String) {
        #expect(GlobalURL.text(url, hostName: "box") == global)
    }

    @Test(
        "times have all their milliseconds, before 1970 too",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_795_349_100_123, "2026-11-22T12:05:00.123Z"),
            (-500, "1969-12-31T23:59:59.500Z"), (-1000, "1969-12-31T23:59:59.000Z"),
        ] as [(Int64, String)])
    func timestamps(time: Int64, text: String) {
        #expect(Timestamp.text(time) == text)
    }

    @Test("a table cuts nothing, and aligns wide characters")
    func table() {
        var table = TextTable(["A", "N", "B"], rightAligned: [1])
        table.rows = [["日本", "5", "x"], ["a", "100", ""]]
        #expect(table.text == "A       N  B\n日本    5  x\na     100\n")
    }

    @Test("JSON escapes whatever a terminal could take for a command")
    func json() {
        let json = JSONValue.object([
            ("a\"b", .string("\u{1B}[2J\\\n\u{202E}\u{9B}é")), ("n", .null), ("x", .double(.infinity)),
            ("list", .array([.int(-1), .bool(true), .double(0.5)])),
        ])
        #expect(
            "\(json)" == #"{"a\"b":"\u001b[2J\\\n\u202e\u009bé","n":null,"x":"+Inf","list":[-1,true,0.5]}"#)
    }

    @Test("a character beyond 16 bits that must be escaped is two escapes")
    func surrogates() {
        #expect("\(JSONValue.string("\u{E0001}"))" == #""\udb40\udc01""#)
    }

    @Test("XML keeps its own characters apart, and has no place for control characters")
    func xml() {
        #expect(XMLText.escaped("a<b>&\"'\n\u{1B}\u{FFFF}\u{202E}é") == "a&lt;b&gt;&amp;&quot;&apos;&#10;���é")
    }
}
