import Testing

@testable import Dashboard

@Suite("Names of terminals")
struct TerminalNameTests {
    @Test(
        "those that this machine may not know have kin that it knows",
        arguments: [
            (nil, []),
            ("nonsense", ["nonsense"]),
            ("vt100", ["vt100"]),
            ("xterm-kitty", ["xterm-kitty", "xterm-256color", "xterm"]),
            ("alacritty", ["alacritty", "xterm-256color", "xterm"]),
            ("xterm-16color", ["xterm-16color", "xterm"]),
            ("tmux-direct", ["tmux-direct", "screen-256color", "screen"]),
        ] as [(String?, [String])])
    func candidates(name: String?, expected: [String]) {
        #expect(TerminalName.candidates(for: name) == expected)
    }

    @Test(
        "a locale without UTF-8 that names its characters is taken at its word",
        arguments: [
            (nil, false), ("C", false), ("POSIX", false), ("en_US", false), ("C.UTF-8", false),
            ("de_DE.utf8@euro", false),
            ("en_US.ISO-8859-1", true), ("de_DE.ISO-8859-15@euro", true), ("ja_JP.eucJP", true),
            ("zh_CN.GB18030", true),
        ] as [(String?, Bool)])
    func locales(name: String?, isOther: Bool) {
        #expect(LocaleName.namesOtherCharacters(name) == isOther)
    }
}
