import ArgumentParser

@main
struct Promwave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "promwave")
    func run() async throws { print(Key.x) }
}
package enum Key: Sendable { case x }
