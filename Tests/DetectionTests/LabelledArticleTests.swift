import Detection
import FoundationEssentials
import Testing

/// Lines of a labelled file: what is amiss in one is named by its key.
@Suite struct LabelledArticleTests {
    private func article(_ line: String) throws -> LabelledArticle {
        try JSONDecoder().decode(LabelledArticle.self, from: Data(line.utf8))
    }

    @Test(arguments: [
        (#"{"id": "a", "text": "x", "published": "2024-13-45"}"#, "`published`: `2024-13-45` is not a day"),
        (#"{"id": 7, "text": "x"}"#, "`id`: should be text"),
        (#"{"id": "a"}"#, "`text`: is missing"),
        (
            #"{"id": "a", "text": "x", "statements": [{"quote": "x", "detector": "neutrality", "stance": "denail"}]}"#,
            "`statements[0].stance`: "
        ),
        (
            #"{"id": "a", "text": "x", "statements": [{"quote": "x", "detector": "neutrality", "start": "27 Nov"}]}"#,
            "`statements[0].start`: "
        ),
    ])
    func `what keeps a line from being an article is named with its key`(line: String, wanted: String) {
        do {
            _ = try article(line)
            Issue.record("was read")
        } catch {
            #expect(LabelledArticle.reason(error).hasPrefix(wanted), "\(LabelledArticle.reason(error))")
        }
    }

    @Test func `a day of publication may be left out or empty`() throws {
        #expect(try article(#"{"id": "a", "text": "x", "published": ""}"#).published == nil)
        #expect(try article(#"{"id": "a", "text": "x", "published": "2024-11-27"}"#).published != nil)
    }

    @Test func `a quotation that stands nowhere in its article is told`() throws {
        let line = #"""
            {"id": "a", "title": "Camat Netral", "text": "Ia bilang “netral” saja.", "statements": [
            {"quote": "Camat Netral", "detector": "neutrality"}, {"quote": "Ia bilang netral", "detector": "neutrality"}]}
            """#
        #expect(try article(line).strayQuotations == [1])
    }
}
