/// Why a panel cannot be drawn as asked for.
package enum PanelDefinitionError: Error, Equatable, CustomStringConvertible {
    case selector(String)
    case noName(String)

    package var description: String {
        switch self {
        case .selector(let problem):
            "expected 'TITLE: SELECTOR', such as 'Load: node_load1{job=\"node\"}', or with --prometheus any expression; "
                + problem
        case .noName(let selector):
            "'\(selector)' names no metric; expected one, such as node_load1{job=\"node\"}"
        }
    }
}
