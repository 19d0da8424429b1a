/// A kind of object: the fields of it that are used here, and nothing else of it.
package protocol KubernetesObject: Decodable, Sendable {
    static var resource: Resource { get }

    var metadata: ObjectMeta { get }
}
