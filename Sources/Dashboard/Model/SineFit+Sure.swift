import Glibc
import Monitoring

extension SineFit {
    /// Whether a whole period has been seen, and no noise looks like that by chance: of a thousand series that are looked at
    /// again and again, one in a thousand would be too many.
    var isSurelyWave: Bool {
        let tries = Double(samples) / 2
        return periodsSeen >= 0.99 && tries * pow(1 - determination, Double(samples - 4) / 2) < 1e-7
    }
}
