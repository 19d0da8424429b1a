import FoundationEssentials

/// The files of a service account, in a folder of their own; gone with the value.
package final class ServiceAccountFolder: Sendable {
    package let path: String

    /// - Parameter authority: whose certificates are trusted: `ca` signed those of the fake server.
    package init(token: String = "token-1", authority: String = "ca") throws {
        path = FileManager.default.temporaryDirectory.appending(path: "promwave-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try write(token, to: "token")
        try setAuthority(authority)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    package func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"), options: .atomic)
    }

    package func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }

    package func setAuthority(_ name: String) throws {
        let certificate = try Data(contentsOf: URL(filePath: Recording.path("tls/\(name).pem")))
        try certificate.write(to: URL(filePath: "\(path)/ca.crt"), options: .atomic)
    }
}
