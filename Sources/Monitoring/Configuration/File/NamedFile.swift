/// A file that a configuration names.
package struct NamedFile: Sendable, Hashable {
    package var path: String
    /// Where it is named.
    package var place: ConfigurationPlace
    /// Without it (a certificate, a password) the configuration is of no use; without the others (files of discovery),
    /// which may come later, it is.
    package var isRequired: Bool
}
