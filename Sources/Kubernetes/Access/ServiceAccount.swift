import FoundationEssentials
import NIOSSL

/// The files that Kubernetes mounts into a pod for its service account. They are read anew for each use: the token is
/// replaced about every hour, and the certificate authority some day.
package struct ServiceAccount: Sendable, Hashable {
    package static let standardFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

    private let folder: String

    package init(folder: String = standardFolder) {
        self.folder = folder
    }

    package var tokenPath: String { folder + "/token" }
    package var authorityPath: String { folder + "/ca.crt" }

    /// Whether there is a token: what a pod without service account does not have.
    package var isMounted: Bool { FileManager.default.fileExists(atPath: tokenPath) }

    /// Reads all files once.
    /// - Throws: what is missing.
    package func check() throws(KubernetesError) {
        _ = try token()
        _ = try authority()
    }

    func token() throws(KubernetesError) -> String {
        let text = String(decoding: try contents(of: tokenPath), as: UTF8.self)
        let token = text.filter { !$0.isWhitespace }
        guard !token.isEmpty, token.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
            throw .unusableFile(path: tokenPath, reason: "it holds no token")
        }
        return token
    }

    /// The certificates that the API server's own is verified with.
    func authority() throws(KubernetesError) -> [NIOSSLCertificate] {
        let bytes = [UInt8](try contents(of: authorityPath))
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes).flatMap(TrustAnchor.of),
            !certificates.isEmpty
        else {
            throw .unusableFile(path: authorityPath, reason: "it holds no certificate in PEM")
        }
        return certificates
    }

    private func contents(of path: String) throws(KubernetesError) -> Data {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch let error as CocoaError {
            switch error.code {
            case .fileReadNoSuchFile, .fileNoSuchFile: throw .unusableFile(path: path, reason: "no such file")
            case .fileReadNoPermission: throw .unusableFile(path: path, reason: "permission denied")
            default: throw .unusableFile(path: path, reason: "it cannot be read")
            }
        } catch {
            throw .unusableFile(path: path, reason: "it cannot be read")
        }
    }
}
