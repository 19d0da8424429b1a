import ServiceLifecycle

/// Looks at the file of a source again and again. By polling, since a mounted ConfigMap changes by a symbolic link
/// several folders up, which no watch on the file reports.
struct FilePolling<C: Clock>: Service where C.Duration == Duration {
    let source: FileSource
    let clock: C
    let interval: Duration

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var source = source
            while (try? await clock.sleep(for: interval)) != nil { source.reloadIfChanged() }
        }
    }
}
