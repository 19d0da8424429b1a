import Foundation

/// What the targets of the comparison answer, by the first part of the path and by round.
struct SideBySidePages: Sendable {
    /// When the comparison began, in milliseconds since 1970, whole seconds: what targets date their samples by.
    let start: Int64

    static let plain = "m{x=\"1\"} 1\nm{x=\"2\"} 2\n"
    static let token = "xyzzy"

    func answer(to request: ScriptedRequest, in round: Round) -> Answer {
        let parts = request.path.split(separator: "?")[0].split(separator: "/").map(String.init)
        let isGood = round.isGood
        switch parts.first ?? "" {
        case "plain": return .metrics(Self.plain)
        case "flaps": return isGood ? .metrics("f 1\ng 2\n") : .html(status: "500 Internal Server Error", "no")
        case "loses-a-series": return .metrics(isGood ? "f 1\ng 2\n" : "f 1\n")
        case "empties": return .metrics(isGood ? "e 1\n" : "")
        case "changes-labels": return .metrics("l{round=\"\(round.number)\"} 1\n")
        case "changes-order": return .metrics(isGood ? "a 1\nb 2\nc 3\n" : "c 3\nb 2\na 1\nd 4\n")
        case "changes-format":
            return isGood ? .metrics("t_total 1\n") : .openMetrics("# TYPE t counter\nt_total 1\n# EOF\n")
        case "hangs": return isGood ? .metrics("h 1\n") : .silence
        case "breaks-off":
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\n"
            return isGood ? .metrics("b 1\n") : .bytes(head + "Content-Length: 1000\r\n\r\nb 1\n")
        case "breaks-at-once": return .metrics(isGood ? "b 1\n" : "!!! 1\nb 1\n")
        case "breaks-half-way": return .metrics(isGood ? "b 1\nc 2\n" : "b 1\n!!! 1\n")
        case "grows": return .metrics((1...(isGood ? 3 : 6)).map { "m{x=\"\($0)\"} \($0)\n" }.joined())
        case "grows-in-labels":
            let more = #"a="1",a_long_name="1",c="a very long value of a label""#
            return .metrics(isGood ? "m{a=\"1\"} 1\n" : "m{\(more)} 1\n")
        case "timestamps": return .metrics(timestamps(round))
        case "conflicts":
            let labels = #"job="x",instance="y",exported_job="z",exported_exported_job="q",a="theirs",team="""#
            return .metrics("c{\(labels)} 1\nscrape_samples_scraped{job=\"fake\"} 7\n")
        case "series":
            return .metrics(
                """
                m{x="1",y="1",word="Straße ÀÉ ǆ"} 1
                m{x="2",y="1"} 2
                m{x="3",y="3"} 3
                n{x="1"} 4
                lonely 5

                """)
        case "exposition": return Self.exposition(parts.last ?? "", start)
        case "sd": return discovery(parts.last ?? "", request["Host"], round)
        case "parameters":
            let query = request.path.split(separator: "?").dropFirst().first ?? ""
            return .metrics("own_sum{instance=\"\"} 5 \(start)\np{query=\"\(query)\"} 1\n")
        case "password": return guarded(request, "Basic bWU6c2VjcmV0")
        case "token": return guarded(request, "Bearer \(Self.token)")
        case let other: return Self.constant(other)
        }
    }

    private static func constant(_ name: String) -> Answer {
        switch name {
        case "numbers":
            .metrics("n NaN\np +Inf\nq -Inf\nz -0\nbig 1e308\nsmall 4.9e-324\nthird 0.3333333333333333\nplus +5\n")
        case "duplicates": .metrics("d 1\nd 2\nd{} 3\ne{a=\"1\",b=\"2\"} 1\ne{b=\"2\",a=\"1\"} 5\n")
        case "duplicate-labels": .metrics("ok 1\nd{a=\"1\",a=\"2\"} 1\n")
        case "histogram":
            .metrics(
                """
                # TYPE h histogram
                h_bucket{le="1"} 1
                h_bucket{le="2.50"} 1
                h_bucket{le="+Inf"} 2
                h_sum 1
                h_count 2
                # TYPE q summary
                q{quantile="0.50"} 1
                q_sum 1
                q_count 1

                """)
        case "no-eof": .openMetrics("# TYPE o counter\no_total 5\n")
        case "web-page": .html("<!DOCTYPE html><title>Log in</title>")
        case "redirects": .redirect(to: "/plain/redirected")
        case "redirects-for-ever": .redirect(to: "/redirects-for-ever")
        default: .html(status: "404 Not Found", "no")
        }
    }

    /// Samples that a target dates itself are called `own_…`.
    private func timestamps(_ round: Round) -> String {
        let time = start + Int64(round.number) * 1000
        var text = "own_clock \(round.number) \(time)\nown_constant 1 \(start)\nundated 1\n"
        // Another value at the same time: the first stays.
        text += "own_dispute \(round.number) \(start)\n"
        // Ever older.
        text += "own_backwards 1 \(start - Int64(round.number) * 1000)\n"
        if round.isGood { text += "own_gone 1 \(time)\n" }
        // Out of bounds; not in the first round, since a new Prometheus takes its first samples as they are.
        if round.number > 0 { text += "own_old 1 1000\nown_ahead 1 \(start + 20 * 60_000)\n" }
        return text
    }

    /// A file of Fixtures/metrics. Its samples with a timestamp, which has to be a present one, get it here.
    private static func exposition(_ name: String, _ start: Int64) -> Answer {
        let file = Programs.root.appending(path: "Tests/Fixtures/metrics/\(name)")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            return .html(status: "404 Not Found", "")
        }
        if name.hasSuffix(".om") { return .openMetrics(text) }
        return .metrics(name == "cadvisor.prom" ? text.replacing(" 1795363800123", with: " \(start)") : text)
    }

    private func guarded(_ request: ScriptedRequest, _ authorization: String) -> Answer {
        let isKnown = request["Authorization"] == authorization
        return isKnown ? .metrics(Self.plain) : .html(status: "401 Unauthorized", "who are you?")
    }

    private func discovery(_ name: String, _ host: String, _ round: Round) -> Answer {
        // Each has a label of its own: two targets with the same labels would write the same series.
        func group(_ path: String, _ labels: String = "") -> String {
            #"{"targets":["\#(host)"],"labels":{"__metrics_path__":"/plain/\#(path)","page":"\#(path)"\#(labels)}}"#
        }
        switch name {
        case "comes-and-goes":
            let marker = group("http-round", ",\"round\":\"\(round.number)\"")
            let changing = group("http-changes", ",\"team\":\"\(round.number < 2 ? "a" : "b")\"")
            let going = round.isGood ? [group("http-goes")] : []
            return .json("[" + ([marker, changing, group("http-stays")] + going).joined(separator: ",") + "]")
        case "fails":
            let list = "[" + group("last-good-list", ",\"since\":\"\(round.number)\"") + "]"
            return round.isGood ? .json(list) : .html(status: "503 Service Unavailable", "")
        case "empties": return .json(["[\(group("emptied"))]", "[]", "[\(group("emptied"))]", "null"][round.number])
        case "bad-content-type":
            return .page(type: "text/plain", body: Array("[\(group("never"))]".utf8))
        case "bad-json": return .json(#"[{"targets":["\#(host)"],"lables":{}}]"#)
        default:
            return .json(
                """
                [
                {"targets":["\(host)","\(host)"],"labels":{"metrics_path":"/plain/kinds","namespace":"a b/ü","__meta_a":"b"}},
                {"targets":["http://\(host)/m"],"labels":{"metrics_path":"/plain/never"}},
                {"targets":[],"labels":{"empty":"group"}},
                {"targets":["\(host)"],"labels":{"__scheme__":"http","__metrics_path__":"/plain/says-all","job":"from-sd",
                 "__scrape_interval__":"2s","__scrape_timeout__":"1s","__param_x":"a b&c"}},
                {"targets":["\(host)"],"labels":{"metrics_path":"/plain/timeout-too-long","__scrape_timeout__":"3s"}}
                ]
                """)
        }
    }
}
