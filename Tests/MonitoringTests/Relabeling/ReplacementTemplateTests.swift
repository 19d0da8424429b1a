import Testing

@testable import Monitoring

@Suite("A replacement is expanded as Go's Regexp.Expand does it")
struct ReplacementTemplateTests {
    /// Against the text `ab` with the pattern `(?P<x>a)(b)(c)?(?P<first_1>)`.
    @Test(
        "references, names and everything that is no reference",
        arguments: [
            ("$1", "a"), ("${1}", "a"), ("$2$1", "ba"), ("$0", "ab"), ("$x", "a"), ("${x}y", "ay"), ("$xy", ""),
            ("$1_x", ""), ("${1}_x", "a_x"), ("$1-x", "a-x"), ("$3", ""), ("$9", ""), ("$01", ""), ("$first_1", ""),
            ("$$", "$"), ("$$1", "$1"), ("$$$1", "$a"), ("$", "$"), ("a$", "a$"), ("$-", "$-"), ("${", "${"),
            ("${1", "${1"), ("${}", "${}"), ("${1x", "${1x"), ("${1-}", "${1-}"), ("$é", ""), ("é$1é", "é"),
            ("é${1}é", "éaé"), ("", ""), ("plain", "plain"), ("$99999999999999999999", ""),
        ])
    func expands(template: String, expected: String) throws {
        let expression = try RegularExpression("(?P<x>a)(b)(c)?(?P<first_1>)")
        let text = Array("ab".utf8)
        let found = expression.groups(in: text.span)
        let groups = try #require(found)
        let template = ReplacementTemplate(template, groupNames: expression.groupNames)
        #expect(String(decoding: template.expand(text.span, groups), as: UTF8.self) == expected)
    }

    @Test("knows the highest group that it needs")
    func lastGroup() {
        #expect(ReplacementTemplate("plain $$", groupNames: [nil, nil]).lastGroup == nil)
        #expect(ReplacementTemplate("$1 $0", groupNames: [nil, nil]).lastGroup == 1)
        #expect(ReplacementTemplate("$name", groupNames: [nil, nil, "name"]).lastGroup == 2)
        #expect(ReplacementTemplate("$7", groupNames: [nil, nil]).lastGroup == 0)
    }
}
