import Prometheus
import Testing

@Suite("OpenMetrics 1.0, held against its specification")
struct OpenMetricsRuleTests {
    /// The message that a body, less its `# EOF`, is refused with; nil where it is valid.
    private func violation(_ lines: String) -> String? {
        do throws(ExpositionError) {
            let body = Array((lines + "# EOF\n").utf8)
            try body.withUnsafeBufferPointer { bytes throws(ExpositionError) in
                try OpenMetricsValidator.check(UnsafeRawBufferPointer(bytes))
            }
            return nil
        } catch {
            return error.description
        }
    }

    @Test(
        "a valid body is accepted",
        arguments: [
            "", "a 1\n", "a NaN\nb 2\n", "# HELP a \n# UNIT a \n", "# TYPE a gauge\n# UNIT a \n# HELP a x\na 1\n",
            "# TYPE a counter\na_total 1\na_created 5\n",
            "# TYPE a counter\na_total{} 0 123 # {b=\"c\"} 0.5\n",
            "# TYPE a counter\na_total{b=\"1\"} 1\na_created{b=\"1\"} 2\na_total{b=\"2\"} 1\n",
            "# TYPE a counter\na_total{b=\"c\"} 1\na_total{b=\"\"} 2\n",
            "# TYPE a counter\na_total +Inf\n",
            "# TYPE a gauge\na 1 1\na 2 2\n",
            "# TYPE a gauge\na 1 0.0000000001\na 1 0.0000000010\n",
            "# TYPE a gauge\na 1 1604676851.123456788\na 1 1604676851.123456789\n",
            "# TYPE a summary\na_count 1\na_sum 2\na{quantile=\"0.5\"} 0.7\na{quantile=\"1\"} NaN\na_created 5\n",
            "# TYPE a summary\na{quantile=\"1e-3\"} 1\na{quantile=\"0\"} 1\n",
            "# TYPE a histogram\na_bucket{le=\"1\"} 1\na_bucket{le=\"2.0\"} 1\na_bucket{le=\"+Inf\"} 3\na_count 3\na_sum 2\n",
            "# TYPE a histogram\na_bucket{le=\"-1.0\"} 0\na_bucket{le=\"+Inf\"} 3\n",
            "# TYPE a histogram\na_sum 2\na_count 3\na_created 1\na_bucket{le=\"+Inf\"} 3\n",
            "# TYPE a histogram\na_bucket{le=\"1\"} 1 # {b=\"c\"} 0.5 7\na_bucket{le=\"+Inf\"} 1 # {} 4\n",
            "# TYPE a histogram\na_bucket{b=\"1\",le=\"+Inf\"} 1\na_bucket{le=\"+Inf\",b=\"2\"} 0\n",
            "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1 5\na_bucket{le=\"+Inf\"} 2 6\n",
            "# TYPE a gaugehistogram\na_bucket{le=\"-1\"} 1\na_bucket{le=\"+Inf\"} 3\na_gcount 3\na_gsum -5\n",
            "# TYPE a info\na_info{b=\"c\"} 1\na_info{b=\"d\"} 1.0\n",
            "# TYPE a info\na_info{b=\"1\"} 1 1\na_info{b=\"2\"} 1 0\n",
            "# TYPE a stateset\na{a=\"x\"} 0\na{a=\"y\"} 1\na{a=\"x\",b=\"c\"} 1\n",
            "# TYPE a_s summary\n# UNIT a_s s\na_s_count{b=\"c\"} 0 1\na_s_sum{b=\"c\"} 0 1\na_s_count{b=\"c\"} 0 2\na_s_sum{b=\"c\"} 0 2\n",
            "# TYPE \"a.b\" counter\n{\"a.b_total\",c=\"d\"} 1\n",
            "# TYPE \"a\\\"b\" gauge\n{\"a\\\"b\"} 1\n{\"a\\\"b\",c=\"d\"} 1\n",
        ]
    )
    func accepts(_ lines: String) {
        #expect(violation(lines) == nil)
    }

    @Test(
        "a body that breaks a rule about metadata, names and order is refused, and the message names the rule",
        arguments: [
            ("a{b=\"c\",} 1\n", "line 1, column 8: OpenMetrics: there is no comma after the last label"),
            ("a{b=\"1\",b=\"2\"} 1\n", "line 1, column 9: the label “b” stands twice in one series"),
            ("# TYPE a gauge\n# TYPE a gauge\n", "line 2, column 8: OpenMetrics: a family has one TYPE line at most"),
            ("# HELP a \n# HELP a x\n", "line 2, column 8: OpenMetrics: a family has one HELP line at most"),
            ("# UNIT a_s s\n# UNIT a_s s\n", "line 2, column 8: OpenMetrics: a family has one UNIT line at most"),
            (
                "a 1\n# TYPE a gauge\n",
                "line 2, column 8: OpenMetrics: metadata stand before all samples of their family"
            ),
            ("# TYPE a_s info\n# UNIT a_s s\n", "line 2, column 8: OpenMetrics: a family of type info has no unit"),
            ("# UNIT a_s s\n# TYPE a_s stateset\n", "line 2, column 8: OpenMetrics: a family of type stateset has no"),
            ("a 1\nb 1\na 2\n", "line 3, column 1: OpenMetrics: the lines of a family stand together"),
            ("# HELP a x\n# HELP b x\n# TYPE a gauge\n", "line 3, column 8: OpenMetrics: the lines of a family stand"),
            (
                "# TYPE a_total gauge\n# TYPE a counter\n",
                "line 2, column 8: OpenMetrics: no two families may have samples"
            ),
            (
                "# TYPE a counter\na_total 1\n# TYPE a_created gauge\n",
                "line 3, column 8: OpenMetrics: no two families may"
            ),
            (
                "# TYPE a counter\na 1\n",
                "line 2, column 1: OpenMetrics: “a” is not a sample of a family of type counter: expected"
            ),
            (
                "# TYPE a info\na 1\n",
                "line 2, column 1: OpenMetrics: “a” is not a sample of a family of type info: expected the su"
            ),
            ("a 1\na 1\n", "line 2, column 1: OpenMetrics: a series has one sample at a time; “a” stands here again"),
            (
                "# TYPE a counter\na_total 1 5\na_total 2 5\n",
                "line 3, column 1: OpenMetrics: a series has one sample at a"
            ),
            (
                "a{b=\"1\"} 1\na{b=\"2\"} 1\na{b=\"1\"} 1\n",
                "line 3, column 1: OpenMetrics: the samples of one set of labels"
            ),
            (
                "a 1 2\na 1 1\n",
                "line 2, column 5: OpenMetrics: the timestamps of a metric increase; those of “a” go back"
            ),
            ("a 1 -1\na 1 -1.5\n", "line 2, column 5: OpenMetrics: the timestamps of a metric increase"),
            ("a 1\na 1 1\n", "line 2, column 1: OpenMetrics: the samples of a metric have all a timestamp or none"),
            ("a 1 1\na 1\n", "line 2, column 1: OpenMetrics: the samples of a metric have all a timestamp or none"),
            (
                "a 1 # {b=\"c\"} 1\n",
                "line 1, column 7: OpenMetrics: only buckets and the totals of counters have exemplars"
            ),
            (
                "# TYPE a counter\na_total 1 # {b=\"c\",} 1\n",
                "line 2, column 19: OpenMetrics: there is no comma after the"
            ),
        ]
    )
    func refusesStructure(_ lines: String, _ message: String) throws {
        let found = try #require(violation(lines))
        #expect(found.hasPrefix(message), "\(found)")
    }

    @Test(
        "a body whose samples break a rule of their type is refused, and the message names the rule",
        arguments: [
            ("# TYPE a counter\na_total NaN\n", "line 2, column 9: OpenMetrics: “a_total” counts, so it is never NaN"),
            (
                "# TYPE a counter\na_total -1\n",
                "line 2, column 9: OpenMetrics: “a_total” counts, so it is never negative"
            ),
            ("# TYPE a info\na_info 2\n", "line 2, column 8: OpenMetrics: the value of an info is 1"),
            ("# TYPE a stateset\na 1\n", "line 2, column 1: OpenMetrics: “a” has no label “a”"),
            ("# TYPE a stateset\na{a=\"b\"} 2\n", "line 2, column 10: OpenMetrics: the value of a state is 0 or 1"),
            (
                "# TYPE a stateset\na{a=\"b\"} 1\na{a=\"b\"} 1\n",
                "line 3, column 1: OpenMetrics: a series has one sample at a"
            ),
            ("# TYPE a summary\na 1\n", "line 2, column 1: OpenMetrics: “a” has no label “quantile”"),
            (
                "# TYPE a summary\na{quantile=\"2\"} 1\n",
                "line 2, column 1: OpenMetrics: “2” is not a quantile: expected a"
            ),
            ("# TYPE a summary\na{quantile=\"x\"} 1\n", "line 2, column 1: OpenMetrics: “x” is not a quantile"),
            (
                "# TYPE a summary\na{quantile=\"1\"} -1\n",
                "line 2, column 17: OpenMetrics: the value of a quantile is never neg"
            ),
            (
                "# TYPE a summary\na{quantile=\"1\"} 1\na{quantile=\"1.0\"} 1\n",
                "line 3, column 1: OpenMetrics: a series has"
            ),
            (
                "# TYPE a summary\na_count 0.5\n",
                "line 2, column 9: OpenMetrics: “a_count” counts, so it is a whole number"
            ),
            ("# TYPE a summary\na_sum -1\n", "line 2, column 7: OpenMetrics: “a_sum” counts, so it is never negative"),
            ("# TYPE a histogram\na_bucket 0\n", "line 2, column 1: OpenMetrics: “a_bucket” has no label “le”"),
            (
                "# TYPE a histogram\na_bucket{le=\"x\"} 0\n",
                "line 2, column 1: OpenMetrics: “x” is not the bound of a bucket"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"+INF\"} 0\n",
                "line 2, column 1: OpenMetrics: “+INF” is not the bound of a"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"1\"} 0\n",
                "line 2, column 1: OpenMetrics: a histogram's last bucket has the"
            ),
            (
                "# TYPE a histogram\na_created 1\n",
                "line 2, column 1: OpenMetrics: a histogram's last bucket has the bound"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"2\"} 0\na_bucket{le=\"1\"} 0\n",
                "line 3, column 1: OpenMetrics: the buckets stand"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"1\"} 0\na_bucket{le=\"1.0\"} 0\n",
                "line 3, column 1: OpenMetrics: the buckets"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\n",
                "line 3, column 21: OpenMetrics: buckets are"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"+Inf\"} 0.5\n",
                "line 2, column 21: OpenMetrics: “a_bucket{le=\"+Inf\"}” counts,"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"+Inf\"} NaN\n",
                "line 2, column 21: OpenMetrics: “a_bucket{le=\"+Inf\"}” counts,"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_count 2\na_sum 1\n",
                "line 3, column 1: OpenMetrics: the count of a"
            ),
            (
                "# TYPE a histogram\na_count 2\na_sum 1\na_bucket{le=\"+Inf\"} 1\n",
                "line 2, column 1: OpenMetrics: the count of a"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_sum 1\n",
                "line 2, column 1: OpenMetrics: a histogram with a sum has"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_count 1\n",
                "line 2, column 1: OpenMetrics: a histogram with a count"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"-1\"} 0\na_bucket{le=\"+Inf\"} 0\na_sum 0\na_count 0\n",
                "line 2, column 1: OpenMetrics: a histogram with negative bounds has no sum"
            ),
            (
                "# TYPE a gaugehistogram\na_bucket{le=\"+Inf\"} 0\na_gsum -1\na_gcount 0\n",
                "line 3, column 1: OpenMetrics: a histogram with negative bounds has no sum (of a gaugehistogram"
            ),
            (
                "# TYPE a histogram\na_bucket{le=\"1\"} 1 # {b=\"c\"} 1.5\na_bucket{le=\"+Inf\"} 1\n",
                "line 2, column 22: OpenMetrics: the value of a bucket's exemplar is within the bound"
            ),
        ]
    )
    func refusesTypes(_ lines: String, _ message: String) throws {
        let found = try #require(violation(lines))
        #expect(found.hasPrefix(message), "\(found)")
    }

    @Test("the labels of an exemplar have 128 characters at most, not bytes")
    func exemplarLength() {
        let fits = String(repeating: "é", count: 125)
        #expect(violation("# TYPE a counter\na_total 1 # {abc=\"\(fits)\"} 1\n") == nil)
        #expect(violation("# TYPE a counter\na_total 1 # {abcd=\"\(fits)\"} 1\n")?.contains("these have 129") == true)
    }
}
