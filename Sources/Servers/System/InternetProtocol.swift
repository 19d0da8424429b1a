import Glibc

/// What the kernel speaks.
enum InternetProtocol {
    /// False where IPv6 is switched off at boot (`ipv6.disable=1`), as on some nodes of clusters.
    static var hasVersion6: Bool {
        let descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return errno != EAFNOSUPPORT }
        close(descriptor)
        return true
    }
}
