/// What a host means inside a cluster, by the rules of Kubernetes's DNS. This is the rule by which `--kubectl` decides
/// which addresses are the cluster's.
enum ClusterName: Sendable, Hashable {
    /// `NAME` (the namespace is then that of `--namespace`), `NAME.NAMESPACE.svc`, `NAME.NAMESPACE.svc.DOMAIN`.
    case service(String, namespace: String?)
    /// `NAME.NAMESPACE`, unless this machine's own resolver knows the name.
    case perhaps(String, namespace: String)
    /// `POD.SERVICE.NAMESPACE.svc…`, as the pods of a StatefulSet are called.
    case pod(String, namespace: String)
    /// A private IP address, which may be a pod's or a Service's; `10-1-2-3.NAMESPACE.pod…` stands for one.
    case address(String)
    /// Everything else: this machine, public addresses, names of the internet.
    case outside

    init(_ host: String) {
        let host = host.lowercased()
        if host.utf8.contains(UInt8(ascii: ":")) {
            // fc00::/7, the unique local addresses.
            let isLocal = host.hasPrefix("fc") || host.hasPrefix("fd")
            self = isLocal ? .address(host) : .outside
            return
        }
        if let bytes = Self.ipv4(host) {
            self = Self.isPrivate(bytes) ? .address(host) : .outside
            return
        }
        let labels = (host.hasSuffix(".") ? host.dropLast() : host[...])
            .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard labels.allSatisfy(Self.isLabel), labels.last != "localhost" else {
            self = .outside
            return
        }
        self = Self.name(labels)
    }

    private static func name(_ labels: [String]) -> ClusterName {
        switch labels.count {
        case 1: return .service(labels[0], namespace: nil)
        case 2: return .perhaps(labels[0], namespace: labels[1])
        default: break
        }
        if labels[2] == "svc" { return .service(labels[0], namespace: labels[1]) }
        if labels.count > 3, labels[3] == "svc" { return .pod(labels[0], namespace: labels[2]) }
        if labels[2] == "pod" {
            let address = labels[0].split(separator: "-").joined(separator: ".")
            if ipv4(address) != nil { return .address(address) }
        }
        return .outside
    }

    private static func ipv4(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part in part.utf8.first == UInt8(ascii: "+") ? nil : UInt8(part) }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    /// RFC 1918, and 100.64.0.0/10 of RFC 6598, which some clusters give to their pods.
    private static func isPrivate(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1]) {
        case (10, _), (172, 16...31), (192, 168), (100, 64...127): true
        default: false
        }
    }

    /// RFC 1123, as Kubernetes wants names to be. So none can be taken for an option of a command line.
    static func isLabel(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last, bytes.count <= 63 else { return false }
        func isPlain(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return isPlain(first) && isPlain(last) && bytes.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
    }
}
