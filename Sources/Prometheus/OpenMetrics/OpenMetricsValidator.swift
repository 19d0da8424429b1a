/// Whether a body is what the OpenMetrics 1.0 specification calls valid. Prometheus asks for less: it accepts half of what
/// the specification refuses.
package enum OpenMetricsValidator {
    /// Throws where the body breaks a rule, be it one of a line or of the document.
    package static func check(_ body: UnsafeRawBufferPointer) throws(ExpositionError) {
        var parser = ExpositionParser(body, format: .openMetrics)
        var check = OpenMetricsCheck()
        do {
            while let entry = try parser.nextEntry() { _ = try check.check(entry, &parser) }
            _ = try check.check(nil, &parser)
        } catch {
            throw parser.located(error)
        }
    }
}
