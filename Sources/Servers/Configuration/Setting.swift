/// One thing that a user can set: with a flag, else with an environment variable, else it has a default.
struct Setting<Value: Sendable>: Sendable {
    /// The long flag, without its dashes.
    let flag: String
    /// The environment variable.
    let variable: String
    /// What it is, for `--help`.
    let summary: String
    /// What kind of value it takes, for `--help`.
    let kind: String
    /// The default, as a user would write it; nil where there is none.
    let standard: String?
    let standardValue: Value
    private let parse: @Sendable (String) throws(InvalidValue) -> Value

    init(
        flag: String,
        variable: String,
        summary: String,
        kind: String,
        standard: String?,
        standardValue: Value,
        parse: @escaping @Sendable (String) throws(InvalidValue) -> Value
    ) {
        self.flag = flag
        self.variable = variable
        self.summary = summary
        self.kind = kind
        self.standard = standard
        self.standardValue = standardValue
        self.parse = parse
    }

    func value(of text: String) throws(InvalidValue) -> Value {
        try parse(text)
    }
}
