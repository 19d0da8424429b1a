/// What `--kubectl` may cost, and how patient it is.
package struct KubectlLimits: Sendable, Hashable {
    /// How long a `kubectl` may take until it listens. Waiting for a pod to run is left to kubectl, for less.
    package var start = Duration.seconds(30)
    /// How many `kubectl` may be starting at a time: each takes a good part of a processor for a moment.
    package var starts = 8
    /// After how long a start no longer counts among those: what takes longer waits for the network or for a pod.
    package var burst = Duration.seconds(2)
    /// How many port-forwards there may be: each is a process of its own, of some tens of MB.
    package var forwards = 64
    /// After how long a port-forward ends that nobody uses.
    package var idle = Duration.seconds(600)
    /// The same for one whose target is gone; counted from its last use, and never less than the time between two uses.
    package var released = Duration.seconds(10)
    /// Before a `kubectl` that ended is started again: doubles up to the longest while it does not work.
    package var firstDelay = Duration.milliseconds(250)
    package var longestDelay = Duration.seconds(15)
    /// How many pods in a row may go under a request, beside the one that worked, before it fails for that.
    package var lostPods = 2
    /// Until a private address that was nobody's in the cluster is looked up again.
    package var absence = Duration.seconds(30)

    package init() {}
}
