package import Prometheus

/// Something to scrape: what discovery said about it, what relabelling made of it, and how to get at it.
///
/// Two targets are the same when their labels and URLs are, however they were discovered.
package struct Target: Sendable {
    package let job: String
    /// Before relabelling.
    package let discoveredLabels: Labels
    /// After relabelling, those beginning with `__` included, but none with `__meta_`.
    package let allLabels: Labels
    /// Those that every sample gets.
    package let labels: Labels
    package let url: String
    package let scrapeInterval: Duration
    package let scrapeTimeout: Duration

    /// The Kubernetes namespace that discovery tells, by Prometheus's name for it or by those in common use.
    var namespace: String? {
        for name in ["__meta_kubernetes_namespace", "kubernetes_namespace", "namespace"] {
            if let value = discoveredLabels[name], !value.isEmpty { return value }
        }
        return nil
    }

    /// The same in every run: spreads targets over their interval.
    package var hash: UInt64 {
        // FNV-1a, 64 bits.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in allLabels.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        for byte in url.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        // The low bits of FNV alone are poor; mix the high ones in.
        hash ^= hash >> 33
        hash &*= 0xff51_afd7_ed55_8ccd
        return hash ^ hash >> 33
    }
}

extension Target: Hashable {
    package static func == (a: Target, b: Target) -> Bool { a.allLabels == b.allLabels && a.url == b.url }

    package func hash(into hasher: inout Hasher) {
        allLabels.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
