/// How a target is asked to write names that are not of the old kind: Prometheus's `metric_name_escaping_scheme`.
package enum NameEscapingScheme: String, Sendable, Hashable, CaseIterable {
    case allowUTF8 = "allow-utf-8"
    case underscores, dots, values
}
