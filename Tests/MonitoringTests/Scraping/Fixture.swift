@testable import Monitoring

/// Files of Tests/Fixtures.
enum Fixture {
    static func path(_ name: String, file: String = #filePath) -> String {
        "/" + file.split(separator: "/").dropLast(3).joined(separator: "/") + "/Fixtures/" + name
    }

    static func bytes(_ name: String) throws -> [UInt8] { try FileContents.read(path(name)) }
}
