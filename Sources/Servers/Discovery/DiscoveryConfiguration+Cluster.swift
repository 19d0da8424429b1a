import Kubernetes

/// The settings of discovery through the Kubernetes API.
extension DiscoveryConfiguration {
    static let modeSetting = Setting<DiscoveryMode?>(
        flag: "discovery",
        variable: "DISCOVERY",
        summary: "Where targets come from: static or kubernetes.",
        kind: "mode",
        standard: "kubernetes in a pod with a service account, static elsewhere and where targets are given",
        standardValue: nil
    ) { text throws(InvalidValue) in
        guard let mode = DiscoveryMode(rawValue: text) else { throw .expected("static or kubernetes") }
        return mode
    }

    static let roleSetting = Setting(
        flag: "target-role",
        variable: "TARGET_ROLE",
        summary: "What becomes a target: service (each port that has a ready endpoint) or pod (each ready one).",
        kind: "role",
        standard: "service",
        standardValue: TargetRole.service
    ) { text throws(InvalidValue) in
        guard let role = TargetRole(rawValue: text) else { throw .expected("service or pod") }
        return role
    }

    static let domainSetting = Setting(
        flag: "cluster-domain",
        variable: "CLUSTER_DOMAIN",
        summary: "The end of the names of services.",
        kind: "domain",
        standard: "cluster.local",
        standardValue: "cluster.local"
    ) { text throws(InvalidValue) in
        guard HostName.isNameOrIPv4(text) else { throw .expected("a domain, such as cluster.local") }
        return text
    }

    static let accountSetting = Setting(
        flag: "service-account",
        variable: "SERVICE_ACCOUNT_PATH",
        summary: "Folder of the service account's token and ca.crt.",
        kind: "folder",
        standard: ServiceAccount.standardFolder,
        standardValue: ServiceAccount()
    ) { text throws(InvalidValue) in
        guard text.hasPrefix("/") else { throw .expected("the absolute path of a folder") }
        return ServiceAccount(folder: text)
    }

    /// Kubernetes sets it in each pod.
    static let apiHostSetting = Setting<String?>(
        flag: "kubernetes-service-host",
        variable: "KUBERNETES_SERVICE_HOST",
        summary: "Address of the API server.",
        kind: "address",
        standard: nil,
        standardValue: nil
    ) { text throws(InvalidValue) in
        guard let host = HostName.unbracketed(text) else {
            throw .expected("an IP address or a host name")
        }
        return host
    }

    static let apiPortSetting = Setting(
        flag: "kubernetes-service-port",
        variable: "KUBERNETES_SERVICE_PORT",
        summary: "Port of the API server.",
        kind: "port",
        standard: "443",
        standardValue: 443
    ) { text throws(InvalidValue) in
        guard let port = Port.number(text), port > 0 else { throw .expected("a port number from 1 to 65535") }
        return port
    }
}
