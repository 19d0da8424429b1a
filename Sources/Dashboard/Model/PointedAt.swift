/// What a mouse means.
enum PointedAt: Hashable {
    /// A time in milliseconds since 1970 where it is over the plot.
    case chart(String, time: Int64?)
    /// By its number less one.
    case series(Int)
    /// By its place in the list of metrics.
    case panel(Int)
    case target(Int)
    case rows(Int)
    case tableRows(Int)
    /// Down for a longer window.
    case zoom(Int)
    /// Beside what lies over the page.
    case elsewhere
}
