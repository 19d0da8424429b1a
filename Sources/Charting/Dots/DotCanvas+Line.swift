extension DotCanvas {
    /// A straight line, both ends included: clipped to the canvas first, then Bresenham's.
    ///
    /// `isDrawn` leaves dots out by their distance from the start, for dashes; it is not asked for the ends.
    mutating func line(from start: Dot, to end: Dot, owner: Int, isDrawn: (Int) -> Bool = { _ in true }) {
        guard let (first, last) = clip(start, end) else { return }
        let width = abs(last.x - first.x)
        let height = -abs(last.y - first.y)
        let stepX = first.x < last.x ? 1 : -1
        let stepY = first.y < last.y ? 1 : -1
        var dot = first
        var step = 0
        var error = width + height
        while true {
            if dot == start || dot == end || isDrawn(step) { set(x: dot.x, y: dot.y, owner: owner) }
            if dot == last { return }
            step += 1
            let doubled = 2 * error
            if doubled >= height {
                error += height
                dot.x += stepX
            }
            if doubled <= width {
                error += width
                dot.y += stepY
            }
        }
    }

    /// Liang and Barsky's clipping; nil if no part of the line lies on the canvas.
    private func clip(_ start: Dot, _ end: Dot) -> (Dot, Dot)? {
        let maximumX = columns - 1
        let maximumY = rows - 1
        func isInside(_ dot: Dot) -> Bool { dot.x >= 0 && dot.y >= 0 && dot.x <= maximumX && dot.y <= maximumY }
        if isInside(start), isInside(end) { return (start, end) }
        let dx = Double(end.x - start.x)
        let dy = Double(end.y - start.y)
        var from = 0.0
        var to = 1.0
        let edges = [
            (-dx, Double(start.x)), (dx, Double(maximumX - start.x)),
            (-dy, Double(start.y)), (dy, Double(maximumY - start.y)),
        ]
        for (direction, distance) in edges {
            if direction == 0 {
                if distance < 0 { return nil }
            } else if direction < 0 {
                from = max(from, distance / direction)
            } else {
                to = min(to, distance / direction)
            }
        }
        guard from <= to else { return nil }
        func dot(at part: Double) -> Dot {
            Dot(
                x: min(max(0, start.x + Int((dx * part).rounded())), maximumX),
                y: min(max(0, start.y + Int((dy * part).rounded())), maximumY)
            )
        }
        return maximumX < 0 || maximumY < 0 ? nil : (dot(at: from), dot(at: to))
    }
}
