import Glibc
import NIOCore

/// Lets the system ask an idle peer whether it is still there: a node that lost its power never says goodbye, and a watch
/// on it would stay silent for as long as its timeout.
enum KeepAlive {
    /// Seconds of silence before the first question, between questions, and the questions before giving up.
    private static let (idle, interval, count): (Int, Int, Int) = (30, 10, 3)

    static func enable(_ channel: any Channel) -> EventLoopFuture<Void> {
        let options: [(NIOBSDSocket.OptionLevel, NIOBSDSocket.Option, Int)] = [
            (.socket, .so_keepalive, 1),
            (.tcp, NIOBSDSocket.Option(rawValue: TCP_KEEPIDLE), idle),
            (.tcp, NIOBSDSocket.Option(rawValue: TCP_KEEPINTVL), interval),
            (.tcp, NIOBSDSocket.Option(rawValue: TCP_KEEPCNT), count),
        ]
        let settings = options.map { level, name, value in
            channel.setOption(ChannelOptions.Types.SocketOption(level: level, name: name), value: value)
        }
        return EventLoopFuture.andAllSucceed(settings, on: channel.eventLoop)
    }
}
