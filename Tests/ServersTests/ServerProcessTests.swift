import Glibc
import Testing

@testable import Servers

/// The built executable as a user runs it: real sockets, signals and exit codes.
@Suite(.serialized, .blocking) struct ServerProcessTests {
    @Test(
        "a signal ends an idle server with exit code 0 within a second, open connections or not",
        arguments: [SIGTERM, SIGINT])
    func signals(signal: Int32) async throws {
        let limit = Duration.seconds(1)
        let time = try await again(atMost: 5) {
            let server = try ServerProcess(["metrics"], environment: ["PORT": "0"])
            let port = try #require(server.port())
            let idle = try RawConnection(port: port)
            idle.write("GET /metrics2 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(idle.read(until: "\nmy_first_metric ").hasPrefix("HTTP/1.1 200 OK\r\n"))
            let silent = try RawConnection(port: port)

            let start = ContinuousClock.now
            server.send(signal: signal)
            #expect(server.exitCode() == 0)
            let time = ContinuousClock.now - start
            #expect(silent.read() == "")
            return time
        } while: {
            $0 >= limit
        }
        #expect(time < limit)
    }

    @Test("once shutdown has begun, it is not ready any more but still answers")
    func readiness() async throws {
        let answers = try await again(atMost: 10) {
            let server = try ServerProcess(["metrics", "--port", "0"])
            let port = try #require(server.port())
            #expect(try RawConnection.get("/readyz", port: port).hasPrefix("HTTP/1.1 200 OK\r\n"))
            return try server.end {
                var ready = try RawConnection.get("/readyz", port: port)
                while ready.hasPrefix("HTTP/1.1 200") { ready = try RawConnection.get("/readyz", port: port) }
                return (ready, try RawConnection.get("/metrics2", port: port))
            }
        } while: {
            $0 == nil
        }
        let (ready, page) = try #require(answers)
        #expect(ready.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
        #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test("a port in use is named, with the option that changes it, and the exit code is 78")
    func portInUse() throws {
        let first = try ServerProcess(["metrics"], environment: ["PORT": "0", "HOST": "127.0.0.1"])
        let port = try #require(first.port())
        let second = try ServerProcess(["discovery"], environment: ["PORT": "\(port)", "HOST": "127.0.0.1"])
        #expect(
            second.readLog()
                == "promwave-servers: PORT=\(port): 127.0.0.1:\(port) is already in use; "
                + "choose another port with --port or PORT\n"
        )
        #expect(second.exitCode() == 78)
    }

    @Test("HOST=:: takes IPv4 as well")
    func bothProtocols() throws {
        let server = try ServerProcess(["metrics", "--port", "0"], environment: ["HOST": "::"])
        let port = try #require(server.port())
        #expect(try RawConnection.get("/health", port: port).hasPrefix("HTTP/1.1 200 OK\r\n"))
    }

    @Test(
        "an address that cannot be listened on is named, and the exit code is 78",
        arguments: [
            ("192.0.2.1", "HOST=192.0.2.1: not an address of this machine"),
            ("no-such-host.invalid", "HOST=no-such-host.invalid: this name cannot be resolved"),
        ]
    )
    func badHost(host: String, message: String) throws {
        let server = try ServerProcess(["metrics", "--host", host, "--port", "0"])
        #expect(server.readLog().hasPrefix("promwave-servers: \(message)"))
        #expect(server.exitCode() == 78)
    }

    @Test("every wrong value is told at start, and the exit code is 78")
    func wrongValues() throws {
        let environment = ["METRIC_VALUE": "abc", "METRIC_PERIOD": "0", "PORT": "8080"]
        let server = try ServerProcess(["metrics", "--port", "99999"], environment: environment)
        let log = server.readLog()
        #expect(log.split(separator: "\n").count == 3)
        #expect(log.contains("promwave-servers: METRIC_VALUE=abc: expected a decimal number"))
        #expect(log.contains("promwave-servers: METRIC_PERIOD=0: expected a duration above 0"))
        #expect(log.contains("promwave-servers: --port=99999: expected a port number from 0 to 65535\n"))
        #expect(server.exitCode() == 78)
    }

    @Test(
        "wrong usage has exit code 64",
        arguments: [["metrics", "--nope"], ["metrics", "x"], ["serve"], ["metrics", "--port"]])
    func usage(arguments: [String]) throws {
        let server = try ServerProcess(arguments)
        #expect(server.readLog().contains("Usage: promwave-servers"))
        #expect(server.exitCode() == 64)
    }

    @Test("two decimals with a point in every locale")
    func locale() throws {
        let environment = [
            "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "METRIC_VARIATION": "0", "METRIC_VALUE": "1234.5",
        ]
        let server = try ServerProcess(["metrics", "--port", "0"], environment: environment)
        let port = try #require(server.port())
        #expect(try RawConnection.get("/metrics2", port: port).hasSuffix("\nmy_first_metric 1234.50\n"))
    }

    @Test("a client that expects the connection to end sees it end", arguments: ["1.0", "1.1\r\nConnection: Close"])
    func lastRequest(version: String) throws {
        let server = try ServerProcess(["metrics", "--port", "0"])
        let connection = try RawConnection(port: try #require(server.port()))
        connection.write("GET /health HTTP/\(version)\r\nHost: localhost\r\n\r\n")
        #expect(connection.read().hasSuffix(#"{"status":"healthy"}"#))
        #expect(connection.hasEnded)
    }

    @Test("requests that are too large or no HTTP are refused, and the server lives on")
    func malformed() throws {
        let server = try ServerProcess(["metrics", "--port", "0"])
        let port = try #require(server.port())
        let long = String(repeating: "a", count: 200_000)
        for request in [
            "GET /\(long) HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nX: \(long)\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n",
        ] {
            let connection = try RawConnection(port: port)
            connection.write(request)
            let answer = connection.read()
            #expect(answer.isEmpty || ["431", "405"].contains(answer.dropFirst(9).prefix(3)))
        }
        #expect(try RawConnection.get("/health", port: port).hasSuffix(#"{"status":"healthy"}"#))
    }
}
