package import Monitoring

/// All that can happen to the dashboard.
package enum Event: Sendable {
    case key(KeyPress)
    case mouse(MouseAction)
    /// Text, in one piece.
    case paste(String)
    case resized(Size)
    /// Lines and blocks take two cells each on this terminal.
    case widensLines
    /// The wall clock, in milliseconds since 1970.
    case tick(Int64)
    /// New data: a scrape has ended, a target has come or gone, a discovery has answered or failed.
    case snapshot(Snapshot)
    /// Other panels, as after a change of the file that defines them.
    case panels(PanelChoice)
    /// All that is to be said beside the data.
    case notices([Notice])
    /// Something to tell the user, shown for a few seconds.
    case message(String)
}
