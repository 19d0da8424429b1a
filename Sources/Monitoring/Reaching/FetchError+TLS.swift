import NIOSSL

extension FetchError {
    static func words(_ error: NIOSSLError) -> String {
        switch error {
        case .handshakeFailed(let reason): words(reason)
        case .noCertificateToValidate: "the server sent no certificate"
        case .unableToValidateCertificate: "the server's certificate does not name this host"
        case .failedToLoadCertificate: "a certificate file is not valid PEM"
        case .failedToLoadPrivateKey: "the key file is not a valid PEM key"
        case .noSuchFilesystemObject: "a certificate or key file does not exist"
        case .uncleanShutdown: "the server ended the connection without saying so"
        default: "the connection broke"
        }
    }

    static func words(_ error: NIOSSLExtraError, host: String) -> String {
        switch error {
        case .failedToValidateHostname: "the server's certificate is not valid for \(host.legible(200))"
        case .serverHostnameImpossibleToMatch, .invalidSNIHostname:
            "\"\(host.legible(200))\" cannot be the name in a certificate"
        default: "the connection could not be set up"
        }
    }

    /// BoringSSL says what was wrong only in a line such as `error:1000007d:SSL routines:…:CERTIFICATE_VERIFY_FAILED at …`.
    static func words(_ error: BoringSSLError) -> String {
        let stack: NIOBoringSSLErrorStack
        switch error {
        case .sslError(let errors), .unknownError(let errors), .invalidSNIName(let errors),
            .failedToSetALPN(let errors):
            stack = errors
        case .syscallError, .zeroReturn: return "the server closed the connection during the handshake"
        default: return "the handshake failed"
        }
        let text = stack.map(\.description).joined(separator: " ")
        for (sign, meaning) in meanings where text.contains(sign) { return meaning }
        let name = text.split(separator: ":").last?.split(separator: " ").first.map(String.init) ?? ""
        return name.isEmpty ? "the handshake failed" : "the handshake failed: \(name.legible(80))"
    }

    private static let meanings = [
        ("CERTIFICATE_VERIFY_FAILED", "the server's certificate is not trusted (unknown authority, or out of date)"),
        ("WRONG_VERSION_NUMBER", "the server does not speak TLS here (plain http?)"),
        ("HTTP_REQUEST", "the server does not speak TLS here (plain http?)"),
        ("EOF during handshake", "the server closed the connection during the handshake"),
        ("CERTIFICATE_REQUIRED", "the server wants a client certificate"),
        ("BAD_CERTIFICATE", "the server refuses the client certificate"),
        ("UNKNOWN_CA", "the server does not know the client certificate's authority"),
        ("PROTOCOL_VERSION", "no TLS version in common"),
        ("UNSUPPORTED_PROTOCOL", "no TLS version in common"),
        ("HANDSHAKE_FAILURE", "the server refused the handshake"),
    ]
}
