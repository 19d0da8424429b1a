/// A right that the service account does not have.
package struct Permission: Hashable, Sendable, CustomStringConvertible {
    /// list or watch.
    let verb: String
    let collection: ObjectCollection
    /// `system:serviceaccount:NAMESPACE:NAME`; nil where the server does not say.
    let user: String?

    /// - Parameter message: of the server, as in `pods is forbidden: User "…" cannot list resource "pods" …`.
    init(verb: String, collection: ObjectCollection, message: String) {
        self.verb = verb
        self.collection = collection
        user = message.firstRange(of: "User \"").flatMap { start in
            let rest = message[start.upperBound...]
            return rest.firstIndex(of: "\"").map { PlainText.line(String(rest[..<$0])) }
        }
    }

    package var description: String {
        let account = user?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        let isAccount = account.count == 4 && account.starts(with: ["system", "serviceaccount"])
        let name = isAccount ? "\(account[2]):\(account[3])" : "NAMESPACE:NAME"
        let role = collection.namespace == nil ? "clusterrole" : "role"
        let scope = collection.namespace.map { " -n \($0)" } ?? ""
        return "403: \(user ?? "the service account") may not \(verb) \(collection); to permit it: "
            + "kubectl create \(role) promdiscovery-\(collection.resource.plural)\(scope) --verb=list,watch "
            + "--resource=\(collection.resource.qualifiedName) && "
            + "kubectl create \(role)binding promdiscovery-\(collection.resource.plural)\(scope) "
            + "--\(role)=promdiscovery-\(collection.resource.plural) --serviceaccount=\(name)"
    }
}
