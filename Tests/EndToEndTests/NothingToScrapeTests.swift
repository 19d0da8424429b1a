import Foundation
import Testing

extension EndToEndTests {
    @Suite("A configuration without a job")
    struct NothingToScrapeTests {
        @Test("has no targets, which is known at once")
        func targets() async throws {
            try await withTemporaryDirectory { directory in
                let file = directory.appending(path: "prometheus.yml")
                try Data("scrape_configs: []\n".utf8).write(to: file)
                let answer = try await Promwave.run(["targets", "--config", file.path], within: .seconds(5))
                #expect(answer.status == .code(0))
                #expect(answer.complaints.last == "there is no target to scrape")
            }
        }
    }
}
