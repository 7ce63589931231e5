import FoundationEssentials
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// Every template in `Fixtures/Delivery/templates` gives exactly the diagnostics in the file beside it; the shipped ones
/// give none. Set RECORD_EXPECTED=1 to write those files anew.
@Suite struct TemplateTests {
    static let fixtures = Fixtures("Delivery/templates")

    @Test(arguments: fixtures.names(suffix: ".mustache"))
    func `a template holds, or each of its mistakes is told with its place`(name: String) throws {
        var said = ""
        let file = TemplateFile.read(path: "\(Self.fixtures.folder)/\(name)") { said += "\($0)\n" }
        said = said.replacing("\(Self.fixtures.folder)/", with: "")
        let expected = name.replacing(".mustache", with: ".expected")
        if GoldenTests.isRecording {
            try said.write(toFile: "\(Self.fixtures.folder)/\(expected)", atomically: true, encoding: .utf8)
        }
        #expect(said == Self.fixtures.text(expected))
        #expect((file == nil) == !said.isEmpty)
    }

    @Test func `a template that is not there is said to be missing`() {
        var said: [String] = []
        #expect(TemplateFile.read(path: "/nowhere/x.json.mustache") { said.append("\($0)") } == nil)
        #expect(said == ["/nowhere/x.json.mustache: no such file"])
    }

    @Test func `what is nothing but white space is not told`() throws {
        let text = "{{#alert}}{{title}}{{/alert}}\n"
        let file = try #require(TemplateFile(text: text, path: "a.txt.mustache") { Issue.record("\($0)") })
        let format = TemplateFormat(file, style: MessageStyle())
        let call = TestCall(id: "tst_0", webhook: "x", time: GoldenTests.time)
        #expect(format.message(for: .test(call), replyingTo: nil) == nil)
        #expect(format.message(for: .event(try GoldenTests.event("pledge.json")), replyingTo: nil) != nil)
    }

    @Test func `tags are found with their places`() {
        let tags = TemplateTag.tags(of: "a {{b}}\n  {{#c}}{{{ d }}}{{/c}}")
        #expect(
            tags == [
                TemplateTag(kind: nil, name: "b", line: 1, column: 3),
                TemplateTag(kind: "#", name: "c", line: 2, column: 3),
                TemplateTag(kind: "{", name: "d", line: 2, column: 9),
                TemplateTag(kind: "/", name: "c", line: 2, column: 18),
            ]
        )
    }
}
