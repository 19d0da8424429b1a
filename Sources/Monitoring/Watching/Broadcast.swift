import Synchronization

/// Sends the same elements to any number of streams.
final class Broadcast<Element: Sendable>: Sendable {
    private struct Listeners {
        var next = 0
        var continuations: [Int: AsyncStream<Element>.Continuation] = [:]
        var isFinished = false
    }

    private let listeners = Mutex(Listeners())

    /// Keeps the newest `buffered` elements for a listener that is slow.
    func stream(buffered: Int) -> AsyncStream<Element> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Element.self, bufferingPolicy: .bufferingNewest(buffered))
        let (id, isFinished) = listeners.withLock { listeners in
            listeners.next += 1
            if !listeners.isFinished { listeners.continuations[listeners.next] = continuation }
            return (listeners.next, listeners.isFinished)
        }
        if isFinished { continuation.finish() }
        continuation.onTermination = { [weak self] _ in
            _ = self?.listeners.withLock { $0.continuations.removeValue(forKey: id) }
        }
        return stream
    }

    func send(_ element: Element) {
        let continuations = listeners.withLock { Array($0.continuations.values) }
        for continuation in continuations { continuation.yield(element) }
    }

    func finish() {
        let continuations = listeners.withLock { listeners in
            defer { listeners.continuations = [:] }
            listeners.isFinished = true
            return Array(listeners.continuations.values)
        }
        for continuation in continuations { continuation.finish() }
    }
}
