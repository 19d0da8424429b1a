extension FakeCluster {
    /// A page of a list; what comes next is asked for with `VERSION-OFFSET`.
    func page(_ request: FakeRequest) -> FakeAnswer {
        let state = state.value
        let objects = (state.objects[request.plural] ?? []).filter {
            request.namespace == nil || $0.namespace == request.namespace
        }
        let token = (request.query["continue"] ?? "\(state.version)-0").split(separator: "-")
        guard token.count == 2, let version = Int(token[0]), let offset = Int(token[1]), offset <= objects.count else {
            return Self.expired
        }
        guard version >= state.compacted || offset == 0 else { return Self.expired }
        let limit = state.ignoresLimit ? objects.count : request.query["limit"].flatMap { Int($0) } ?? objects.count
        let page = objects[offset...].prefix(limit)
        let rest = objects.count - offset - page.count
        let next = rest > 0 ? #","continue":"\#(version)-\#(offset + limit)","remainingItemCount":\#(rest)"# : ""
        return .json(
            #"{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"\#(version)"\#(next)},"items":["#
                + page.map(\.json).joined(separator: ",") + "]}\n"
        )
    }

    static var expired: FakeAnswer {
        .json(#"{"kind":"Status","status":"Failure","reason":"Expired","message":"too old","code":410}"#, status: 410)
    }

    /// Opens a watch.
    /// - Returns: its number; nil where the version is too old for one.
    func watch(_ request: FakeRequest, send: @escaping @Sendable (Output) -> Void) -> Int? {
        let version = request.query["resourceVersion"].flatMap { Int($0) } ?? 0
        return state.update { state in
            guard version >= state.compacted else { return nil }
            state.watcherCount += 1
            state.watchers[state.watcherCount] = Watcher(
                plural: request.plural, namespace: request.namespace, send: send)
            for event in state.events where event.version > version && event.plural == request.plural {
                if request.namespace == nil || request.namespace == event.namespace { send(.line(event.line)) }
            }
            return state.watcherCount
        }
    }

    func unwatch(_ id: Int) {
        state.update { $0.watchers[id] = nil }
    }
}
