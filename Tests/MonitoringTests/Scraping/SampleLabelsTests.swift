import Prometheus
import Testing

@testable import Monitoring

@Suite("The labels of a sample", .timeLimit(.minutes(1)))
struct SampleLabelsTests {
    private func labels(_ exposed: Labels, _ target: Labels, honor: Bool = false, text: String = "") -> Labels? {
        Array(text.utf8).withUnsafeBufferPointer {
            SampleLabels(target: target, honorLabels: honor, rules: []).labels(of: exposed, text: $0)
        }
    }

    @Test(
        "the target's label wins, and the exposed one gets a prefix, again while that is taken",
        arguments: [
            (["a": "1"], ["t": "2"], ["a": "1", "t": "2"]),
            (["a": "1"], ["a": "2"], ["a": "2", "exported_a": "1"]),
            (["a": "1", "exported_a": "3"], ["a": "2"], ["a": "2", "exported_a": "3", "exported_exported_a": "1"]),
            (
                ["a": "1", "exported_a": "3"], ["a": "2", "exported_a": "4"],
                ["a": "2", "exported_a": "4", "exported_exported_a": "1", "exported_exported_exported_a": "3"]
            ),
        ] as [(Labels, Labels, Labels)])
    func conflicts(_ exposed: Labels, _ target: Labels, _ result: Labels) {
        #expect(labels(exposed, target) == result)
    }

    @Test("labels without a name in common are one sorted set, long values included")
    func merged() {
        let long = String(repeating: "x", count: 1000)
        #expect(
            (["b": "2", "d": long] as Labels).merging(["a": long, "c": "3", "e": "5"])
                == ["a": long, "b": "2", "c": "3", "d": long, "e": "5"])
        #expect((["a": "1"] as Labels).merging([:]) == ["a": "1"])
        #expect(([:] as Labels).merging(["a": "1"]) == ["a": "1"])
        #expect((["a": "1", "c": "3"] as Labels).merging(["b": "2", "c": "4"]) == nil)
    }

    @Test("with honor_labels the exposed label wins, be it empty")
    func honored() {
        #expect(labels(["a": "1"], ["a": "2", "b": "3"], honor: true) == ["a": "1", "b": "3"])
        #expect(labels([:], ["a": "2", "b": "3"], honor: true, text: #"m{a=""}"#) == ["b": "3"])
        #expect(labels(["x": "1"], ["a": "2"], honor: true, text: #"m{x="1",a=""}"#) == ["x": "1"])
        #expect(labels(["xa": "1"], ["a": "2"], honor: true, text: #"m{xa=""}"#) == ["xa": "1", "a": "2"])
        #expect(labels([:], ["a": "2"], honor: true, text: #"m{ a = "" }"#) == [:])
        #expect(labels([:], ["a": "2"], honor: true, text: #"{"m","a"=""}"#) == [:])
        #expect(labels(["b": "a="], ["a": "2"], honor: true, text: #"m{b="a="}"#) == ["a": "2", "b": "a="])
    }

    @Test("a series that relabelling leaves no label is dropped, one without a name fails the scrape")
    func emptied() async throws {
        let nothing = try RelabelRule(action: .labelkeep, regex: "nothing")
        try await ScrapeTrial.run {
            $0.metricRelabelRules = [nothing]
        } _: { trial in
            let report = try await trial.scrape("a 1\n")
            #expect(report.error == nil)
            #expect(report.counts.scraped == 1)
            #expect(report.counts.relabelled == 0)
        }
        let nameless = try RelabelRule(action: .labeldrop, regex: "__name__")
        try await ScrapeTrial.run {
            $0.metricRelabelRules = [nameless]
        } _: { trial in
            let error = try await trial.scrape("a 1\n").error
            #expect(error != nil)
        }
    }

    @Test("conflicts and honor_labels in a whole scrape")
    func scraped() async throws {
        try await ScrapeTrial.run { trial in
            try await trial.scrape("a{instance=\"x\",job=\"y\"} 1\n")
            #expect(trial.values("a") == ["exported_instance=x,exported_job=y": "1"])
        }
        try await ScrapeTrial.run {
            $0.honorLabels = true
        } _: { trial in
            try await trial.scrape("a{instance=\"x\"} 1\n")
            #expect(trial.values("a") == ["instance=x": "1"])
        }
    }
}
