import FoundationEssentials

/// Answers of a real API server, in Tests/Fixtures/kubernetes.
package enum Recording {
    package static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path("kubernetes/\(name)"))))
    }

    package static func text(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self)
    }

    /// The lines of a watch.
    package static func lines(_ name: String) throws -> [String] {
        try text(name).split(separator: "\n").map(String.init)
    }

    /// Of any fixture.
    package static func path(_ name: String) -> String {
        #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" } + "/Fixtures/\(name)"
    }
}
