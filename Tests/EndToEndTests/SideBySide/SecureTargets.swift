import Foundation

/// The targets of the comparison that are reached over TLS.
struct SecureTargets {
    /// Its certificate is valid for its address.
    let plain: SecureServer
    /// Its certificate is for elsewhere.test.
    let elsewhere: SecureServer
    /// It wants to see a certificate.
    let mutual: SecureServer

    static func run<Result>(_ body: (SecureTargets) async throws -> Result) async throws -> Result {
        try await SecureServer.run(certificate: "server", page: "s 1\n") { plain in
            try await SecureServer.run(certificate: "elsewhere", page: "s 2\n") { elsewhere in
                try await SecureServer.run(certificate: "server", wantsClient: true, page: "s 3\n") { mutual in
                    try await body(SecureTargets(plain: plain, elsewhere: elsewhere, mutual: mutual))
                }
            }
        }
    }

    func filled(_ text: String) -> String {
        text.replacing("TLS_PLAIN", with: plain.address).replacing("TLS_ELSEWHERE", with: elsewhere.address)
            .replacing("TLS_MUTUAL", with: mutual.address).replacing("TLS_FILES", with: SecureServer.fixtures.path)
    }
}
