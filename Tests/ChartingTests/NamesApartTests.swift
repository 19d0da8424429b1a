import Charting
import Testing

@Suite("Names that are cut")
struct NamesApartTests {
    @Test(
        "are cut at the end, or else where no two of them look alike",
        arguments: [
            (["metrics", "other"], 10, ["metrics", "other"]),
            (["metrics-1", "x"], 6, ["metri…", "x"]),
            (["node-1.example.com", "node-2.example.com"], 9, ["node-1.e…", "node-2.e…"]),
            (["long_name_of_a_metric_a", "long_name_of_a_metric_b"], 9, ["long…ic_a", "long…ic_b"]),
            (
                ["/api/v1/services/first/the/same/end", "/api/v1/services/other/the/same/end"], 12,
                ["/a…first/th…", "/a…other/th…"]
            ),
            (["straße-東京-駅1", "straße-東京-駅2"], 9, ["stra…-駅1", "stra…-駅2"]),
            (["the same name", "the same name"], 6, ["the s…", "the s…"]),
            (["ab1", "ab2"], 2, ["…1", "…2"]),
            (["ab1", "ab2"], 0, ["ab1", "ab2"]),
        ])
    func cut(names: [String], width: Int, expected: [String]) {
        #expect(SafeText.apart(names, width: width) == expected)
    }

    @Test("are told apart in a table's column that names its rows")
    func table() {
        let names = ["http_requests_of_the_team_a", "http_requests_of_the_team_b"]
        func lines(tellsApart: Bool) -> [String] {
            let columns = [
                TableColumn("NAME", minimumWidth: 4, isFlexible: true, tellsApart: tellsApart), TableColumn("LAST"),
            ]
            var frame = Frame(width: 20, height: 3)
            Table(columns: columns, rows: names.map { [TableCell($0), TableCell("1")] })
                .draw(on: &frame, in: frame.bounds)
            return frame.lines
        }
        #expect(
            lines(tellsApart: true) == ["NAME            LAST", "http_r…_team_a  1", "http_r…_team_b  1"])
        #expect(lines(tellsApart: false)[1] == "http_requests…  1")
    }

    @Test("leave room in a legend for the other series")
    func legend() {
        let end = "/api/v1/namespaces/production/services/checkout/proxy/"
        let entries = (0..<3).map { LegendEntry(index: $0, name: end + "\($0)") }
        var frame = Frame(width: 100, height: 1)
        Legend(entries).draw(on: &frame, in: frame.bounds)
        #expect(
            frame.lines[0].hasPrefix(
                "1━ /api/v1/names…eckout/proxy/0   2┅ /api/v1/names…eckout/proxy/1   3┉ /api/v1/names…eckout/proxy/2"))
    }

    @Test("of a legend are not cut where they fit, nor below 24 cells")
    func legendKeeps() {
        let entries = (0..<4).map { LegendEntry(index: $0, name: "metrics-server-\($0):80") }
        var frame = Frame(width: 60, height: 1)
        Legend(entries).draw(on: &frame, in: frame.bounds)
        #expect(frame.lines[0].hasPrefix("1━ metrics-server-0:80   2┅ metrics-server-1:80   +2 more"))
    }
}
