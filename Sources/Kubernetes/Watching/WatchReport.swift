/// How following a collection goes.
package enum WatchReport: Sendable, Hashable {
    /// The API server has just said something: what is known is as new as that.
    case confirmed
    /// What is known may be out of date from now on; the next attempt follows by itself.
    case failed(KubernetesError)
    /// A version was too old, which happens: the list is read again.
    case listingAgain
}
