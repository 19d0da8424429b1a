import Testing

@testable import Monitoring

@Suite("What kubectl prints")
struct KubectlPrintsTests {
    @Test(
        "a line is a port, a reason, a line of its log, or nothing",
        arguments: [
            ("Forwarding from 127.0.0.1:40123 -> 80", .listening(40123)),
            ("Forwarding from [::1]:40123 -> 80", .other),
            ("Starting to serve on 127.0.0.1:40691", .listening(40691)),
            ("Forwarding from 127.0.0.1:99999 -> 80", .other), ("Forwarding from 127.0.0.1: -> 80", .other),
            ("Handling connection for 40123", .other), ("", .other),
            ("error: context \"nope\" does not exist", .complaint("error: context \"nope\" does not exist")),
            (
                "E0125 16:35:35.765744   17073 portforward.go:400] an error occurred forwarding 5432 -> 5432",
                .logged("an error occurred forwarding 5432 -> 5432")
            ),
            (
                "E0920 11:53:24.742390   68846 portforward.go:234] lost connection to pod",
                .broken("lost connection to pod")
            ),
            ("error: lost connection to pod", .broken("error: lost connection to pod")),
            (
                "E0722 16:21:00.929687  155541 portforward.go:340] error creating error stream for port 1 -> 2: Timeout occured",
                .broken("error creating error stream for port 1 -> 2: Timeout occured")
            ),
            (
                "E1122 21:08:07.781275    9408 portforward.go:413] an error occurred forwarding 44767 -> 9187: error "
                    + "forwarding port 9187 to pod db-0, uid 10887dae-5c37: exit status 1: connection refused",
                .logged("error forwarding port 9187: exit status 1: connection refused")
            ),
            (
                "E1122 21:08:09.488210    9511 portforward.go:424] \"Unhandled Error\" err=\"an error occurred forwarding "
                    + "38021 -> 9187: error forwarding port 9187 to pod db-0, uid : sandbox \\\"db-0\\\" is not running\"",
                .logged("error forwarding port 9187: sandbox \"db-0\" is not running")
            ),
            ("Everything\u{1B}[2J", .complaint("Everything\u{FFFD}[2J")),
        ] as [(String, KubectlLine)])
    func lines(text: String, meaning: KubectlLine) {
        #expect(KubectlLine(text) == meaning)
    }

    @Test("its reason is the line that says so, before what a plugin prints and before its log")
    func reason() {
        var words = LastWords()
        for line in [
            "E1122 17:25:27.237547    9071 memcache.go:265] \"Unhandled Error\" err=\"couldn't get current server API group list\"",
            "Unable to connect to the server: getting credentials: exec: executable gke-gcloud-auth-plugin not found",
            "",
            "To learn more about this feature, consult the documentation available at:",
        ] { words.hear(line) }
        #expect(
            words.reason
                == "Unable to connect to the server: getting credentials: exec: executable gke-gcloud-auth-plugin not found"
        )
    }

    @Test("why a connection came to nothing is the reason, and not that kubectl ends because of it")
    func cause() {
        var words = LastWords()
        let identifier = String(repeating: "4a0e", count: 16)
        for line in [
            "Handling connection for 38021",
            "E1122 21:08:09.488210    9511 portforward.go:424] \"Unhandled Error\" err=\"an error occurred forwarding "
                + "38021 -> 9187: error forwarding port 9187 to pod \(identifier), uid : failed to execute portforward in "
                + "network namespace \\\"/var/run/netns/cni-1\\\": failed to connect to localhost:9187 inside namespace "
                + "\\\"\(identifier)\\\", IPv4: dial tcp4 127.0.0.1:9187: connect: connection refused\"",
            "error: lost connection to pod",
        ] { words.hear(line) }
        for reason in [words.reason, words.connectionError] {
            #expect(reason?.hasPrefix("error forwarding port 9187: failed to execute portforward") == true)
            #expect(reason?.hasSuffix(": connect: connection refused") == true)
        }
        words.hear("E1122 21:09:00.488210    9511 portforward.go:424] error creating error stream: Timeout")
        words.hear("error: lost connection to pod")
        #expect(words.reason == "lost connection to pod")
    }

    @Test(
        "a reason comes with what helps",
        arguments: [
            ("Error from server (NotFound): services \"x\" not found", "is it deployed there?"),
            ("Service x does not have a service port 81", "`kubectl get services` shows"),
            ("timed out waiting for the condition", "no pod of it runs"),
            (
                "error upgrading connection: pods \"a\" is forbidden: … resource \"pods/portforward\"",
                "create pods/portforward"
            ),
            ("services \"a\" is forbidden: … resource \"services/proxy\"", "get services/proxy and pods/proxy"),
            ("The connection to the server localhost:8080 was refused", "is the cluster running"),
            ("You must be logged in to the server (Unauthorized)", "log in to the cluster again"),
            ("no service port 81 found for service \"web\"", "`kubectl get services` shows the ports"),
            (
                "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown",
                "certificate-authority of the kubeconfig"
            ),
            ("Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout", "by VPN perhaps?"),
            (
                "Unable to connect to the server: dial tcp 127.0.0.1:1: connect: connection refused",
                "is the cluster running"
            ),
            (
                "error trying to reach service: dial tcp 10.0.0.1:80: connect: connection refused",
                "nothing listens on that port"
            ),
        ])
    func advice(reason: String, help: String) {
        #expect(KubectlError.failed(command: "kubectl", reason: reason).description.contains(help))
    }

    @Test("lines come whole however they are cut, and none grows without end")
    func splitting() {
        var splitter = LineSplitter()
        let lines = ["Forward", "ing\r\nHandling\n", "tail"].map { splitter.add(Array($0.utf8)) }
        #expect(lines == [[], ["Forwarding", "Handling"], []])
        let rests = [splitter.rest(), splitter.rest()]
        #expect(rests == ["tail", nil])
        let endless = splitter.add([UInt8](repeating: 65, count: 100_000) + [10]).map(\.utf8.count)
        #expect(endless == [4096])
    }
}
