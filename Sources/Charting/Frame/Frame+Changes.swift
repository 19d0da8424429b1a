extension Frame {
    /// What has to be drawn to turn `old` into this frame; all of it if there is no old one or its size differs.
    package func changes(since old: Frame?) -> [FrameChange] {
        guard width > 0, height > 0 else { return [] }
        guard let old, old.width == width, old.height == height else {
            return (0..<height).map { FrameChange(y: $0, columns: 0..<width) }
        }
        var changes: [FrameChange] = []
        for y in 0..<height {
            let row = y * width
            var x = 0
            while x < width {
                guard cells[row + x] != old.cells[row + x] else {
                    x += 1
                    continue
                }
                var start = x
                if start > 0, cells[row + start].glyph.isContinuation { start -= 1 }
                while x < width, cells[row + x] != old.cells[row + x] { x += 1 }
                if x < width, cells[row + x].glyph.isContinuation { x += 1 }
                changes.append(FrameChange(y: y, columns: start..<x))
            }
        }
        return changes
    }
}
