import Hummingbird
import NIOCore
import Prometheus

/// The pages that every server has beside its own.
struct StandardPages: Sendable {
    /// Paths that no other page may have, with what they are taken by.
    static let titles = [
        "/": "the page that links the others",
        "/health": "the health check",
        "/readyz": "the readiness check",
        "/metrics": "the server's own metrics",
    ]

    /// What the server is called.
    let name: String
    /// Why it cannot answer yet or any more; nil when it can.
    let whyNotReady: @Sendable () -> String?
    let families: @Sendable () -> [MetricFamily]

    /// All pages, those of the server itself first.
    func pages(after own: [Page]) -> [Page] {
        let pages = own + [metrics, health, readiness]
        return pages + [index(of: pages)]
    }

    private var health: Page {
        Page("/health", "is it alive") { _ in .json(#"{"status":"healthy"}"#) }
    }

    private var readiness: Page {
        Page("/readyz", "does it want requests") { _ in
            guard let reason = whyNotReady() else { return .json(#"{"status":"ready"}"#) }
            return .json(#"{"status":\#(JSONText.quoted(reason))}"#, .serviceUnavailable)
        }
    }

    private var metrics: Page {
        Page("/metrics", "metrics of this server") { fields in
            .exposition(fields) { format in ByteBuffer(bytes: ExpositionWriter.body(families(), format: format)) }
        }
    }

    private func index(of pages: [Page]) -> Page {
        let links = pages.map { page in
            let path = escaped(page.path)
            return "<li><a href=\"\(path)\">\(path)</a>: \(escaped(page.title))</li>"
        }
        let html = ByteBuffer(
            string: """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>promwave: \(escaped(name))</title></head>
                <body>
                <h1>promwave: \(escaped(name))</h1>
                <ul>
                \(links.joined(separator: "\n"))
                </ul>
                </body>
                </html>

                """
        )
        return Page("/", "this page") { _ in Response(type: "text/html; charset=utf-8", html) }
    }

    private func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: String(character)
            }
        }.joined()
    }
}
