import Charting
import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("What is said beside the data")
struct NoticeTests {
    private static func lines(_ notices: [Notice]) -> [String] {
        var interface = Building.interface(showing: Building.snapshot())
        _ = interface.update(.notices(notices))
        return Building.lines(interface)
    }

    @Test("a configuration that was not reloaded stands in the header")
    func configuration() {
        let lines = Self.lines([
            Notice(.configuration, "configuration not reloaded: a.yml:3: unknown key", isBad: true)
        ])
        #expect(lines[0].contains("2 targets, 2 up   configuration not reloaded: a.yml:3: unknown key"))
        #expect(!lines[0].contains("http://localhost:8080/targets"))
    }

    @Test("a comparison takes the place of the name in the footer")
    func comparison() {
        let text = "compared with http://p:9090: 2 series equal"
        let lines = Self.lines([Notice(.comparison, text, isBad: false)])
        #expect(lines[31].hasSuffix(text))
        #expect(lines[31].hasPrefix(" ? help  q quit"))
    }

    @Test("a notice goes when its reason is gone, and is sent only when it changes")
    func board() async {
        let board = NoticeBoard()
        var changes = board.changes.makeAsyncIterator()
        let first = Notice(.comparison, "a", isBad: false)
        board.post(first)
        #expect(await changes.next() == [first])
        board.post(first)
        let second = Notice(.configuration, "b", isBad: true)
        board.post(second)
        #expect(await changes.next() == [second, first], "the configuration first")
        board.remove(.comparison)
        #expect(await changes.next() == [second])
    }

    @Test("lines of a server's samples: each once, of the past the newest")
    func sampleLines() {
        let lines = SampleLines()
        func series(_ points: [Point]) -> [SeriesSnapshot] {
            [SeriesSnapshot(labels: ["__name__": "m", "instance": "a\u{1B}"], points: points)]
        }
        let points = [Point(time: Building.noon, value: 1), Point(time: Building.noon + 5000, value: 2.5)]
        #expect(lines.new(in: series(points)) == #"2026-11-22T12:05:05.000Z m{instance="a\x1b"} 2.5"#)
        #expect(lines.new(in: series(points)).isEmpty)
        let later = points + [Point(time: Building.noon + 10_000, value: .nan)]
        #expect(lines.new(in: series(later)) == #"2026-11-22T12:05:10.000Z m{instance="a\x1b"} NaN"#)
    }
}
