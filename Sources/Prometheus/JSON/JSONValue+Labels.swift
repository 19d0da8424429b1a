extension JSONValue {
    package static func labels(_ labels: Labels) -> JSONValue { .object(labels.map { ($0.name, .string($0.value)) }) }
}
