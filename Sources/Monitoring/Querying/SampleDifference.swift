/// What we saw and what the server has at about one moment.
package struct SampleDifference: Sendable, Hashable {
    /// When our sample was taken, in milliseconds since 1970.
    package var time: Int64
    package var ours: Double
    package var theirs: Double
    /// How much later the server's sample was taken, in milliseconds; 0 for one that was brought to our moment.
    package var delay: Int64

    package init(time: Int64, ours: Double, theirs: Double, delay: Int64 = 0) {
        self.time = time
        self.ours = ours
        self.theirs = theirs
        self.delay = delay
    }

    /// In the series' unit; 0 for two NaN or two equal infinities, infinity where only one is such.
    package var absolute: Double {
        if ours == theirs || ours.isNaN && theirs.isNaN { return 0 }
        let difference = abs(ours - theirs)
        return difference.isNaN ? .infinity : difference
    }

    /// Of the larger of the two, without their signs: 0.01 for one percent.
    package var relative: Double {
        let difference = absolute
        guard difference > 0 else { return 0 }
        guard difference.isFinite else { return .infinity }
        return difference / max(abs(ours), abs(theirs))
    }
}
