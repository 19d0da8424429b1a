/// How many colours a terminal has.
package enum ColorDepth: String, CaseIterable, Sendable {
    case none
    case ansi8 = "8"
    case ansi16 = "16"
    case ansi256 = "256"
}
