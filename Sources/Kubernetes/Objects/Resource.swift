/// A kind of object, as its part of a URL.
package struct Resource: Hashable, Sendable {
    /// Empty for the core group.
    let group: String
    let version: String
    let plural: String

    /// As `kubectl` and RBAC write it.
    var qualifiedName: String { group.isEmpty ? plural : "\(plural).\(group)" }

    var path: String { group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)" }
}
