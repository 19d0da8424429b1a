import Prometheus

/// What stands around every answer of Prometheus's HTTP API: success or error, and what the server warns of.
struct QueryAnswer {
    var data: JSONValue
    /// Warnings (the result may be incomplete) and infos (the query may not mean what it seems to), in the server's words.
    var warnings: [String]

    init(_ response: FetchResponse, url: String) throws(QueryError) {
        let value: JSONValue
        do {
            value = try JSONValue.read(response.body)
        } catch {
            guard response.status == 200, Self.isJSON(response) else {
                throw .notTheAPI(
                    status: response.statusLine, url: url, hint: Self.hint(response))
            }
            throw .malformed("not JSON: \(error)")
        }
        let status = value["status"]?.text
        if status == "error" || response.status != 200 {
            guard let type = value["errorType"]?.text ?? value["error"].map({ _ in "" }) else {
                throw .notTheAPI(status: response.statusLine, url: url, hint: Self.hint(response))
            }
            throw .refused(
                status: response.status, type: type, message: value["error"]?.text ?? response.statusLine)
        }
        guard status == "success" else {
            throw .malformed("\"status\" is \(value["status"]?.shown ?? "missing"), expected \"success\" or \"error\"")
        }
        data = value["data"] ?? .null
        warnings = ["warnings", "infos"].flatMap { value[$0]?.elements ?? [] }.compactMap(\.text)
    }

    private static func isJSON(_ response: FetchResponse) -> Bool {
        response["Content-Type"]?.lowercased().hasPrefix("application/json") ?? false
    }

    private static func hint(_ response: FetchResponse) -> String? {
        switch response.status {
        case 401: "credentials are missing or wrong"
        case 403: "the credentials do not suffice, or a proxy forbids it"
        case 404, 405: "is the path before /api/v1 right?"
        case 200 where response["Content-Type"]?.lowercased().hasPrefix("text/html") ?? false:
            "a web page came; perhaps a login page, or the path before /api/v1 is wrong"
        default: Self.firstLine(response)
        }
    }

    /// What a plain-text error says.
    private static func firstLine(_ response: FetchResponse) -> String? {
        guard response["Content-Type"]?.lowercased().hasPrefix("text/plain") ?? false else { return nil }
        let line = response.body.prefix(300).prefix { $0 != 0x0A && $0 != 0x0D }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self).legible(200)
    }
}
