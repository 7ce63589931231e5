import Model
import Testing

@testable import SampleSite

@Suite struct OutletTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let outlet: Outlet
        let article: SampleArticle
        var testDescription: String { outlet.canonical(article) }
    }

    static let cases = Outlet.all.flatMap { outlet in outlet.articles.map { Case(outlet: outlet, article: $0) } }

    @Test func `there is enough to watch`() {
        #expect(Self.cases.count >= 18)
        #expect(Outlet.all.flatMap(\.expectedAlerts).count >= 10)
        #expect(Set(Outlet.all.map { "\(type(of: $0.theme))" }).count >= 5)
        #expect(Set(Outlet.all.map { "\($0.entry)".prefix(5) }).count == 3)
    }

    @Test func `no two articles share an address or an alert`() {
        #expect(Set(Self.cases.map { $0.outlet.canonical($0.article) }).count == Self.cases.count)
        let alerts = Outlet.all.flatMap(\.expectedAlerts)
        #expect(Set(alerts.map(\.id)).count == alerts.count)
    }

    @Test(arguments: cases) func `an article was published in the campaign of 2024, in its own zone`(_ c: Case) throws {
        let published = try #require(ZonedTime(c.article.published))
        #expect(published.offset == c.outlet.zone.offset)
        let first = try #require(Day("2024-09-25"))
        let last = try #require(Day("2024-11-23"))
        #expect((first...last).contains(published.day))
    }

    @Test(arguments: cases) func `a page holds its canonical address, title and every paragraph`(_ c: Case) {
        let story = Story(outlet: c.outlet, article: c.article)
        let page = c.outlet.theme.page(story)
        #expect(page.contains(#"<link rel="canonical" href="http://\#(c.outlet.host)\#(c.article.path)">"#))
        #expect(page.contains(">\(c.article.title.asHTML)</h"))
        #expect(story.passages.count >= 2)
        for passage in story.passages {
            switch passage {
            case .paragraph(let text), .readAlso(let text), .caption(let text): #expect(page.contains(text.asHTML))
            }
        }
    }

    @Test(arguments: cases) func `furniture holds words that must not alert`(_ c: Case) {
        let page = c.outlet.theme.page(Story(outlet: c.outlet, article: c.article))
        for headline in c.outlet.headlines { #expect(page.contains(headline.asHTML)) }
        let words = c.outlet.headlines.joined(separator: " ").lowercased()
        #expect(["netral", "mutasi", "mobilisasi", "timses"].contains { words.contains($0) })
    }

    @Test func `a copy names an article that exists and tells the same story`() throws {
        for c in Self.cases {
            guard case .following(let name, let path) = c.article.behaviour else { continue }
            let original = try #require(Self.cases.first { $0.outlet.name == name && $0.article.path == path })
            // Its dateline is its own.
            #expect(
                original.article.body.split(separator: " – ").dropFirst()
                    == c.article.body.split(separator: " – ").dropFirst()
            )
            #expect(c.article.expectation == .sighting(outlet: name, path: path))
        }
    }

    @Test func `ids of alerts do not depend on the port`() throws {
        for alert in Outlet.all.flatMap(\.expectedAlerts) {
            let address = try #require(WebAddress(alert.canonical))
            #expect(address.port == nil)
            #expect(Alert.id(of: address) == alert.id)
        }
    }

    @Test func `text is escaped for HTML and for JSON in a script`() {
        #expect(#"a & b <c> "d""#.asHTML == "a &amp; b &lt;c&gt; &quot;d&quot;")
        #expect(#"</script>"\"#.asJSON == #""\u003c/script>\"\\""#)
    }

    @Test func `passages are told apart by how they begin`() {
        let body = "Satu\nbaris.\n\nBACA JUGA: Lain\n\n\nFOTO: Suasana\n"
        #expect(Passage.all(of: body) == [.paragraph("Satu baris."), .readAlso("Lain"), .caption("Suasana")])
    }

    @Test func `dates are written as people and feeds do`() throws {
        let time = try #require(ZonedTime("2024-11-12T08:15:00+07:00"))
        #expect(time.inIndonesian == "Selasa, 12 November 2024")
        #expect(time.hourAndMinute == "08:15")
        #expect(time.asRFC822 == "Tue, 12 Nov 2024 08:15:00 +0700")
    }
}
