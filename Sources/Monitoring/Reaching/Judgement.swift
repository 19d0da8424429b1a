/// What the end of a request means on the way it took.
package enum Judgement: Sendable, Hashable {
    /// What it says.
    case stands
    /// Something else: the reason to report in its place.
    case means(FetchError)
    /// Only that the way was broken: it is being mended, and the request can be sent again.
    case tryAgain
}
