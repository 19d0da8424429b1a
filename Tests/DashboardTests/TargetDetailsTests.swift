import Charting
import Monitoring
import Prometheus
import Testing

@testable import Dashboard

@Suite("An open target with more labels than there is room for")
struct TargetDetailsTests {
    private func interface(open name: String) -> Interface {
        var target = Building.target("a:80")
        target.discoveredLabels = Labels(
            (10..<50).map { Label("__meta_kubernetes_pod_annotation_\($0)", "value \($0)") }
                + [Label("__meta_name", name)])
        var interface = Building.interface(
            Size(80, 24), showing: Building.snapshot(targets: [target, Building.target("b:80")]))
        for key in [KeyPress.character("t"), .enter] { _ = interface.update(.key(key)) }
        return interface
    }

    @Test("is scrolled through by the keys that choose, before they choose the next one, and back")
    func scrolling() {
        var interface = interface(open: "short")
        #expect(interface.frame.text.contains("annotation_10=\"value 10\""))
        #expect(!interface.frame.text.contains("annotation_49"))
        #expect(interface.frame.lines[22].hasPrefix("   1 to 1 of 2; PageDown, PageUp"))
        for _ in 0..<10 where !interface.frame.text.contains("__meta_name=\"short\"") {
            _ = interface.update(.key(.pageDown))
        }
        #expect(interface.frame.text.contains("__meta_name=\"short\""))
        #expect(interface.frame.text.contains("annotation_49=\"value 49\""))
        #expect(interface.model.targets.selected == 0)
        _ = interface.update(.key(.down))
        #expect(interface.model.targets.selected == 1)
        #expect(interface.frame.text.contains("http://b:80/metrics2"))

        _ = interface.update(.key(.up))
        #expect(interface.frame.text.contains("annotation_10=\"value 10\""))
        for _ in 0..<3 { _ = interface.update(.key(.down)) }
        for _ in 0..<3 { _ = interface.update(.key(.up)) }
        #expect(interface.frame.text.contains(" up http://a:80/metrics2"))
        #expect(interface.model.targets.selected == 0)
    }

    @Test("shows long labels whole, and hostile ones not without end")
    func longLabels() {
        var interface = interface(open: String(repeating: "long ", count: 30) + "end")
        let pages = (interface.model.targets.overflow + interface.model.pageStep - 1) / interface.model.pageStep
        for _ in 0..<pages { _ = interface.update(.key(.pageDown)) }
        #expect(interface.model.targets.selected == 0)
        #expect(interface.frame.text.contains("end\""))
        interface = self.interface(open: String(repeating: "x", count: 100_000))
        for _ in 0..<interface.model.targets.overflow { _ = interface.update(.key(.down)) }
        #expect(interface.model.targets.selected == 0)
        #expect(interface.frame.lines.count { $0.contains("xxx") } == 12)
        #expect(interface.frame.text.contains("xxx…"))
    }
}
