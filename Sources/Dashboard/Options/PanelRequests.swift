import Monitoring

/// All panels that are asked for: those of the command line, then those of the files, which can be read again.
struct PanelRequests: Sendable {
    /// Of `--panel`.
    var texts: [String]
    /// Of `--panels`.
    var files: [String]
    /// Of `--expect`.
    var expectations: [Expectation]
    /// Whether a server computes them.
    var isQueried: Bool

    /// What came of it.
    struct Loaded: Sendable {
        var choice: PanelChoice
        /// What to ask the server for.
        var queries: [PanelOption]
    }

    func load() throws(ConfigurationError) -> Loaded {
        var requests: [PanelRequest] = []
        for text in texts { requests.append(try request(text)) }
        for file in files { requests += try PanelFile.load(file, isQueried: isQueried) }
        for (index, request) in requests.enumerated() {
            let earlier = requests[..<index]
            if earlier.contains(where: { $0.title == request.title }) {
                throw request.error("another panel has the title '\(request.title)' already")
            }
            if isQueried, earlier.contains(where: { $0.expression == request.expression }) {
                throw request.error("another panel has this expression already")
            }
        }
        requests += unseen(requests)
        let choice = PanelChoice(
            definitions: requests.compactMap(definition),
            expectations: expectations + requests.flatMap(\.expectations)
        )
        return Loaded(
            choice: choice,
            queries: isQueried ? queries(requests, choice.expectations) : [])
    }

    /// Panels for what `--expect` is about and no other panel shows: without data nobody could say that it fails.
    private func unseen(_ requests: [PanelRequest]) -> [PanelRequest] {
        guard !requests.isEmpty else { return [] }
        var seen = Set(requests.flatMap { [$0.title, $0.selector?.metricName ?? $0.title] })
        return expectations.compactMap { expectation in
            guard let name = expectation.selector.metricName, seen.insert(name).inserted else { return nil }
            return PanelRequest(title: name, expression: name, selector: Selector(name: name))
        }
    }

    private func request(_ text: String) throws(ConfigurationError) -> PanelRequest {
        let option = try PanelOption(text)
        var request = PanelRequest(title: option.title, expression: option.expression)
        do {
            request.selector = try Selector(option.expression)
        } catch {
            guard isQueried else {
                throw ConfigurationError(
                    option: "--panel", value: text,
                    expected:
                        "expected 'TITLE: SELECTOR', such as 'Load: node_load1{job=\"node\"}', or with --prometheus "
                        + "any expression; \(error)")
            }
        }
        guard isQueried || request.selector?.metricName != nil else {
            throw ConfigurationError(
                option: "--panel", value: text,
                expected: "'\(option.expression)' names no metric; expected one, such as node_load1{job=\"node\"}")
        }
        return request
    }

    /// The server's answers are named after their panels.
    private func definition(_ request: PanelRequest) -> PanelDefinition? {
        guard isQueried else {
            return request.selector.map { PanelDefinition(title: request.title, selector: $0, look: request.look) }
        }
        return PanelDefinition(
            title: request.title, selector: Selector(name: request.title), look: request.look,
            isComputed: request.selector == nil)
    }

    /// Without panels, what is expected is what is looked at; otherwise the demonstration's wave, and what every server has.
    private func queries(_ requests: [PanelRequest], _ expectations: [Expectation]) -> [PanelOption] {
        guard requests.isEmpty else {
            return requests.map { PanelOption(title: $0.title, expression: $0.expression) }
        }
        let expressions = expectations.isEmpty ? ["my_first_metric", "up"] : expectations.map(\.selector.description)
        var seen: Set<String> = []
        return expressions.filter { seen.insert($0).inserted }.map { PanelOption(title: $0, expression: $0) }
    }
}
