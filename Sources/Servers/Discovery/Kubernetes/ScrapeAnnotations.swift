/// The annotations `prometheus.io/scrape`, `path`, `port` and `scheme`. One that cannot be used is as if it were not
/// there, and said so.
struct ScrapeAnnotations {
    private(set) var isWanted = true
    private(set) var path: String?
    /// As it is written: what it means is up to the kind of object.
    private(set) var port: String?
    private(set) var scheme: String?
    /// What is wrong with them.
    private(set) var remarks: [String] = []

    init(_ annotations: [String: String]) {
        if let text = annotations["prometheus.io/scrape"] {
            switch text.lowercased() {
            case "true": break
            case "false": isWanted = false
            default: remarks.append(Self.remark("scrape", text, "expected true or false"))
            }
        }
        if let text = annotations["prometheus.io/path"] {
            do {
                // As Prometheus's URLs, which get the slash that is missing.
                path = try URLPath.parse(text.hasPrefix("/") || text.isEmpty ? text : "/" + text)
            } catch {
                remarks.append(Self.remark("path", text, error.description))
            }
        }
        if let text = annotations["prometheus.io/scheme"] {
            switch text.lowercased() {
            case "http", "https": scheme = text.lowercased()
            default: remarks.append(Self.remark("scheme", text, "expected http or https"))
            }
        }
        port = annotations["prometheus.io/port"].map { String($0.trimmed) }
    }

    static func remark(_ name: String, _ value: String, _ reason: String) -> String {
        "annotation prometheus.io/\(name)=\(ShownText(value)) is not used: \(reason)"
    }
}
