import ArgumentParser

/// What a shell needs to complete our command lines: as swift-argument-parser writes it, but options without a subcommand are
/// completed too, as those of `watch`.
enum CompletionScript {
    /// - Parameter words: of a command line that may ask for it.
    /// - Returns: nil where it does not, or where the shell is none that is known: then the parser says so.
    static func requested(by words: [String], of root: any ParsableCommand.Type) -> String? {
        let option = "--generate-completion-script"
        var name: String?
        if words.count == 2, words[0] == option { name = words[1] }
        if words.count == 1, words[0].hasPrefix(option + "=") { name = String(words[0].dropFirst(option.count + 1)) }
        return name.flatMap { CompletionShell(rawValue: $0) }.map { text(for: $0, of: root) }
    }

    static func text(for shell: CompletionShell, of root: any ParsableCommand.Type) -> String {
        let script = root.completionScript(for: shell)
        guard let (anchor, addition) = addition(for: shell), let place = script.firstRange(of: anchor) else {
            return script
        }
        return script[..<place.upperBound] + addition + script[place.upperBound...]
    }

    /// What is put in, and behind what.
    private static func addition(for shell: CompletionShell) -> (anchor: String, text: String)? {
        switch shell {
        case .bash:
            (
                "\n_promwave() {\n",
                """
                    if [[ "${COMP_CWORD}" -ge 1 && "${COMP_WORDS[1]}" = -* ]]; then
                        COMP_WORDS=("${COMP_WORDS[0]}" watch "${COMP_WORDS[@]:1}")
                        COMP_CWORD="$((COMP_CWORD + 1))"
                    fi

                """
            )
        case .zsh:
            (
                "\n_promwave() {\n",
                """
                    if (( CURRENT >= 2 )) && [[ "${words[2]}" = -* ]]; then
                        words=("${words[1]}" watch "${(@)words[2,-1]}")
                        (( CURRENT++ ))
                    fi

                """
            )
        case .fish:
            (
                "\n    set -l unparsed_tokens (__promwave_tokens -pc)\n",
                """
                    set -l first_token $unparsed_tokens[2]
                    test (count $unparsed_tokens) -gt 1; or set first_token (commandline -ct)
                    if string match -q -- '-*' "$first_token"
                        set unparsed_tokens $unparsed_tokens[1] watch $unparsed_tokens[2..]
                    end

                """
            )
        default: nil
        }
    }
}
