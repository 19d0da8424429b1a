// swift-tools-version: 6.2
import PackageDescription

// Strict for our own targets only: a dependency's warning is not ours to fix.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    // The tests look inside the modules of the very build that users run, so that one build serves both.
    .unsafeFlags(["-enable-testing"], .when(configuration: .release)),
]

// Every version is the lowest that is known to work; traits that pull in packages nobody here uses are off.
let package = Package(
    name: "promwave",
    products: [
        .executable(name: "promwave", targets: ["Dashboard"]),
        .executable(name: "promwave-servers", targets: ["Servers"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The contracts: what travels on the wire. Imports nothing but the standard library.
        .target(name: "Prometheus"),
        // Pure drawing: numbers in, a grid of cells out. Imports nothing but the standard library.
        .target(name: "Charting"),
        // What Prometheus does, as a library.
        .target(
            name: "Monitoring",
            dependencies: [
                "Prometheus",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        // A small API client: in-cluster configuration, list and watch. Imports nothing of ours.
        .target(
            name: "Kubernetes",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        // ncursesw, from Debian's libncurses-dev.
        .systemLibrary(name: "CNcurses"),
        .executableTarget(
            name: "Servers",
            dependencies: [
                "Kubernetes",
                "Prometheus",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .executableTarget(
            name: "Dashboard",
            dependencies: [
                "Charting",
                "CNcurses",
                "Monitoring",
                "Prometheus",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),

        .testTarget(name: "PrometheusTests", dependencies: ["Prometheus"]),
        .testTarget(name: "ChartingTests", dependencies: ["Charting"]),
        .testTarget(
            name: "MonitoringTests",
            dependencies: [
                "Monitoring",
                "Prometheus",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        // A Kubernetes API server that replays recordings and misbehaves on request, for the tests only.
        .target(
            name: "FakeAPIServer",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            path: "Tests/FakeAPIServer"
        ),
        .testTarget(
            name: "KubernetesTests",
            dependencies: [
                "FakeAPIServer",
                "Kubernetes",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "ServersTests",
            dependencies: [
                "FakeAPIServer",
                "Kubernetes",
                "Prometheus",
                "Servers",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "DashboardTests",
            dependencies: [
                "Charting", "Dashboard", "Monitoring", "Prometheus",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Monitoring", "Prometheus",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
    ]
)

// Measurements, kept out of everybody's build: PROMWAVE_BENCHMARKS=1 swift run -c release ExpositionBenchmark
if Context.environment["PROMWAVE_BENCHMARKS"] != nil {
    package.targets += [
        .executableTarget(name: "ExpositionBenchmark", dependencies: ["Prometheus"], path: "Benchmarks/Exposition"),
        .executableTarget(name: "ChartingBenchmark", dependencies: ["Charting"], path: "Benchmarks/Charting"),
        .executableTarget(
            name: "WaveBenchmark", dependencies: ["Charting", "Monitoring"], path: "Benchmarks/Waves"),
        .executableTarget(name: "WholePathBenchmark", path: "Benchmarks/WholePath"),
    ]
}

for target in package.targets where ![.system, .plugin, .binary].contains(target.type) {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}
