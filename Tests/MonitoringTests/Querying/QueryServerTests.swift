import Monitoring
import Testing

@Suite("The address of a Prometheus server")
struct QueryServerTests {
    @Test(
        "is read as people paste it",
        arguments: [
            ("http://localhost:9090", "http://localhost:9090"),
            (" http://localhost:9090/ ", "http://localhost:9090"),
            ("http://localhost:9090/graph", "http://localhost:9090"),
            ("http://localhost:9090/api/v1", "http://localhost:9090"),
            ("http://localhost:9090/api/v1/", "http://localhost:9090"),
            ("https://mimir.example/prometheus", "https://mimir.example/prometheus"),
            ("https://mimir.example/api/prom/api/v1", "https://mimir.example/api/prom"),
            ("http://[::1]:9090/vm/", "http://[::1]:9090/vm"),
        ]
    )
    func read(text: String, base: String) throws {
        #expect(try QueryServer(text).base == base)
        #expect(try QueryServer(text).http.credentials == nil)
    }

    @Test("with credentials keeps them out of the address")
    func credentials() throws {
        let server = try QueryServer("https://user:p%40ss@prometheus.example/prom")
        #expect(server.base == "https://prometheus.example/prom")
        #expect(server.http.credentials == .basic(username: .text("user"), password: .text("p@ss")))
    }

    @Test(
        "that is none is refused, in words",
        arguments: [
            ("localhost:9090", "it has no scheme; expected an address such as http://localhost:9090"),
            (
                "http://localhost:9090/graph?g0.expr=up",
                "it has a query; expected an address such as http://localhost:9090"
            ),
            ("http://localhost:99999", "\"99999\" is not a port (1 to 65535)"),
            ("ftp://localhost", "the scheme is \"ftp\", not http or https"),
            ("http://", "\"\" is not a host"),
        ]
    )
    func refused(text: String, reason: String) {
        let error = #expect(throws: QueryError.self) { try QueryServer(text) }
        #expect(error?.description.hasSuffix(reason) == true, "\(error?.description ?? "")")
    }
}
