import Monitoring

/// A default of the settings file: an option of the command line by its long name, and where it stands.
struct Setting: Sendable {
    /// An option's value, or whether a flag is set.
    enum Value: Sendable {
        case flag(Bool)
        case texts([Text])
    }

    struct Text: Sendable {
        var text: String
        var place: ConfigurationPlace
    }

    var name: String
    var value: Value
    var place: ConfigurationPlace

    /// As it would stand on the command line.
    var words: [String] {
        switch value {
        case .flag(let isSet): isSet ? ["--\(name)"] : []
        // In one word, so that a value that begins with a dash is one.
        case .texts(let texts): texts.map { "--\(name)=\($0.text)" }
        }
    }

    /// Where a value stands.
    func place(of text: String) -> ConfigurationPlace {
        guard case .texts(let texts) = value else { return place }
        return texts.first { $0.text == text }?.place ?? place
    }
}
