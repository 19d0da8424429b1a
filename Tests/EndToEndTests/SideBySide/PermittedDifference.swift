/// A series that Prometheus 2.42, which Debian has, treats otherwise than promwave, and why that is right.
struct PermittedDifference {
    /// How the series' labels begin.
    var series: String
    var job: String
    var ours: [String]
    var theirs: [String]
    var reason: String

    static let all = breaksHalfWay + grows

    private static let breaksHalfWay = [
        PermittedDifference(
            series: "{__name__=\"b\", ", job: "breaks-half-way", ours: ["1.0", "NaN", "1.0", "NaN"], theirs: ["1.0"],
            reason: """
                A failed scrape ends all series. 2.42 forgets those that the scrape had read before it broke off: to it \
                they count as seen.
                """)
    ]

    private static let grows = (1...6).map { number in
        let isKnown = number < 4
        return PermittedDifference(
            series: "{__name__=\"m\", ", job: "grows",
            ours: isKnown ? ["\(number).0", "NaN", "\(number).0", "NaN"] : [],
            theirs: isKnown ? ["\(number).0"] : ["NaN"],
            reason: """
                The same with sample_limit, which fails a scrape when all of it has been read; and a series that no good \
                scrape has had, which 2.42 takes for seen, too, does not end.
                """)
    }

    /// Jobs whose targets' discovered labels 2.42 shows wrongly: relabelling writes into the list that it keeps of them.
    static let discoveredLabelsJobs: Set = [
        "waves", "http-sd-of-all-kinds", "r-replace", "r-hashmod", "r-labeldrop", "r-labelkeep", "r-case", "r-identity",
    ]

    func permits(_ name: String, _ ours: [String], _ theirs: [String]) -> Bool {
        name.hasPrefix(series) && name.contains("job=\"\(job)\"") && ours == self.ours && theirs == self.theirs
    }
}
