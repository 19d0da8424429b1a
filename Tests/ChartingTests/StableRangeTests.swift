import Charting
import Testing

@Suite("Stable ranges")
struct StableRangeTests {
    @Test("a range grows at once")
    func grows() {
        var range = StableRange(patience: 10_000)
        range.update(needed: 27...33, at: 0)
        #expect(range.current == 27...33)
        range.update(needed: 28...40, at: 1000)
        #expect(range.current == 27...40)
    }

    @Test("it shrinks only when there has been room for a while")
    func shrinks() {
        var range = StableRange(patience: 10_000)
        range.update(needed: 0...100, at: 0)
        range.update(needed: 10...20, at: 1000)
        range.update(needed: 15...30, at: 10_999)
        #expect(range.current == 0...100)
        range.update(needed: 12...25, at: 11_000)
        #expect(range.current == 10...30)
    }

    @Test("a spike while it waits makes it wait anew")
    func waitsAnew() {
        var range = StableRange(patience: 10_000)
        range.update(needed: 0...100, at: 0)
        range.update(needed: 10...20, at: 1000)
        range.update(needed: 0...90, at: 9000)
        range.update(needed: 10...20, at: 11_000)
        range.update(needed: 10...20, at: 20_999)
        #expect(range.current == 0...100)
        range.update(needed: 10...20, at: 21_000)
        #expect(range.current == 10...20)
    }

    @Test("a little room is no reason to shrink")
    func keeps() {
        var range = StableRange(patience: 10_000)
        range.update(needed: 0...100, at: 0)
        for second in 1...100 { range.update(needed: 10...90, at: Int64(second) * 1000) }
        #expect(range.current == 0...100)
    }

    @Test("no data change nothing, nor do infinities")
    func nothing() {
        var range = StableRange()
        range.update(needed: nil, at: 0)
        #expect(range.current == nil)
        range.update(needed: 1...2, at: 0)
        range.update(needed: nil, at: 100_000)
        range.update(needed: 1 ... .infinity, at: 100_000)
        #expect(range.current == 1...2)
    }

    @Test("after a reset the next data decide alone")
    func reset() {
        var range = StableRange()
        range.update(needed: 0...100, at: 0)
        range.reset()
        range.update(needed: 5...6, at: 1)
        #expect(range.current == 5...6)
    }
}
