import Synchronization

/// Where jobs write down how they fare, and snapshots read it.
final class Board: Sendable {
    /// One job's place; a job that is configured anew under an old name has another.
    struct Place: Sendable, Hashable {
        fileprivate let number: Int
    }

    private struct Contents {
        var jobs: [Place: JobStatus] = [:]
        var count = 0
    }

    private let contents = Mutex(Contents())

    func add(_ job: String) -> Place {
        contents.withLock { contents in
            contents.count += 1
            let place = Place(number: contents.count)
            contents.jobs[place] = JobStatus(name: job)
            return place
        }
    }

    func update(_ place: Place, _ change: (inout JobStatus) -> Void) {
        contents.withLock { contents in
            if let index = contents.jobs.index(forKey: place) { change(&contents.jobs.values[index]) }
        }
    }

    func remove(_ place: Place) { contents.withLock { _ = $0.jobs.removeValue(forKey: place) } }

    /// By name of the job.
    var statuses: [JobStatus] {
        contents.withLock { Array($0.jobs.values) }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
