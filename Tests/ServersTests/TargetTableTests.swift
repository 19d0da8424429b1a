import Kubernetes
import Prometheus
import Testing

@testable import Servers

@Suite struct TargetTableTests {
    /// Numbers that look like chance and are the same each time.
    private struct Numbers {
        var state: UInt64 = 42

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    private static func targets(_ address: String?, remarks: [String] = []) -> DiscoveredTargets {
        let groups = address.map { [TargetGroup(targets: [$0])] } ?? []
        return DiscoveredTargets(rendered: RenderedGroups(groups), remarks: remarks)
    }

    private static func name(_ number: Int) -> ObjectName { ObjectName("default", "pod-\(100_000 + number)") }

    /// What a table of these would be, made anew.
    private static func answer(of addresses: [Int: String?]) -> ServedTargets.Answer {
        ServedTargets.Answer(TargetTable(addresses.map { (name($0.key), targets($0.value)) }).blocks)
    }

    @Test("after any changes the answer is that of a new list: bytes, tag and counts")
    func changes() {
        var numbers = Numbers()
        var table = TargetTable(pageSize: 8)
        var addresses: [Int: String?] = [:]
        for step in 0..<6000 {
            let number = numbers.next(below: 400)
            let before = Self.answer(of: addresses).tag
            let isNew: Bool
            // Grows, shrinks to nearly nothing, and grows again.
            if numbers.next(below: 10) < (step / 2000 == 1 ? 8 : 2) {
                isNew = table.remove(Self.name(number))
                addresses[number] = nil
            } else {
                let address = numbers.next(below: 5) == 0 ? nil : "10.0.0.\(number):\(numbers.next(below: 3))"
                isNew = table.set(Self.name(number), Self.targets(address))
                addresses[number] = .some(address)
            }
            guard step % 20 == 0 else { continue }
            let (changed, expected) = (ServedTargets.Answer(table.blocks), Self.answer(of: addresses))
            #expect(changed.text == expected.text)
            #expect(changed.tag == expected.tag)
            #expect(isNew == (expected.tag != before))
            #expect((changed.groups, changed.targets) == (expected.groups, expected.targets))
        }
    }

    @Test("an object that a list has twice is there once, as it was last, and gone when it goes")
    func twice() {
        let list = [(1, "a:1"), (2, "b:1"), (1, "a:2")].map { (Self.name($0.0), Self.targets($0.1)) }
        var table = TargetTable(list)
        let both = ServedTargets.Answer(TargetTable([list[2], list[1]]).blocks)
        #expect(ServedTargets.Answer(table.blocks).text == both.text)
        _ = table.remove(Self.name(1))
        #expect(ServedTargets.Answer(table.blocks).targets == 1)
    }

    @Test("objects that are no target leave no comma behind")
    func commas() {
        var table = TargetTable()
        #expect(ServedTargets.Answer(table.blocks).text == "[]")
        for number in 0..<3 { _ = table.set(Self.name(number), Self.targets(number == 1 ? "a:1" : nil)) }
        #expect(ServedTargets.Answer(table.blocks).text == #"[{"targets":["a:1"],"labels":{}}]"#)
        _ = table.set(Self.name(2), Self.targets("b:1"))
        #expect(
            ServedTargets.Answer(table.blocks).text
                == #"[{"targets":["a:1"],"labels":{}},{"targets":["b:1"],"labels":{}}]"#)
        for number in 0..<3 { _ = table.remove(Self.name(number)) }
        #expect(ServedTargets.Answer(table.blocks).text == "[]")
    }

    @Test("an answer that is under way keeps its bytes while the list goes on changing")
    func shared() {
        var table = TargetTable((0..<200).map { (Self.name($0), Self.targets("a:\($0)")) })
        let answer = ServedTargets.Answer(table.blocks)
        let text = answer.text
        for number in 0..<200 {
            _ = number % 2 == 0 ? table.remove(Self.name(number)) : table.set(Self.name(number), Self.targets("b:1"))
        }
        #expect(answer.text == text)
        #expect(ServedTargets.Answer(table.blocks).targets == 100)
    }

    @Test("what is wrong with an object waits until it is told, and is told once")
    func remarks() {
        var table = TargetTable([(Self.name(1), Self.targets(nil, remarks: ["x"]))])
        _ = table.set(Self.name(0), Self.targets("a:1", remarks: ["y", "z"]))
        let (first, second) = (table.takeRemarks(), table.takeRemarks())
        #expect((first, second) == (["x", "y", "z"], []))
    }
}
