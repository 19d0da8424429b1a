/// A way for a target to answer badly, and what a user should read about it.
struct BadTarget: Sendable {
    /// Its path on the scripted server, without the slash; also a label of the target.
    var name: String
    var answer: Answer
    var words: String

    private static let metric = "# TYPE my_first_metric gauge\nmy_first_metric 30\n"

    static let all: [BadTarget] = [
        BadTarget(name: "hangs", answer: .silence, words: "timed out after 1 s"),
        BadTarget(name: "closes", answer: .bytes(""), words: "the server closed the connection without an answer"),
        BadTarget(
            name: "closes-half-way",
            answer: .bytes("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n" + metric),
            words: "the server closed the connection half-way, after 48 bytes of the body"),
        BadTarget(name: "no-http", answer: .bytes("SSH-2.0-OpenSSH_9.2\r\n"), words: "not a valid HTTP answer"),
        BadTarget(
            name: "not-found", answer: .html(status: "404 Not Found", "<p>no"),
            words: "server returned HTTP status 404 Not Found"),
        BadTarget(
            name: "html", answer: .html("<!DOCTYPE html><title>Log in</title>"),
            words: "the Content-Type “text/html” is not a metrics format"),
        BadTarget(
            name: "html-as-text", answer: .metrics("<!DOCTYPE html>\n"),
            words: "line 1, column 1: expected a metric name"),
        BadTarget(
            name: "no-value", answer: .metrics(metric + "my_second_metric\n"),
            words: "line 3, column 17: expected a value after the series"),
        BadTarget(
            name: "no-utf-8",
            answer: .page(
                type: "text/plain; version=0.0.4",
                body: Array("my_first_metric{a=\"".utf8) + [0xC3, 0x28] + Array("\"} 1\n".utf8)),
            words: "line 1, column 20: the label value is not valid UTF-8"),
        BadTarget(
            name: "100-megabytes", answer: .flood(type: "text/plain", of: "x", total: 100_000_000),
            words: "expected a value after the series, found the end of the body"),
    ]

    /// Title of the window, clear, colours, a mark that turns text around: what must not reach a terminal.
    static let hostile = "\u{1B}]0;hostile\u{7}\u{1B}[2J\u{1B}[31m\u{9B}2J\u{202E}"

    /// Not wrong, but not to be printed as it is.
    static let escapes = BadTarget(
        name: "escapes",
        answer: .metrics(
            "# HELP my_first_metric \(hostile)\n# TYPE my_first_metric gauge\n"
                + "my_first_metric{a=\"\(hostile)\"} 30\nmy_first_metric{a=\"plain\"} 31\n"),
        words: "")
}
