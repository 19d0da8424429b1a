extension Unicode.Scalar {
    /// Whether it may stand in a message or on a terminal: no control character, and none that changes the direction,
    /// breaks the line or joins what stands beside it.
    package var isShowable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
