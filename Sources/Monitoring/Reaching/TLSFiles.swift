import NIOSSL

/// The certificates and the key of a TLS configuration: its own text, or what the files that it names hold now. Equal
/// when their bytes are: a certificate that is renewed on disk makes a new client.
struct TLSFiles: Sendable, Hashable {
    private let ca: [UInt8]?
    private let certificate: [UInt8]?
    private let key: [UInt8]?

    init(_ tls: HTTPClientConfiguration.TLS) throws(FetchError) {
        ca = try Self.bytes(tls.ca, file: tls.caFile)
        certificate = try Self.bytes(tls.certificate, file: tls.certificateFile)
        key = try Self.bytes(tls.key, file: tls.keyFile)
    }

    private static func bytes(_ text: String?, file path: String?) throws(FetchError) -> [UInt8]? {
        if let text { return Array(text.utf8) }
        guard let path else { return nil }
        return try FileContents.read(path, limit: 4 << 20)
    }

    func configuration(_ tls: HTTPClientConfiguration.TLS) throws(FetchError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = tls.minimumVersion?.version ?? .tlsv12
        configuration.maximumTLSVersion = tls.maximumVersion?.version
        if tls.insecureSkipVerify { configuration.certificateVerification = .none }
        do {
            if let ca { configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(ca)) }
        } catch {
            throw .tls("\(tls.caFile ?? "ca") holds no certificate in PEM")
        }
        do {
            if let certificate {
                configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(certificate).map {
                    .certificate($0)
                }
            }
        } catch {
            throw .tls("\(tls.certificateFile ?? "cert") holds no certificate in PEM")
        }
        do {
            if let key { configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem)) }
        } catch {
            throw .tls("\(tls.keyFile ?? "key") holds no private key in PEM")
        }
        return configuration
    }
}

extension HTTPClientConfiguration.TLS.ProtocolVersion {
    fileprivate var version: TLSVersion {
        switch self {
        case .tls10: .tlsv1
        case .tls11: .tlsv11
        case .tls12: .tlsv12
        case .tls13: .tlsv13
        }
    }
}
