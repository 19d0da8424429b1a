import Prometheus
import Testing

@Suite("Content negotiation")
struct ContentNegotiationTests {
    private static let prometheus3 =
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
        + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
        + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
    private static let prometheus2 =
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1"

    @Test(
        "the server answers in the format that the client prefers",
        arguments: [
            (nil, .text), ("", .text), ("*/*", .text), (prometheus3, .openMetrics), (prometheus2, .openMetrics),
            ("text/plain", .text), ("text/plain;version=0.0.4", .text), ("text/*", .text),
            ("text/html,*/*;q=0.8", .text),
            ("application/openmetrics-text", .openMetrics),
            ("application/openmetrics-text; version=1.0.0; charset=utf-8", .openMetrics),
            ("APPLICATION/OpenMetrics-Text", .openMetrics),
            ("application/openmetrics-text;version=\"1.0.0\"", .openMetrics),
            ("application/openmetrics-text;version=0.0.1,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", .text),
            ("application/openmetrics-text;version=2.0.0", .text),
            ("application/openmetrics-text;q=0.2,text/plain;q=0.3", .text),
            ("application/openmetrics-text;q=0.3,text/plain;q=0.2", .openMetrics),
            ("application/openmetrics-text,text/plain", .openMetrics),
            ("text/plain,application/openmetrics-text", .text),
            ("application/openmetrics-text;q=0", .text), ("application/openmetrics-text;q=0,*/*", .text),
            ("application/openmetrics-text;q=x", .text), ("application/openmetrics-text;q=0.5,*/*", .text),
            ("text/plain;q=0,application/openmetrics-text;q=0.1", .openMetrics), ("application/json", .text),
            ("application/*", .openMetrics), (",,;;,", .text), ("nonsense", .text),
        ] as [(String?, ExpositionFormat)]
    )
    func format(_ accept: String?, _ format: ExpositionFormat) {
        #expect(ContentNegotiation.format(accept: accept) == format)
    }

    @Test(
        "the server compresses only for those who ask for gzip",
        arguments: [
            (nil, false), ("", false), ("gzip", true), ("GZIP", true), ("x-gzip", true), ("deflate, gzip;q=0.5", true),
            ("gzip;q=0", false), ("gzip; q=0.000", false), ("gzip;q=0.001", true), ("*", true), ("*;q=0", false),
            ("gzip;q=0, *", false), ("identity", false), ("br", false), ("identity;q=1, *;q=0", false),
            ("gzipped", false),
        ] as [(String?, Bool)]
    )
    func gzip(_ acceptEncoding: String?, _ accepted: Bool) {
        #expect(ContentNegotiation.acceptsGzip(acceptEncoding: acceptEncoding) == accepted)
    }

    @Test("each format is served with its exact Content-Type")
    func contentType() {
        #expect(ExpositionFormat.text.contentType == "text/plain; version=0.0.4; charset=utf-8")
        #expect(
            ExpositionFormat.openMetrics.contentType
                == "application/openmetrics-text; version=1.0.0; charset=utf-8"
        )
    }

    @Test(
        "the client reads a response by its Content-Type",
        arguments: [
            ("text/plain", .text), ("text/plain; version=0.0.4; charset=utf-8", .text), ("TEXT/PLAIN", .text),
            ("text/plain;", .text), ("text/plain;version=1.0.0;escaping=allow-utf-8", .text),
            ("application/openmetrics-text; version=1.0.0; charset=utf-8", .openMetrics),
            (" application/openmetrics-text", .openMetrics), ("text/plain; a=\"x;y\\\"z\"", .text),
        ] as [(String, ExpositionFormat)]
    )
    func response(_ contentType: String, _ format: ExpositionFormat) throws {
        #expect(try ExpositionFormat(contentType: contentType) == format)
        #expect(try ExpositionFormat(contentType: contentType, fallback: .openMetrics) == format)
    }

    @Test(
        "a response without a known Content-Type is an error, unless there is a fallback",
        arguments: [
            (nil, "the response has no Content-Type: expected text/plain or application/openmetrics-text; a fallback"),
            ("", "the response has no Content-Type"),
            ("text/html; charset=utf-8", "the Content-Type “text/html; charset=utf-8” is not a metrics format"),
            ("application/json", "the Content-Type “application/json” is not a metrics format"),
            ("text/plain; charset", "the Content-Type “text/plain; charset” cannot be read"),
            ("text/plain; a=b; a=c", "the Content-Type “text/plain; a=b; a=c” cannot be read"),
            ("text plain", "the Content-Type “text plain” cannot be read"),
            ("text/\u{1B}[2J", "the Content-Type “text/\\u{1B}[2J” cannot be read"),
        ] as [(String?, String)]
    )
    func unknown(_ contentType: String?, _ message: String) throws {
        #expect(try ExpositionFormat(contentType: contentType, fallback: .text) == .text)
        do {
            let format = try ExpositionFormat(contentType: contentType)
            Issue.record("read as \(format)")
        } catch {
            #expect(error.description.hasPrefix(message), "\(error)")
        }
    }

    @Test("protobuf is never read as text, not even with a fallback")
    func protobuf() {
        #expect(throws: ContentTypeError.protobuf) {
            try ExpositionFormat(contentType: "application/vnd.google.protobuf; encoding=delimited", fallback: .text)
        }
    }
}
