import Kubernetes
import Synchronization

/// What is known of the cluster, by namespace; complete once each collection has been listed.
final class TargetBoard<Catalog: TargetCatalog>: Sendable {
    private struct State {
        var catalogs: [Catalog]
        var missing: Set<ObjectCollection>
    }

    private let state: Mutex<State>
    private let changed: AsyncStream<Void>.Continuation
    /// A sign for each change; signs that nobody took are one.
    let changes: AsyncStream<Void>

    /// - Parameters:
    ///   - catalogs: in the order of the answer.
    ///   - collections: that have to be listed before there is an answer.
    init(_ catalogs: [Catalog], waitingFor collections: [ObjectCollection]) {
        state = Mutex(State(catalogs: catalogs, missing: Set(collections)))
        (changes, changed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func apply<Value>(
        _ change: Change<Value>,
        of collection: ObjectCollection,
        to index: Int,
        _ apply: (inout Catalog, Change<Value>) -> Bool
    ) {
        let isNew = state.withLock { state in
            let isNew = apply(&state.catalogs[index], change)
            if case .replaced = change { state.missing.remove(collection) }
            return isNew && state.missing.isEmpty
        }
        if isNew { changed.yield() }
    }

    /// What is to be answered, and what is wrong with objects since it was last asked for. Nil before everything was
    /// listed: a part would look to Prometheus as if the rest were gone.
    func take() -> (blocks: [AnswerBlock], remarks: [String])? {
        state.withLock { state in
            guard state.missing.isEmpty else { return nil }
            let remarks = state.catalogs.indices.flatMap { state.catalogs[$0].table.takeRemarks() }
            return (state.catalogs.flatMap(\.table.blocks), remarks)
        }
    }
}
