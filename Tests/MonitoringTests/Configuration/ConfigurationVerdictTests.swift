import Monitoring
import Testing

@Suite("A configuration file is accepted and refused as Prometheus does it")
struct ConfigurationVerdictTests {
    @Test("with the reason in words", arguments: ConfigurationFixture.verdicts())
    func verdict(_ verdict: ConfigurationFixture.Verdict) {
        do {
            let file = try ConfigurationFile(text: verdict.text, path: "prometheus.yml")
            #expect(verdict.isGood)
            #expect(file.warnings.map(\.description) == verdict.messages)
        } catch {
            #expect(!verdict.isGood)
            #expect([error.description] == verdict.messages)
        }
    }

    @Test("of which there are many")
    func count() {
        #expect(ConfigurationFixture.verdicts().count == 217)
    }
}
