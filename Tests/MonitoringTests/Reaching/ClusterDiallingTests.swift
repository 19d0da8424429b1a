import Foundation
import Synchronization
import Testing

@testable import Monitoring

@Suite("Reaching a cluster through kubectl", .timeLimit(.minutes(1)))
struct ClusterDiallingTests {
    private struct Unexpected: Error {
        var outcome: Result<String, FetchError>
    }

    private static let forwarding = "echo \"Forwarding from 127.0.0.1:$PORT -> 80\"; exec sleep 1000"

    @Test("one port-forward serves all requests to an endpoint, whatever it is called, and ends with its user")
    func oneForward() async throws {
        try await TestServer.run {
            .ok($0.headers["host"] ?? "")
        } _: { server in
            let kubectl = try ScriptedKubectl(Self.forwarding, port: server.port)
            try await kubectl.run { get, _ in
                for host in ["web", "web.default.svc", "web.default.svc.cluster.local"] {
                    #expect(await get("http://\(host)/metrics") == .success(host))
                }
                #expect(kubectl.runs == ["port-forward svc/web :80 --namespace default --pod-running-timeout=20s"])
                #expect(kubectl.running.count == 1)
            }
            #expect(kubectl.running == [])
        }
    }

    @Test("what is not the cluster's is dialled as it stands")
    func direct() async throws {
        try await TestServer.run { _ in
            .ok("direct")
        } _: { server in
            let kubectl = try ScriptedKubectl("echo '{\"items\": []}'")
            try await kubectl.run { get, _ in
                #expect(await get("http://\(server.address)/") == .success("direct"))
                #expect(await get("http://localhost:\(server.port)/") == .success("direct"))
                #expect(kubectl.runs == [])
            }
        }
    }

    @Test("a forward that is slow to start goes on when a request's time is over, and serves the next")
    func slowStart() async throws {
        try await TestServer.run { _ in
            .ok("up")
        } _: { server in
            let kubectl = try ScriptedKubectl(
                "while [ ! -e \"$DIR/go\" ]; do sleep 0.02; done; " + Self.forwarding, port: server.port)
            try await kubectl.run(timeout: .seconds(3)) { get, _ in
                let first = await get("http://web/")
                guard case .failure(.opening(let state)) = first else { throw Unexpected(outcome: first) }
                #expect(state.hasPrefix("starting kubectl port-forward svc/web :80 -n default ("))
                try kubectl.mark("go")
                var second = await get("http://web/")
                while case .failure(.opening) = second { second = await get("http://web/") }
                #expect(second == .success("up"))
                #expect(kubectl.runs.count == 1)
            }
        }
    }

    @Test("one that says nothing is given up, and says so")
    func silence() async throws {
        let kubectl = try ScriptedKubectl("echo 'Please log in'; exec sleep 1000")
        try await kubectl.run {
            // Enough to say in what it wants.
            $0.limits.start = .seconds(5)
        } _: { get, _ in
            let reason = "kubectl port-forward svc/web :80 -n default: not ready after 5 s; it says: Please log in"
            #expect(await get("http://web/") == .failure(.unreachable(reason)))
        }
        #expect(kubectl.running == [])
    }

    @Test("a pod that goes is no failed request: the forward starts anew, and the request waits for it")
    func podGoes() async throws {
        try await TestServer.run { _ in
            .ok("up")
        } _: { server in
            let script = """
                echo "Forwarding from 127.0.0.1:$PORT -> 80"
                n=0; while [ ! -e "$DIR/gone" ]; do sleep 0.02; done
                rm "$DIR/gone"; echo 'error: lost connection to pod' >&2; exit 1
                """
            let kubectl = try ScriptedKubectl(script, port: server.port)
            try await kubectl.run { get, _ in
                #expect(await get("http://web/") == .success("up"))
                try kubectl.mark("gone")
                while kubectl.runs.count < 2 { try await Task.sleep(for: .milliseconds(10)) }
                #expect(await get("http://web/") == .success("up"))
            }
        }
    }

    @Test(
        "pods that go one after another while a request is on its way are no failed request; one that refuses is",
        arguments: [
            ("", true), ("sandbox \"a\" is not running", true), ("No such container: a", true),
            ("connect: connection refused", false),
        ])
    func podsGo(cause: String, isGone: Bool) async throws {
        // The first pod answers, the next two go with a request on its way, and the fourth answers.
        let script = """
            n=$(wc -l <"$DIR/runs"); rm -f "$DIR/asked"
            [ -e "$DIR/port$n" ] && PORT=$(cat "$DIR/port$n")
            echo "Forwarding from 127.0.0.1:$PORT -> 80"
            [ $n = 4 ] && exec sleep 1000
            while [ ! -e "$DIR/asked" ]; do sleep 0.02; done
            echo "$WORDS" >&2; echo 'error: lost connection to pod' >&2; exit 1
            """
        let prefix = "E1122 21:08:09.488210    9511 portforward.go:424] error forwarding port 80 to pod a, uid : "
        try await TestServer.run { _ in
            .ok("up")
        } _: { server in
            let kubectl = try ScriptedKubectl(script, port: server.port)
            let go: TestServer.Answer = { _ in
                try? kubectl.mark("asked")
                return [.close]
            }
            try await TestServer.run(go) { second in
                try await TestServer.run(go) { third in
                    try kubectl.mark("port2", "\(second.port)")
                    try kubectl.mark("port3", "\(third.port)")
                    try await kubectl.run {
                        $0.environment["WORDS"] = cause.isEmpty ? "" : prefix + cause
                    } _: { get, _ in
                        #expect(await get("http://web/") == .success("up"))
                        try kubectl.mark("asked")
                        while kubectl.runs.count < 2 { try await Task.sleep(for: .milliseconds(10)) }
                        let outcome = await get("http://web/")
                        if isGone {
                            #expect(outcome == .success("up"))
                            #expect(kubectl.runs.count == 4)
                        } else {
                            guard case .failure(.unreachable(let reason)) = outcome else {
                                throw Unexpected(outcome: outcome)
                            }
                            #expect(reason.hasSuffix("connection refused: nothing listens on that port in the pod"))
                        }
                    }
                }
            }
        }
    }

    @Test("a forward that no longer leads anywhere is replaced within the request, though its process lives on")
    func zombie() async throws {
        try await TestServer.run { _ in
            .ok("new")
        } _: { new in
            let count = Mutex(0)
            try await TestServer.run { _ in
                let isFirst = count.withLock { count in
                    count += 1
                    return count == 1
                }
                return isFirst ? .ok("old") : [.close]
            } _: { old in
                let kubectl = try ScriptedKubectl(
                    "[ -e \"$DIR/moved\" ] && PORT=$NEW; " + Self.forwarding, port: old.port)
                try await kubectl.run {
                    $0.environment["NEW"] = "\(new.port)"
                } _: { get, _ in
                    #expect(await get("http://web/") == .success("old"))
                    let first = try #require(kubectl.running.first)
                    try kubectl.mark("moved")
                    #expect(await get("http://web/") == .success("new"))
                    #expect(!ScriptedKubectl.isRunning(first))
                    #expect(kubectl.runs.count == 2)
                }
            }
        }
    }

    @Test("forwards of targets that are gone end; one that is used stays")
    func release() async throws {
        try await TestServer.run { _ in
            .ok("up")
        } _: { server in
            let kubectl = try ScriptedKubectl(Self.forwarding, port: server.port)
            try await kubectl.run {
                $0.limits.released = .milliseconds(200)
            } _: { get, dialling in
                for host in ["web", "shop"] { #expect(await get("http://\(host)/") == .success("up")) }
                #expect(kubectl.running.count == 2)
                await dialling.release(HostPort(host: "web", port: 80))
                while kubectl.running.count > 1 { try await Task.sleep(for: .milliseconds(10)) }
                #expect(await get("http://shop/") == .success("up"))
                #expect(kubectl.runs.count == 2)
            }
        }
    }

    @Test("only so many forwards run, and what is beyond says what to do")
    func limit() async throws {
        try await TestServer.run { _ in
            .ok("up")
        } _: { server in
            let kubectl = try ScriptedKubectl(Self.forwarding, port: server.port)
            try await kubectl.run {
                $0.limits.forwards = 2
            } _: { get, _ in
                for host in ["a", "b"] { #expect(await get("http://\(host)/") == .success("up")) }
                let reason =
                    "2 port-forwards run already, as many as promwave starts: with --kubectl-mode proxy one process "
                    + "reaches all"
                #expect(await get("http://c/") == .failure(.unreachable(reason)))
                #expect(kubectl.running.count == 2)
            }
        }
    }

    @Test("one that hangs at its start does not keep others from starting")
    func startsInTurn() async throws {
        try await TestServer.run { _ in
            .ok("up")
        } _: { server in
            let kubectl = try ScriptedKubectl(
                "[ \"$2\" = svc/hanging ] && exec sleep 1000; " + Self.forwarding, port: server.port)
            try await kubectl.run(timeout: .seconds(5)) {
                $0.limits.starts = 1
                $0.limits.burst = .milliseconds(200)
            } _: { get, _ in
                async let hanging = get("http://hanging/")
                while kubectl.runs.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
                #expect(await get("http://web/") == .success("up"))
                _ = await hanging
            }
        }
    }

    @Test("a kubectl that is a script ends with all that it has started")
    func wrapper() async throws {
        try await TestServer.run { _ in
            .ok("up")
        } _: { server in
            let script = """
                (trap '' TERM; while sleep 0.1; do :; done) & echo "$! child" >>"$DIR/runs"
                echo "Forwarding from 127.0.0.1:$PORT -> 80"; wait
                """
            let kubectl = try ScriptedKubectl(script, port: server.port)
            try await kubectl.run { get, _ in
                #expect(await get("http://web/") == .success("up"))
                #expect(kubectl.running.count == 2)
            }
            while !kubectl.running.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        }
    }
}
