/// The normal equations of a least-squares problem of four unknowns, or three with the last one left out.
struct NormalEquations {
    private var rows: (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>)

    init(_ first: SIMD4<Double>, _ second: SIMD4<Double>, _ third: SIMD4<Double>, _ fourth: SIMD4<Double>) {
        rows = (first, second, third, fourth)
    }

    /// The inverse, by Gauss and Jordan with the largest pivot; nil where the equations do not determine the unknowns.
    func inverse() -> [SIMD4<Double>]? {
        var left = [rows.0, rows.1, rows.2, rows.3]
        var right = (0..<4).map { row in
            var unit = SIMD4<Double>()
            unit[row] = 1
            return unit
        }
        // Judged against the size of its own diagonal, since the unknowns have different units.
        let scale = (0..<4).map { abs(left[$0][$0]) }
        for column in 0..<4 {
            var pivot = column
            for row in column..<4 where abs(left[row][column]) > abs(left[pivot][column]) { pivot = row }
            let value = left[pivot][column]
            guard abs(value) > 1e-11 * scale[column], value.isFinite else { return nil }
            left.swapAt(column, pivot)
            right.swapAt(column, pivot)
            left[column] /= value
            right[column] /= value
            for row in 0..<4 where row != column {
                let factor = left[row][column]
                left[row] -= factor * left[column]
                right[row] -= factor * right[column]
            }
        }
        return right
    }
}
