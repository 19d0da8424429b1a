/// What a collection did.
package enum Change<Value: Sendable>: Sendable {
    /// A new list: what was there before and is not in it is gone.
    case replaced([(name: ObjectName, value: Value)])
    case applied(ObjectName, Value)
    case deleted(ObjectName)
}
