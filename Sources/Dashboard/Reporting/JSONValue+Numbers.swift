import Prometheus

extension JSONValue {
    static func int(_ value: Int) -> JSONValue { .number(String(value)) }

    /// A number; NaN and the infinities, which JSON does not know, as text.
    static func double(_ value: Double) -> JSONValue {
        let text = SampleText.value(value)
        return value.isFinite ? .number(text) : .string(text)
    }

    /// null where there is none.
    static func optional<Value>(_ value: Value?, _ json: (Value) -> JSONValue) -> JSONValue {
        value.map(json) ?? .null
    }
}
