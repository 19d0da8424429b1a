/// Finds a series' text among the lines of a cache, wherever it stands. Made only when a body's order differs from the
/// last one's.
struct SeriesIndex {
    /// Open addressing, at most half full: a line's index, -1 for a free slot.
    private var slots: [Int32]

    init(_ cache: ScrapeCache) {
        var capacity = 16
        while capacity < cache.lines.count * 2 { capacity *= 2 }
        slots = [Int32](repeating: -1, count: capacity)
        cache.text.withUnsafeBytes { text in
            for (index, line) in cache.lines.enumerated() {
                let series = UnsafeRawBufferPointer(rebasing: text[Int(line.seriesStart)..<Int(line.seriesEnd)])
                let slot = slot(of: series, in: cache)
                // Of several lines with one text the first counts.
                if slots[slot] < 0 { slots[slot] = Int32(index) }
            }
        }
    }

    /// The line with this series; nil where there is none.
    func line(of series: UnsafeRawBufferPointer, in cache: ScrapeCache) -> Int? {
        let line = slots[slot(of: series, in: cache)]
        return line < 0 ? nil : Int(line)
    }

    /// The slot where a series is, or would be. The hash is seeded, so no target can aim for collisions.
    private func slot(of series: UnsafeRawBufferPointer, in cache: ScrapeCache) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: series)
        var slot = hasher.finalize() & (slots.count - 1)
        while slots[slot] >= 0 {
            if cache.isSeries(series, at: Int(slots[slot])) { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }
}
