import FoundationEssentials
import Glibc
import NIOSSL

/// Certificates that are trusted for themselves, as all of Kubernetes's own clients do: a cluster may give its pods the
/// authority that signed its certificates without the root above it. BoringSSL trusts only what signed itself, and else
/// what says so: the form that OpenSSL calls TRUSTED CERTIFICATE.
enum TrustAnchor {
    /// What such a certificate has behind it, in DER: trusted for serverAuth (1.3.6.1.5.5.7.3.1).
    private static let forServers: [UInt8] = [
        0x30, 0x0C, 0x30, 0x0A, 0x06, 0x08, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01,
    ]

    /// One that is out of date stays what it is, as BoringSSL does not look at the dates of what says that it is trusted.
    static func of(_ certificate: NIOSSLCertificate) throws -> [NIOSSLCertificate] {
        let now = time(nil)
        guard certificate.notValidBefore <= now, now <= certificate.notValidAfter else { return [certificate] }
        let body = Data(try certificate.toDERBytes() + forServers)
            .base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        let text = "-----BEGIN TRUSTED CERTIFICATE-----\n\(body)\n-----END TRUSTED CERTIFICATE-----\n"
        return try NIOSSLCertificate.fromPEMBytes(Array(text.utf8))
    }
}
