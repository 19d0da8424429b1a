import Charting
import Testing

@Suite("Tables")
struct TableTests {
    private let table = Table(
        columns: [
            TableColumn("", minimumWidth: 2), TableColumn("INSTANCE", minimumWidth: 8, isFlexible: true),
            TableColumn("STATE"), TableColumn("LAST", alignment: .right), TableColumn("SCRAPE", alignment: .right),
        ],
        rows: [
            ["1━", "metrics-server-1:80", TableCell("up", Style(.good)), "31.42", "1.2 ms"],
            ["2┅", "metrics-server-2:80", TableCell("down", Style(.bad)), "5.3", "12.3 ms"],
        ])

    private func lines(_ table: Table, _ width: Int, _ height: Int = 3) -> [String] {
        var frame = Frame(width: width, height: height)
        table.draw(on: &frame, in: frame.bounds)
        return frame.lines
    }

    @Test("columns are as wide as what they hold, numbers to the right")
    func whole() {
        #expect(
            lines(table, 60) == [
                "    INSTANCE             STATE   LAST   SCRAPE",
                "1━  metrics-server-1:80  up     31.42   1.2 ms",
                "2┅  metrics-server-2:80  down     5.3  12.3 ms",
            ])
    }

    @Test("narrower: the flexible column gives first, then the last columns go")
    func narrow() {
        #expect(
            lines(table, 40) == [
                "    INSTANCE       STATE   LAST   SCRAPE",
                "1━  metrics-serv…  up     31.42   1.2 ms",
                "2┅  metrics-serv…  down     5.3  12.3 ms",
            ])
        #expect(
            lines(table, 28) == [
                "    INSTANCE    STATE   LAST",
                "1━  metrics-s…  up     31.42",
                "2┅  metrics-s…  down     5.3",
            ])
        #expect(lines(table, 15) == ["    INSTANCE", "1━  metrics-se…", "2┅  metrics-se…"])
        #expect(lines(table, 3) == ["", "1━", "2┅"])
        #expect(lines(table, 1) == ["", "…", "…"])
    }

    @Test("a column of higher rank goes before the last")
    func rank() {
        var table = table
        table.columns[1].rank = 1
        #expect(
            lines(table, 28) == ["    STATE   LAST   SCRAPE", "1━  up     31.42   1.2 ms", "2┅  down     5.3  12.3 ms"])
    }

    @Test("lower: the last rows go")
    func low() {
        #expect(
            lines(table, 60, 2) == [
                "    INSTANCE             STATE   LAST  SCRAPE",
                "1━  metrics-server-1:80  up     31.42  1.2 ms",
            ])
        #expect(lines(table, 60, 1) == ["    INSTANCE  STATE  LAST  SCRAPE"])
    }

    @Test("hostile and wide labels keep the columns straight")
    func hostile() {
        var table = table
        table.rows[0][1] = TableCell("日本\u{1B}[2J\u{202E}\u{301}")
        table.rows[1][1] = TableCell(String(repeating: "x", count: 10_000))
        let lines = lines(table, 40)
        #expect(lines[1] == "1━  日本␛[2J�\u{301}      up     31.42   1.2 ms")
        #expect(lines[2] == "2┅  xxxxxxxxxxxx…  down     5.3  12.3 ms")
    }

    @Test("rows with too few or too many cells, and no rows, do no harm")
    func ragged() {
        var table = table
        table.rows = [["1━"], ["a", "b", "c", "d", "e", "f"]]
        #expect(lines(table, 60).count == 3)
        table.rows = []
        #expect(lines(table, 60)[0].hasPrefix("    INSTANCE"))
    }
}
