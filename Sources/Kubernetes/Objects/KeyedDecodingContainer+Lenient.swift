extension KeyedDecodingContainer {
    /// Nil for what is not there, null, or not what was expected: one strange field must not cost the whole object.
    func lenient<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }
}
