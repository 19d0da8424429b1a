import ArgumentParser
import Monitoring
import Testing

@testable import Dashboard

@Suite("--kubectl and --connect-to on the command line")
struct ReachOptionsTests {
    private static let commands: Set = ["watch", "targets", "scrape", "check", "help"]

    @Test(
        "--kubectl takes a context, or none",
        arguments: [
            ("--kubectl", "--kubectl"), ("--kubectl kind-demo", "--kubectl --context kind-demo"),
            ("--kubectl=kind-demo", "--kubectl --context kind-demo"), ("--kubectl --bell", "--kubectl --bell"),
            (
                "check --kubectl arn:aws:eks:eu-1:1:cluster/a --for 5s",
                "check --kubectl --context arn:aws:eks:eu-1:1:cluster/a --for 5s"
            ),
            ("--kubectl check", "--kubectl check"), ("--kubectl=check", "--kubectl --context check"),
            ("targets --kubectl check", "targets --kubectl --context check"),
            ("scrape --kubectl http://web/metrics", "scrape --kubectl http://web/metrics"),
            ("scrape --kubectl demo http://web/metrics", "scrape --kubectl --context demo http://web/metrics"),
            ("scrape --kubectl -", "scrape --kubectl -"), ("--kubectl-mode proxy", "--kubectl-mode proxy"),
            ("-- --kubectl demo", "-- --kubectl demo"), ("--kubectl --kubectl", "--kubectl --kubectl"),
        ])
    func words(typed: String, read: String) {
        let words = KubectlWords.prepared(typed.split(separator: " ").map(String.init), commands: Self.commands)
        #expect(words.joined(separator: " ") == read)
    }

    @Test("with --kubectl alone, promdiscovery in the cluster is asked; --sd and --target come before it")
    func discovery() throws {
        func name(_ words: String...) throws -> String { try SourceSettings(SourceOptions.parse(words)).name }
        #expect(try name("--kubectl") == "http://promdiscovery.default.svc.cluster.local/targets")
        #expect(
            try name("--kubectl", "--namespace", "shop") == "http://promdiscovery.shop.svc.cluster.local/targets")
        #expect(try name("--kubectl", "--sd", "http://sd.shop.svc/t") == "http://sd.shop.svc/t")
        #expect(try name() == "http://localhost:8080/targets")
    }

    @Test("what is said arrives")
    func settings() throws {
        let options = try ReachOptions.parse([
            "--kubectl", "--context", "c", "--kubeconfig", "f", "--namespace", "n", "--kubectl-mode", "proxy",
        ])
        var expected = KubectlSettings()
        expected.context = "c"
        expected.kubeconfig = "f"
        expected.namespace = "n"
        expected.mode = .proxy
        #expect(options.kubectl == expected)
        #expect(try ReachOptions.parse([]).kubectl == nil)
    }

    @Test(
        "what cannot be meant is refused",
        arguments: [
            ["--context", "c"], ["--namespace", "n"], ["--kubeconfig", "f"], ["--kubectl-mode", "proxy"],
            ["--kubectl", "--context", ""], ["--kubectl", "--namespace", "A"], ["--connect-to", "a:1"],
        ])
    func refusals(words: [String]) {
        #expect(throws: (any Error).self) { try ReachOptions.parse(words) }
    }
}
