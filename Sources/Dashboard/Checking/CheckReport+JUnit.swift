import Charting
import Monitoring
import Prometheus

extension CheckReport {
    /// A test case for each series, each problem, and each series of a comparison. What fails is a failure, what could not
    /// be told an error.
    ///
    /// - Parameter time: Of the report, in milliseconds since 1970.
    func junit(at time: Int64) -> String {
        var cases = series.map { check in
            JUnitCase(
                group: "promwave.check", name: SeriesText.text(check.labels), outcome: check.outcome,
                message: [check.expected.map { "expected \($0)" }, check.words].compactMap { $0 }.joined(
                    separator: "; "))
        }
        cases += problems.map {
            JUnitCase(group: "promwave.check", name: $0.subject, outcome: .unknown, message: $0.words)
        }
        if let comparison {
            let rows = comparison.rows.map {
                JUnitCase(
                    group: "promwave.compare", name: SeriesText.text($0.labels), outcome: $0.outcome, message: $0.words)
            }
            let whole = JUnitCase(
                group: "promwave.compare", name: comparison.server, outcome: comparison.outcome,
                message: comparison.words)
            cases += rows.isEmpty ? [whole] : rows
        }
        let counts = """
            tests="\(cases.count)" failures="\(cases.count { $0.outcome == .fails })" \
            errors="\(cases.count { $0.outcome == .unknown })" time="\(SampleText.value(watched.seconds))"
            """
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="promwave" \(counts)>
              <testsuite name="promwave check" \(counts) skipped="0" timestamp="\(Timestamp.text(time))">
            \(cases.map(\.xml).joined())  </testsuite>
            </testsuites>

            """
    }
}

/// One line of a JUnit report.
private struct JUnitCase {
    var group: String
    var name: String
    var outcome: CheckOutcome
    var message: String

    var xml: String {
        let head = #"    <testcase classname="\#(group)" name="\#(XMLText.escaped(name))" time="0""#
        let text = XMLText.escaped(message)
        switch outcome {
        case .holds: return head + "/>\n"
        case .fails: return head + ">\n" + element("failure", type: "outside", text) + "    </testcase>\n"
        case .unknown: return head + ">\n" + element("error", type: "unknown", text) + "    </testcase>\n"
        }
    }

    /// With the text twice: Jenkins shows the attribute, GitLab what stands inside.
    private func element(_ name: String, type: String, _ text: String) -> String {
        "      <\(name) message=\"\(text)\" type=\"\(type)\">\(text)</\(name)>\n"
    }
}
