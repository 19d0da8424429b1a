/// The objects of a cluster, with versions, pages and watches, as the API knows them.
package final class FakeCluster: Sendable {
    struct Object: Sendable {
        let namespace: String
        let name: String
        let json: String
    }

    struct Event: Sendable {
        let version: Int
        let plural: String
        let namespace: String
        let line: String
    }

    enum Output: Sendable {
        case line(String)
        case end
        case cut
    }

    struct Watcher: Sendable {
        let plural: String
        let namespace: String?
        let send: @Sendable (Output) -> Void
    }

    struct State: Sendable {
        var version = 1000
        /// Sorted, as the API lists them.
        var objects: [String: [Object]] = [:]
        var events: [Event] = []
        /// Versions up to this one are forgotten.
        var compacted = 0
        var watchers: [Int: Watcher] = [:]
        var watcherCount = 0
        var ignoresLimit = false
    }

    let state = Observed(State())

    package init() {}

    /// How many watches are open.
    package var watchCount: Int { state.value.watchers.count }

    package func whenWatched(by count: Int) async {
        await state.wait { $0.watchers.count >= count }
    }

    /// - Parameter json: in one line; `VERSION` stands where its version goes.
    package func put(_ plural: String, _ namespace: String, _ name: String, _ json: String) {
        state.update { state in
            state.version += 1
            let text = json.replacing("VERSION", with: "\(state.version)")
            var objects = state.objects[plural] ?? []
            let object = Object(namespace: namespace, name: name, json: text)
            let index = objects.firstIndex { ($0.namespace, $0.name) >= (namespace, name) } ?? objects.count
            let isNew = index == objects.count || objects[index].name != name || objects[index].namespace != namespace
            if isNew { objects.insert(object, at: index) } else { objects[index] = object }
            state.objects[plural] = objects
            state.emit(isNew ? "ADDED" : "MODIFIED", plural, object)
        }
    }

    /// Many new objects at once, sorted by name, without an event for each.
    package func fill(_ plural: String, _ objects: [(namespace: String, name: String, json: String)]) {
        state.update { state in
            state.version += 1
            let version = "\(state.version)"
            state.objects[plural] = objects.map {
                Object(namespace: $0.namespace, name: $0.name, json: $0.json.replacing("VERSION", with: version))
            }
        }
    }

    /// Changes all objects of a kind, with an event for each, as a rollout does.
    package func change(_ plural: String, _ change: @Sendable (String) -> String) {
        state.update { state in
            let objects = (state.objects[plural] ?? []).map {
                Object(namespace: $0.namespace, name: $0.name, json: change($0.json))
            }
            state.objects[plural] = objects
            state.version += 1
            for object in objects { state.emit("MODIFIED", plural, object) }
        }
    }

    /// Sends lists as one page, as a server does that answers from its cache.
    package func ignoreLimit(_ ignoresLimit: Bool) {
        state.update { $0.ignoresLimit = ignoresLimit }
    }

    package func delete(_ plural: String, _ namespace: String, _ name: String) {
        state.update { state in
            state.version += 1
            let isMeant: (Object) -> Bool = { $0.namespace == namespace && $0.name == name }
            guard let object = state.objects[plural]?.first(where: isMeant) else { return }
            state.objects[plural]?.removeAll(where: isMeant)
            state.emit("DELETED", plural, object)
        }
    }

    /// Sends a bookmark to the watches of a kind.
    package func bookmark(_ plural: String) {
        let version = state.update { state in
            state.version += 1
            return state.version
        }
        let line = #"{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"\#(version)"}}}"#
        for watcher in state.value.watchers.values where watcher.plural == plural { watcher.send(.line(line)) }
    }

    /// Forgets all events so far: whoever wants to watch from there gets a 410.
    package func compact() {
        state.update { state in
            state.version += 1
            state.compacted = state.version
            state.events = []
        }
    }

    /// Ends all watches, as a server does in their time, or as a broken network does.
    package func endWatches(cut: Bool = false) {
        let watchers = state.update { state in
            defer { state.watchers = [:] }
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.send(cut ? .cut : .end) }
    }
}

extension FakeCluster.State {
    fileprivate mutating func emit(_ type: String, _ plural: String, _ object: FakeCluster.Object) {
        let line = #"{"type":"\#(type)","object":\#(object.json)}"#
        events.append(
            FakeCluster.Event(version: version, plural: plural, namespace: object.namespace, line: line))
        for watcher in watchers.values where watcher.plural == plural {
            if watcher.namespace == nil || watcher.namespace == object.namespace { watcher.send(.line(line)) }
        }
    }
}
