import Glibc

/// A vector for each sample that turns with ω: to go one step up in frequency is one multiplication for each sample, where
/// sines and cosines would cost tens of times that. Eight samples go at once.
struct PhasorGrid {
    private typealias Lane = SIMD8<Double>

    private var cosines: [Lane] = []
    private var sines: [Lane] = []
    private var turnCosines: [Lane] = []
    private var turnSines: [Lane] = []
    private var values: [Lane] = []
    private let count: Double

    /// Starts at `omega`; `step` is what `advance` adds.
    init(times: ArraySlice<Double>, values samples: ArraySlice<Double>, omega: Double, step: Double) {
        count = Double(times.count)
        let mean = samples.reduce(0) { $0 + $1 / Double(samples.count) }
        let (time, value) = (Array(times), Array(samples))
        for start in stride(from: 0, to: time.count, by: Lane.scalarCount) {
            // What fills the last lane up stays 0 however it turns.
            var (c, s, tc, ts, v) = (Lane(), Lane(), Lane(), Lane(), Lane())
            for lane in 0..<min(Lane.scalarCount, time.count - start) {
                let at = time[start + lane]
                c[lane] = cos(omega * at)
                s[lane] = sin(omega * at)
                tc[lane] = cos(step * at)
                ts[lane] = sin(step * at)
                v[lane] = value[start + lane] - mean
            }
            cosines.append(c)
            sines.append(s)
            turnCosines.append(tc)
            turnSines.append(ts)
            values.append(v)
        }
    }

    /// How much of the values' squares a wave of the present frequency explains.
    func power() -> Double {
        var (c, s, cc, cs, yc, ys) = (Lane(), Lane(), Lane(), Lane(), Lane(), Lane())
        for index in cosines.indices {
            let (cosine, sine, value) = (cosines[index], sines[index], values[index])
            c += cosine
            s += sine
            cc += cosine * cosine
            cs += cosine * sine
            yc += value * cosine
            ys += value * sine
        }
        let (meanC, meanS) = (c.sum() / count, s.sum() / count)
        let square = cc.sum()
        let cosinesAbout = square - meanC * meanC * count
        let sinesAbout = count - square - meanS * meanS * count
        let mixed = cs.sum() - meanC * meanS * count
        let determinant = cosinesAbout * sinesAbout - mixed * mixed
        guard determinant > 1e-9 * count * count else { return 0 }
        let (a, b) = (yc.sum(), ys.sum())
        return (sinesAbout * a * a + cosinesAbout * b * b - 2 * mixed * a * b) / determinant
    }

    mutating func advance() {
        for index in cosines.indices {
            let (c, s) = (cosines[index], sines[index])
            let (tc, ts) = (turnCosines[index], turnSines[index])
            cosines[index] = c * tc - s * ts
            sines[index] = c * ts + s * tc
        }
    }
}
