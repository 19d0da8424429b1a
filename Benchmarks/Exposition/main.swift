import Glibc
import Prometheus

// How long reading the body of a large target takes, as a multiple of one memchr pass over its line feeds in the same
// run: a ratio that holds on any machine. CPU time of this thread, medians. Exits with 1 where a limit is passed.
//
// usage: ExpositionBenchmark [FILE [ROUNDS]]; a FILE that ends with .om is read as OpenMetrics.

func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else {
        print("cannot open \(path)")
        exit(66)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
}

func lineFeeds(_ body: UnsafeRawBufferPointer) -> Int {
    guard var position = body.baseAddress else { return 0 }
    let end = position + body.count
    var count = 0
    while let found = memchr(position, 10, end - position) {
        count += 1
        position = UnsafeRawPointer(found) + 1
    }
    return count
}

/// What a scrape loop does: the values of known series go where their ids say, new series are decoded and given an id.
struct Target {
    var cache: ScrapeCache
    var values: [Double] = []
    var labels: [Labels] = []

    mutating func scrape(_ body: UnsafeRawBufferPointer) throws(ExpositionError) {
        var reader = ScrapeReader(body, format: cache.format, cache: cache)
        while let entry = try reader.next() {
            guard case .series(let series) = entry else { continue }
            if let id = series.id {
                values[Int(id)] = series.value
            } else {
                labels.append(try reader.labels(of: series))
                values.append(series.value)
                reader.remember(UInt32(values.count - 1))
            }
        }
        cache = reader.finish()
    }
}

func milliseconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
    let start = now()
    try work()
    return now() - start
}

/// The body with one series more in its middle, between two families.
func grown(_ body: [UInt8], _ format: ExpositionFormat) -> [UInt8] {
    let metadata = format == .text ? "\n# HELP" : "\n# TYPE"
    var middle = body.count / 2
    while middle < body.count, !body[middle...].starts(with: metadata.utf8) { middle += 1 }
    return body[..<middle] + Array("\nzzz{a=\"b\"} 1".utf8) + body[middle...]
}

let arguments = CommandLine.arguments.dropFirst()
let path = arguments.first ?? "Tests/Fixtures/metrics/kube-apiserver.prom"
let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 101
let format: ExpositionFormat = path.hasSuffix(".om") ? .openMetrics : .text
let body = contents(of: path)
let changed = grown(body, format)
let limits = ["known series, values stored": 12.0, "first sight, labels decoded": 50.0]

var times: [String: [Double]] = [:]
var known = Target(cache: ScrapeCache(format))
do {
    try body.withUnsafeBytes { try known.scrape($0) }
    var count = 0
    for _ in 0..<rounds {
        times["memchr", default: []].append(milliseconds { body.withUnsafeBytes { count += lineFeeds($0) } })
        times["known series, values stored", default: []]
            .append(try milliseconds { try body.withUnsafeBytes { try known.scrape($0) } })
        var copy = known
        times["one series more", default: []]
            .append(try milliseconds { try changed.withUnsafeBytes { try copy.scrape($0) } })
        var first = Target(cache: ScrapeCache(format))
        times["first sight, labels decoded", default: []]
            .append(try milliseconds { try body.withUnsafeBytes { try first.scrape($0) } })
    }
    print("\(body.count) bytes, \(count / rounds) lines, \(known.values.count) series, \(rounds) rounds, medians")
} catch {
    print("\(path): \(error)")
    exit(65)
}

var isWithinLimits = true
let base = times["memchr", default: [1]].sorted()[rounds / 2]
for name in ["memchr", "known series, values stored", "one series more", "first sight, labels decoded"] {
    let time = times[name, default: [0]].sorted()[rounds / 2]
    let limit = limits[name].map { " (limit \(NumberText.fixed($0, decimals: 0)))" } ?? ""
    let ratio = NumberText.fixed(time / base, decimals: 1)
    print("\(name): \(NumberText.fixed(time, decimals: 3)) ms = \(ratio) x\(limit)")
    if let limit = limits[name], format == .text, time / base > limit { isWithinLimits = false }
}
exit(isWithinLimits ? 0 : 1)
