/// Why a body is refused, and where. The whole body is void then, not only the line.
package struct ExpositionError: Error, Sendable, Hashable {
    /// From 1. A label value of the text format may contain raw line feeds; they count.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    package let problem: ExpositionProblem
}

extension ExpositionError: CustomStringConvertible {
    package var description: String { "line \(line), column \(column): \(problem)" }
}

extension ExpositionError {
    /// Counts lines and columns up to an offset.
    init(_ problem: ExpositionProblem, at offset: Int, in body: UnsafeBufferPointer<UInt8>) {
        var line = 1
        var column = 1
        for byte in body[..<min(offset, body.count)] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(line: line, column: column, problem: problem)
    }
}
