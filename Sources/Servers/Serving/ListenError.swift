import Glibc
import NIOCore

/// An address that cannot be listened on.
enum ListenError: Error, Equatable, CustomStringConvertible {
    case portInUse(ListenAddress)
    case portForbidden(ListenAddress)
    case addressElsewhere(ListenAddress)
    case unknownHost(ListenAddress)
    case other(ListenAddress, String)

    /// Nil for an error that is not about listening.
    init?(_ error: any Error, address: ListenAddress) {
        switch error {
        case let error as IOError:
            switch error.errnoCode {
            case EADDRINUSE: self = .portInUse(address)
            case EACCES, EPERM: self = .portForbidden(address)
            case EADDRNOTAVAIL: self = .addressElsewhere(address)
            default: self = .other(address, "\(error)")
            }
        case is SocketAddressError.UnknownHost: self = .unknownHost(address)
        case is SocketAddressError: self = .unknownHost(address)
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .portInUse(let address):
            "PORT=\(address.port): \(address) is already in use; choose another port with --port or PORT"
        case .portForbidden(let address):
            "PORT=\(address.port): listening on \(address) is not permitted; ports below 1024 may need privileges: "
                + "choose another with --port or PORT"
        case .addressElsewhere(let address):
            "HOST=\(address.host): not an address of this machine; choose one with --host or HOST, such as 0.0.0.0"
        case .unknownHost(let address):
            "HOST=\(address.host): this name cannot be resolved; "
                + "expected an IP address or a host name of this machine, such as 0.0.0.0"
        case .other(let address, let reason):
            "cannot listen on \(address): \(reason); choose another address with --host and --port, or HOST and PORT"
        }
    }
}
