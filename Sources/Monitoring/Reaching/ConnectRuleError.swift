/// What is wrong with a `--connect-to`.
package enum ConnectRuleError: Error, Sendable, Hashable, CustomStringConvertible {
    case form
    case port(String)
    case host(String)
    case brackets(String)
    case scheme(String)
    case wildcard(String)

    package var description: String {
        switch self {
        case .form: "expected HOST:PORT=HOST:PORT, such as web.default.svc.cluster.local:80=localhost:8080"
        case .port(let text): "expected a port from 1 to 65535, or * for any, at the end of \"\(text.legible(200))\""
        case .host(let text): "expected a host's name or address before the port in \"\(text.legible(200))\""
        case .brackets(let text): "expected an IPv6 address in brackets, such as [::1]:80, not \"\(text.legible(200))\""
        case .scheme(let text): "expected HOST:PORT without a scheme or a path, not \"\(text.legible(200))\""
        case .wildcard(let text):
            "* stands for a port only, not for a part of \"\(text.legible(200))\": give each host an option of its own"
        }
    }
}
