/// Why a value was refused, as the end of a sentence that begins with the setting's name and its value.
struct InvalidValue: Error, Equatable, CustomStringConvertible {
    let description: String

    /// What should have been there.
    static func expected(_ what: String) -> InvalidValue {
        InvalidValue(description: "expected \(what)")
    }

    /// What is wrong with what is there.
    static func because(_ reason: String) -> InvalidValue {
        InvalidValue(description: reason)
    }
}
