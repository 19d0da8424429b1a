import Prometheus

/// The files of a file discovery and what they held when they could last be read.
struct TargetFiles {
    private let patterns: [String]
    private var seen: [FileGlob.Fingerprint?] = []
    private var lastGood: [String: [TargetGroup]] = [:]

    init(patterns: [String]) {
        self.patterns = patterns
    }

    /// Whether a file came, went or changed since `read`.
    var hasChanged: Bool { fingerprints(of: paths) != seen }

    private var paths: [String] {
        var unique: Set<String> = []
        return patterns.flatMap(FileGlob.paths).filter { unique.insert($0).inserted }
    }

    private func fingerprints(of paths: [String]) -> [FileGlob.Fingerprint?] { paths.map(FileGlob.fingerprint) }

    /// All groups of all files. A file that cannot be read keeps its last good groups, and is an error; a file that is
    /// gone has none. No groups at all where nothing could be read, and nothing is gone since.
    mutating func read() -> (groups: [TargetGroup]?, error: DiscoveryError?) {
        let paths = self.paths
        seen = fingerprints(of: paths)
        var groups: [TargetGroup] = []
        var failed = 0
        var good: [String: [TargetGroup]] = [:]
        var reasons: [String] = []
        for path in paths {
            do throws(DiscoveryError) {
                good[path] = try Self.groups(of: path)
            } catch {
                if FileGlob.fingerprint(path) != nil { good[path] = lastGood[path] }
                reasons.append(Self.reason(error, path))
                failed += 1
            }
            groups += good[path] ?? []
        }
        let isGone = good.count < lastGood.count
        lastGood = good
        let isAllBroken = failed > 0 && failed == paths.count
        return (isAllBroken && !isGone ? nil : groups, reasons.isEmpty ? nil : .files(reasons))
    }

    private static func reason(_ error: DiscoveryError, _ path: String) -> String {
        if case .list(let error) = error { return "\(path): \(error)" }
        return error.description
    }

    private static func groups(of path: String) throws(DiscoveryError) -> [TargetGroup] {
        let bytes: [UInt8]
        do {
            bytes = try FileContents.read(path)
        } catch {
            throw .fetch(error)
        }
        let groups: [TargetGroup]
        do throws(TargetGroupError) {
            switch path.split(separator: ".").last?.lowercased() {
            case "json": groups = try TargetGroup.list(json: bytes)
            case "yml", "yaml":
                // Prometheus refuses such YAML, and mends such JSON.
                guard let text = String(validating: bytes, as: UTF8.self) else { throw .syntax("not YAML: not UTF-8") }
                groups = try TargetGroup.list(yaml: text)
            default: throw .syntax("expected a name that ends in .json, .yml or .yaml")
            }
        } catch {
            throw .list(error)
        }
        return groups.enumerated().map { index, group in
            let labels = group.labels.setting("__meta_filepath", to: path)
            return TargetGroup(targets: group.targets, labels: labels, source: "\(path):\(index)")
        }
    }
}
