import Glibc

/// What the environment says of the terminal's characters.
enum LocaleName {
    static var environment: String? {
        let names: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
        return names.lazy.compactMap { name in getenv(name).map { String(cString: $0) } }.first { !$0.isEmpty }
    }

    /// Whether it names a set of characters, and another than UTF-8, as `en_US.ISO-8859-1` does; `C` names none. A machine
    /// may not have the locale, and its user has such a terminal all the same.
    static func namesOtherCharacters(_ name: String?) -> Bool {
        guard let name, let dot = name.firstIndex(of: ".") else { return false }
        let characters = name[dot...].dropFirst().prefix { $0 != "@" }.lowercased().filter { $0 != "-" }
        return characters != "utf8"
    }
}
