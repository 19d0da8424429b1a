/// `--kubectl [CONTEXT]`: an option whose value may be left out, which the argument parser does not know. The words are
/// rewritten before it reads them.
enum KubectlWords {
    /// `--kubectl=NAME` and `--kubectl NAME` become `--kubectl --context NAME`.
    ///
    /// What follows is no context where it is an option, a URL (of `promwave scrape`), or, before any subcommand, the name
    /// of a subcommand; `--kubectl=NAME` is always one.
    static func prepared(_ words: [String], commands: Set<String>) -> [String] {
        var prepared: [String] = []
        var hasCommand = false
        var index = words.startIndex
        while index < words.endIndex {
            let word = words[index]
            index += 1
            if word == "--" {
                prepared.append(word)
                prepared += words[index...]
                break
            }
            if word.hasPrefix("--kubectl=") {
                prepared += ["--kubectl", "--context", String(word.dropFirst("--kubectl=".count))]
            } else if word == "--kubectl", index < words.endIndex,
                isContext(words[index], hasCommand: hasCommand, commands)
            {
                prepared += [word, "--context", words[index]]
                index += 1
            } else {
                if commands.contains(word) { hasCommand = true }
                prepared.append(word)
            }
        }
        return prepared
    }

    private static func isContext(_ word: String, hasCommand: Bool, _ commands: Set<String>) -> Bool {
        !word.isEmpty && !word.hasPrefix("-") && !word.contains("://") && (hasCommand || !commands.contains(word))
    }
}
