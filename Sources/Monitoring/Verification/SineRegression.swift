import Glibc

/// Least squares of `base + a·cos ωt + b·sin ωt` on some samples, for one ω at a time.
struct SineRegression {
    /// Seconds, counted from the middle, where time and phase disturb each other least.
    let times: [Double]
    /// Less their mean and divided by `unit`, so that a small wave on a large base keeps its digits, and no square is too
    /// large or too small for a number.
    let values: [Double]
    /// The largest distance of a value from the mean.
    let unit: Double
    private let middle: Double
    private let mean: Double
    /// Half of the samples' span: the unit of time in the equations.
    private let half: Double
    /// The squares of the values about their mean, in `unit`².
    let total: Double

    var count: Int { times.count }

    init(times: [Double], values: [Double]) {
        let middle = ((times.first ?? 0) + (times.last ?? 0)) / 2
        let rough = values.reduce(0) { $0 + $1 / Double(values.count) }
        let mean = rough + values.reduce(0) { $0 + ($1 - rough) } / Double(max(1, values.count))
        self.middle = middle
        self.mean = mean
        self.times = times.map { $0 - middle }
        let largest = values.reduce(0) { max($0, abs($1 - mean)) }
        let unit = largest > 0 ? largest : 1
        self.unit = unit
        self.values = values.map { ($0 - mean) / unit }
        half = max((times.last ?? 0) - middle, .leastNormalMagnitude)
        total = self.values.reduce(0) { $0 + $1 * $1 }
    }

    struct Solution {
        var omega: Double
        var base: Double
        var amplitude: Double
        /// Of the sine, at time 0 of the samples.
        var phase: Double
        /// The squares of what the wave leaves unexplained, in `unit`².
        var residual: Double
        /// By how much ω should change, from one step of Gauss and Newton; 0 where the samples do not say.
        var step: Double
        /// By how much that step should lower `residual`.
        var gain = 0.0
        /// Variances of base and amplitude for residuals of variance 1: with ω given, and with ω found from the samples.
        var given: (base: Double, amplitude: Double)
        var found: (base: Double, amplitude: Double)?
    }

    /// nil where the samples do not determine a wave of this ω.
    func solve(_ omega: Double) -> Solution? {
        let n = Double(count)
        var cosines = [Double](repeating: 0, count: count)
        var sines = cosines
        var (c, s, cc, cs, yc, ys) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for index in 0..<count {
            let angle = omega * times[index]
            let (cosine, sine) = (cos(angle), sin(angle))
            cosines[index] = cosine
            sines[index] = sine
            let value = values[index]
            c += cosine
            s += sine
            cc += cosine * cosine
            cs += cosine * sine
            yc += value * cosine
            ys += value * sine
        }
        let ss = n - cc
        let three = NormalEquations([n, c, s, 0], [c, cc, cs, 0], [s, cs, ss, 0], [0, 0, 0, 1])
        guard let inverse = three.inverse() else { return nil }
        // The values' own sum is 0.
        let (offset, a, b) = (
            inverse[0][1] * yc + inverse[0][2] * ys,
            inverse[1][1] * yc + inverse[1][2] * ys,
            inverse[2][1] * yc + inverse[2][2] * ys
        )
        var (residual, g, gc, gs, gg, gy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for index in 0..<count {
            let (cosine, sine) = (cosines[index], sines[index])
            let rest = values[index] - offset - a * cosine - b * sine
            // The derivative by ω, with time in units of `half`.
            let slope = (b * cosine - a * sine) * times[index] / half
            residual += rest * rest
            g += slope
            gc += slope * cosine
            gs += slope * sine
            gg += slope * slope
            gy += slope * rest
        }
        let amplitude = (a * a + b * b).squareRoot()
        var solution = Solution(
            omega: omega,
            base: mean + offset * unit,
            amplitude: amplitude * unit,
            phase: atan2(a, b) - omega * middle,
            residual: residual,
            step: 0,
            given: (inverse[0][0], Self.variance(inverse, a, b)),
            found: nil
        )
        let four = NormalEquations([n, c, s, g], [c, cc, cs, gc], [s, cs, ss, gs], [g, gc, gs, gg])
        if amplitude > 0, let inverse = four.inverse() {
            solution.step = inverse[3][3] * gy / half
            solution.gain = inverse[3][3] * gy * gy
            solution.found = (inverse[0][0], Self.variance(inverse, a, b))
        }
        return solution
    }

    /// Of the amplitude, from those of its two parts.
    private static func variance(_ inverse: [SIMD4<Double>], _ a: Double, _ b: Double) -> Double {
        let square = a * a + b * b
        guard square > 0 else { return max(inverse[1][1], inverse[2][2]) }
        return (a * a * inverse[1][1] + b * b * inverse[2][2] + 2 * a * b * inverse[1][2]) / square
    }

    /// The best ω near one that is nearly right.
    func refine(_ start: Double, steps: Int = 12) -> Solution? {
        solve(start).map { refine($0, steps: steps) }
    }

    func refine(_ start: Solution, steps: Int = 12) -> Solution {
        var best = start
        for _ in 0..<steps {
            // Never more than a quarter turn at the ends: beyond that the linear step means nothing.
            let limit = Double.pi / 2 / half
            let step = min(max(best.step, -limit), limit)
            guard abs(step) * half > 1e-9, let next = solve(best.omega + step), next.omega > 0 else { break }
            guard next.residual < best.residual else { break }
            let isSettled = best.residual - next.residual < 1e-9 * best.residual
            best = next
            if isSettled { break }
        }
        return best
    }

    /// The squares that a cubic in time leaves unexplained: what a mere bend would do as well as a wave.
    func residualOfCubic() -> Double {
        var powers = [Double](repeating: 0, count: 7)
        var moments = [Double](repeating: 0, count: 4)
        for index in 0..<count {
            var power = 1.0
            for exponent in 0..<7 {
                powers[exponent] += power
                if exponent < 4 { moments[exponent] += power * values[index] }
                power *= times[index] / half
            }
        }
        func row(_ first: Int) -> SIMD4<Double> { SIMD4(powers[first...first + 3]) }
        guard let inverse = NormalEquations(row(0), row(1), row(2), row(3)).inverse() else { return .infinity }
        let right = SIMD4(moments)
        let factors = inverse.map { ($0 * right).sum() }
        var residual = 0.0
        for index in 0..<count {
            let x = times[index] / half
            let rest = values[index] - (factors[0] + x * (factors[1] + x * (factors[2] + x * factors[3])))
            residual += rest * rest
        }
        return residual
    }
}
