import Monitoring
import Prometheus

/// The file of `--panels`:
///
///     panels:
///       - title: Load
///         selector: node_load1{job="node"}
///         min: 0
///         expect: 2±50%
enum PanelFile {
    /// - Parameter isQueried: Whether a server computes the panels, so that any PromQL will do.
    static func load(_ path: String, isQueried: Bool) throws(ConfigurationError) -> [PanelRequest] {
        do {
            if let root = try ConfigurationNode.load(path) { return try read(root, isQueried: isQueried) }
        } catch {
            throw ConfigurationError("\(error)")
        }
        throw ConfigurationError("\(path): the file is empty; expected the key \"panels\" with a list")
    }

    static func read(
        _ root: ConfigurationNode, isQueried: Bool
    ) throws(ConfigurationFileError) -> [PanelRequest] {
        var section = try ConfigurationSection(root)
        let list = section.take("panels")
        try section.finish()
        guard let list, !list.isNull else { throw root.error("expected the key \"panels\" with a list of panels") }
        var panels: [PanelRequest] = []
        for node in try list.list() { panels.append(try panel(node, isQueried: isQueried)) }
        guard !panels.isEmpty else { throw list.error("the list is empty; expected one panel at least") }
        return panels
    }

    private static func panel(
        _ node: ConfigurationNode, isQueried: Bool
    ) throws(ConfigurationFileError) -> PanelRequest {
        var section = try ConfigurationSection(node)
        let (selectorNode, expressionNode) = (section.takeValue("selector"), section.takeValue("expr"))
        let titleNode = section.takeValue("title")
        let kind = section.takeValue("kind")
        let unit = section.takeValue("unit")
        let (lower, upper) = (section.takeValue("min"), section.takeValue("max"))
        let expect = section.takeValue("expect")
        try section.finish()
        if let selectorNode, expressionNode != nil {
            throw selectorNode.error("\"selector\" and \"expr\" stand here both; expected one of them")
        }
        guard let source = selectorNode ?? expressionNode else {
            throw node.error(
                "expected \"selector\", such as node_load1{job=\"node\"}, or with --prometheus \"expr\" with any PromQL"
            )
        }
        let text = try filled(source)
        let selector = try selector(text, source, isNeeded: !isQueried || selectorNode != nil, isQueried: isQueried)
        var panel = PanelRequest(title: try titleNode.map(filled) ?? text, expression: text, selector: selector)
        panel.place = source.place
        panel.look.drawing = try kind.map(drawing)
        panel.look.unit = try unit?.string() ?? ""
        panel.look.lower = try lower.map(finite)
        panel.look.upper = try upper.map(finite)
        if let low = panel.look.lower, let high = panel.look.upper, low >= high, let upper {
            throw upper.error("\(try upper.string()) is not above min; expected more than \(try lower?.string() ?? "")")
        }
        if let expect, let drawing = panel.look.drawing, drawing != .value {
            throw expect.error("is about values as they are; it cannot stand beside the kind \(drawing.rawValue)")
        }
        for node in try expect.map(elements) ?? [] { try add(node, to: &panel) }
        return panel
    }

    private static func filled(_ node: ConfigurationNode) throws(ConfigurationFileError) -> String {
        let text = try node.string()
        guard text.contains(where: { !$0.isWhitespace }) else { throw node.error("expected text, found nothing") }
        return text
    }

    private static func finite(_ node: ConfigurationNode) throws(ConfigurationFileError) -> Double {
        let number = try node.number()
        guard number.isFinite else { throw node.error("expected a finite number, found \(node.found)") }
        return number
    }

    private static func drawing(_ node: ConfigurationNode) throws(ConfigurationFileError) -> PanelDrawing {
        guard let drawing = PanelDrawing(rawValue: try node.string()) else {
            let all = PanelDrawing.allCases.map(\.rawValue).joined(separator: ", ")
            throw node.error("expected one of \(all), found \(node.found)")
        }
        return drawing
    }

    private static func selector(
        _ text: String, _ node: ConfigurationNode, isNeeded: Bool, isQueried: Bool
    ) throws(ConfigurationFileError) -> Selector? {
        do {
            let selector = try Selector(text)
            if selector.metricName == nil, !isQueried {
                throw node.error("'\(text)' names no metric; expected one, such as node_load1{job=\"node\"}")
            }
            return selector
        } catch let error as SyntaxError {
            guard isNeeded else { return nil }
            let hint = isQueried ? "" : "; other PromQL needs --prometheus"
            throw node.error("expected a selector, such as node_load1{job=\"node\"}; \(error)\(hint)")
        } catch let error as ConfigurationFileError {
            throw error
        } catch {
            throw node.error("\(error)")
        }
    }

    /// A list, or what stands there alone.
    private static func elements(_ node: ConfigurationNode) throws(ConfigurationFileError) -> [ConfigurationNode] {
        node.isList ? try node.list() : [node]
    }

    /// `30±10%` for all series of the panel, `{instance="a:80"}=30±10%` for some of them, or a whole expectation.
    private static func add(
        _ node: ConfigurationNode, to panel: inout PanelRequest
    ) throws(ConfigurationFileError) {
        let text = try node.string()
        let isBand = text.utf8.first.map { "+-.0123456789".utf8.contains($0) } ?? false
        guard isBand else {
            do {
                let name = panel.selector?.metricName ?? ""
                panel.expectations.append(try Expectation(text.hasPrefix("{") ? name + text : text))
                return
            } catch {
                throw node.error("expected a band, such as 30±10%, or {instance=\"a:80\"}=30±10%; \(error)")
            }
        }
        guard var expectation = try? Expectation("x=\(text)") else {
            throw node.error("expected a band, such as 30±10%, found \(node.found)")
        }
        if let selector = panel.selector, selector.metricName != nil {
            expectation.selector = selector
            panel.expectations.append(expectation)
        } else {
            expectation.selector = Selector(name: panel.title)
            panel.look.expectation = expectation
        }
    }
}
