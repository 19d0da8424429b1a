import Monitoring
import Prometheus
import Testing

@Suite("An expectation")
struct ExpectationTests {
    @Test(
        "is read",
        arguments: [
            (#"my_first_metric{instance=~"metrics-server-1.*"}=30±10%"#, 30, 10),
            (#"my_first_metric{instance=~"metrics-server-1.*"}=30+-10%"#, 30, 10),
            (#" my_first_metric { instance =~ "metrics-server-1.*" } = 30 ± 10 % "#, 30, 10),
            (#"{__name__="my_first_metric",a!="=5±1%}"}=30+/-10%"#, 30, 10),
            ("my_first_metric=-30±0.5%", -30, 0.5),
            ("my_first_metric=+.5±12.5%", 0.5, 12.5),
            ("my_first_metric=1e3±1e1%", 1000, 10),
            ("my_first_metric=1E-3+-5.%", 0.001, 5),
            ("my_first_metric=0±0%", 0, 0),
        ]
    )
    func read(text: String, base: Double, percent: Double) throws {
        let expectation = try Expectation(text)
        #expect(expectation.base == base)
        #expect(expectation.percent == percent)
        #expect(expectation.matches(["__name__": "my_first_metric", "instance": "metrics-server-1:80"]))
        #expect(!expectation.matches(["__name__": "my_second_metric", "instance": "metrics-server-1:80"]))
    }

    @Test(
        "that makes no sense is refused, with the place and what was expected",
        arguments: [
            ("", 1, "a metric's name or {"),
            ("30±10%", 1, "a metric's name or {"),
            ("up", 3, "= and a base value, as in =30±10%"),
            ("up{a=\"b\"}", 10, "= and a base value, as in =30±10%"),
            ("up>1±1%", 3, "= and a base value, as in =30±10%"),
            ("up=", 4, "a base value, as in =30±10%"),
            ("up=abc±1%", 4, "a base value, as in =30±10%"),
            ("up=nan±1%", 4, "a base value, as in =30±10%"),
            ("up=1e999±1%", 4, "a base value, as in =30±10%"),
            ("up=1.2.3±1%", 4, "a base value, as in =30±10%"),
            ("up=~30±1%", 4, "a base value, as in =30±10%"),
            ("up=30", 6, "± or +- and a percentage, as in 30±10%"),
            ("up=30+10%", 6, "± or +- and a percentage, as in 30±10%"),
            ("up=30%", 6, "± or +- and a percentage, as in 30±10%"),
            ("up=0x1E±1%", 5, "± or +- and a percentage, as in 30±10%"),
            ("up=30±", 7, "a percentage, as in 30±10%"),
            ("up=30±-10%", 7, "a percentage that is not negative"),
            ("up=30±10", 9, "%"),
            ("up=30±10 %!", 11, "the end of the expectation"),
        ]
    )
    func refused(text: String, column: Int, expected: String) {
        let error = #expect(throws: SyntaxError.self) { try Expectation(text) }
        #expect(error?.column == column)
        #expect(error?.expected == expected)
    }

    @Test("is written as it is read")
    func written() throws {
        let text = #"my_first_metric{instance=~"a.*"}=30±12.5%"#
        #expect(try Expectation(text).description == text)
        #expect(try Expectation("up = 1e3 +- 10 %").description == "up=1000±10%")
    }
}
