import Monitoring
import Testing

@Suite("A query that fails")
struct QueryErrorTests {
    private func error(
        _ steps: [TestServer.Step],
        path: String = "",
        timeout: Duration = .seconds(30),
        bodyLimit: Int = 1 << 20
    ) async throws -> QueryError? {
        func configured(_ server: QueryServer) -> QueryServer {
            var server = server
            server.timeout = timeout
            server.bodyLimit = bodyLimit
            return server
        }
        return try await QueryFixture.asking(steps, path: path, configured: configured) { client, _ -> QueryError? in
            do throws(QueryError) {
                _ = try await client.query("up")
                return nil
            } catch {
                return error
            }
        }
    }

    @Test(
        "says what the server says",
        arguments: [
            (
                "bad-query", "400 Bad Request",
                "the server refuses the query: invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis"
            ),
            (
                "too-many-points", "400 Bad Request",
                "the server refuses the query: exceeded maximum resolution of 11,000 points per timeseries. "
                    + "Try decreasing the query resolution (?step=XX)"
            ),
            (
                "timeout", "503 Service Unavailable",
                "the query took the server too long: query timed out in query execution"
            ),
        ]
    )
    func recorded(name: String, status: String, words: String) async throws {
        let error = try await error(try QueryFixture.answer(name, status: status))
        #expect(error?.description == words)
    }

    @Test("in its execution says why")
    func execution() async throws {
        let error = try await error(try QueryFixture.answer("execution-error", status: "422 Unprocessable Entity"))
        guard case .refused(422, "execution", let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(message.hasPrefix("found duplicate series for the match group {job=\"waves\"}"))
        #expect(error?.description.hasPrefix("the query failed: found duplicate series") == true)
    }

    @Test(
        "at something else than the API says what came",
        arguments: [
            ("404 Not Found", "text/plain", "404 page not found\n", "is the path before /api/v1 right?"),
            ("401 Unauthorized", "text/html", "<html>", "credentials are missing or wrong"),
            (
                "403 Forbidden", "text/plain", "RBAC: access denied",
                "the credentials do not suffice, or a proxy forbids it"
            ),
            ("502 Bad Gateway", "text/plain", "no upstream\u{1B}[31m\nmore", "no upstream\u{FFFD}[31m"),
            (
                "200 OK", "text/html; charset=utf-8", "<!doctype html><title>Login</title>",
                "a web page came; perhaps a login page, or the path before /api/v1 is wrong"
            ),
        ]
    )
    func notTheAPI(status: String, type: String, body: String, hint: String) async throws {
        let error = try await error(.status(status, body, headers: ["Content-Type: \(type)"]), path: "/prom")
        guard case .notTheAPI(let line, let url, let words) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(line == status)
        #expect(url.hasSuffix("/prom/api/v1/query"))
        #expect(words == hint)
        #expect(error?.description.hasPrefix("\(status), not an answer of Prometheus's API, from http://127") == true)
    }

    @Test("at a gateway without words says only the status")
    func silent() async throws {
        let error = try await error(.status("504 Gateway Timeout", "<html>", headers: ["Content-Type: text/html"]))
        #expect(error?.description.hasPrefix("504 Gateway Timeout, not an answer of Prometheus's API, from") == true)
        #expect(error?.description.hasSuffix("/api/v1/query") == true)
    }

    @Test(
        "on JSON that is none of the API's says where",
        arguments: [
            ("{", "not JSON: line 1, column 2: expected a name in quotes, found the end"),
            ("[]", "\"status\" is missing, expected \"success\" or \"error\""),
            (#"{"status":"ok"}"#, "\"status\" is \"ok\", expected \"success\" or \"error\""),
            (#"{"status":"success"}"#, "data.result is missing"),
            (
                #"{"status":"success","data":{"result":[]}}"#,
                "data.resultType is missing, expected matrix, vector, scalar or string"
            ),
            (
                #"{"status":"success","data":{"resultType":"matrix","result":{}}}"#,
                "data.result is an object, not an array"
            ),
            (
                #"{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"value":[1,"2"]}]}}"#,
                "data.result[0].values is missing"
            ),
            (
                #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0x10"]}]}}"#,
                "data.result[0].value holds what is not a time and a value"
            ),
            (
                #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1e300,"1"]}]}}"#,
                "data.result[0].value holds what is not a time and a value"
            ),
            (
                #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[-8e14,"1"]}]}}"#,
                "data.result[0].value holds a time outside of the years 1 to 9999"
            ),
            (
                #"{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":1},"value":[1,"2"]}]}}"#,
                "data.result[0].metric.a is a number, not a string"
            ),
        ]
    )
    func malformed(body: String, what: String) async throws {
        #expect(try await error(QueryFixture.json(body)) == .malformed(what))
    }

    @Test("for want of a server says so")
    func unreachable() async throws {
        let refused = try #require(RefusedPort())
        let fetcher = HTTPFetcher()
        let client = PrometheusClient(try QueryServer("http://127.0.0.1:\(refused.port)"), fetcher: fetcher)
        await #expect(throws: QueryError.fetch(.refused)) { try await client.query("up") }
        await fetcher.shutdown()
        withExtendedLifetime(refused) {}
    }

    @Test("because the answer does not end, ends all the same")
    func endless() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
        let error = try await error(
            [.text(head), .endless(Array("          ".utf8))], bodyLimit: 1 << 20)
        #expect(error == .fetch(.bodyTooLarge(limit: 1 << 20)))
    }

    @Test("because the server falls silent in the middle says how long it waited")
    func silence() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nContent-Type: application/json\r\n\r\n{"
        let error = try await error([.text(head), .hang], timeout: .milliseconds(300))
        #expect(error?.description == "timed out after 300 ms")
    }
}
