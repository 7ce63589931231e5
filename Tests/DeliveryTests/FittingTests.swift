import FoundationEssentials
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// Length limits are kept by what is shortened, and never at the cost of fairness.
@Suite struct FittingTests {
    private static let style = MessageStyle(objections: "keberatan@monitor.example")

    static let limits: [(name: String, markup: any Markup, limit: Int)] = [
        ("telegram", TelegramHTML(), 4096), ("slack", SlackMrkdwn(), 4000),
        ("mattermost", ChatMarkdown(hasLongQuotes: true), 16_383),
        ("discord", ChatMarkdown(hasLongQuotes: false), 2000), ("whatsapp", WhatsAppMarkup(), 4096),
    ]

    @Test(arguments: GoldenTests.occasions.names(suffix: ".json"))
    func `no message is longer than its service takes`(name: String) throws {
        let event = try GoldenTests.event(name)
        for (service, markup, limit) in Self.limits {
            for limit in [limit, 1500, 1000] {
                let told = FittingText(.event(event), style: Self.style, markup: markup, limit: limit)
                #expect(told.text.utf16.count <= limit, "\(service), \(limit)")
                #expect(!told.text.isEmpty)
            }
        }
    }

    private func alert(quote: Int, answer: Int, others: Int = 0) -> Alert {
        func words(_ word: String, _ length: Int) -> String {
            Array(repeating: word, count: length / word.count + 1).joined(separator: " ").prefix(length - 1) + "."
        }
        var denial = Statement.sample(.denial)
        denial.quote = words("membantah", answer)
        var accusation = Statement.sample(.allegation)
        accusation.quote = words("diduga", quote)
        let rest = (0..<others).map { number in
            var statement = Statement.sample(.allegation)
            statement.quote = "nomor \(number) " + words("lain", 300)
            return statement
        }
        var alert = Alert.sample([accusation, denial] + rest)
        alert.answer = 1
        return alert
    }

    private func quotes(_ alert: Alert, limit: Int) throws -> (text: String, lead: String, answer: String) {
        let event = try EventRecord.example(AlertOpened(alert: alert), alert: alert.id, at: GoldenTests.time)
        let told = FittingText(.event(event), style: Self.style, markup: PlainMarkup(), limit: limit)
        let lines = told.text.split(separator: "\n").filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
        return (told.text, lines.first ?? "", lines.dropFirst().first ?? "")
    }

    @Test(arguments: [1000, 1200, 1500, 2000, 4096])
    func `accusation and denial are shortened together or not at all`(limit: Int) throws {
        for (quote, answer) in [(700, 700), (1500, 700), (700, 1500)] {
            let alert = alert(quote: quote, answer: answer)
            let told = try quotes(alert, limit: limit)
            let (cutLead, cutAnswer) = (told.lead.hasSuffix("[…]"), told.answer.hasSuffix("[…]"))
            #expect(!told.lead.isEmpty && !told.answer.isEmpty)
            #expect(cutLead == cutAnswer)
            #expect(cutLead == told.text.contains(Wording.indonesian.shortened))
            if !cutLead { #expect(told.lead == alert.statements[0].quote && told.answer == alert.statements[1].quote) }
        }
    }

    @Test(arguments: [(1500, 60), (60, 1500)])
    func `where only one of them would be cut, neither is quoted`(quote: Int, answer: Int) throws {
        let told = try quotes(alert(quote: quote, answer: answer), limit: 1200)
        #expect(told.lead.isEmpty && told.answer.isEmpty)
        #expect(told.text.contains(Wording.indonesian.holdsDenial))
        let whole = try quotes(alert(quote: quote, answer: answer), limit: 4096)
        #expect(!whole.lead.isEmpty && !whole.answer.isEmpty)
    }

    @Test func `other statements go before a quotation is touched`() throws {
        let told = try quotes(alert(quote: 300, answer: 300, others: 12), limit: 1300)
        #expect(told.lead.count == 300 && told.answer.count == 300)
        #expect(told.text.contains("dan 12 pernyataan lain dalam berita ini"))
    }

    @Test func `a denial among the others is never left out`() throws {
        for limit in [1000, 1500, 3000, 8000] {
            var alert = alert(quote: 200, answer: 200, others: 20)
            for number in 0..<8 {
                var denial = Statement.sample(.denial)
                denial.quote = "bantahan lain nomor \(number)"
                alert.statements.append(denial)
            }
            let text = try quotes(alert, limit: limit).text
            let told = (0..<8).count { text.contains("bantahan lain nomor \($0)") }
            let counted = (1...8).first { text.contains("dan \($0) bantahan lain dalam berita ini") } ?? 0
            #expect(told + counted == 8, "\(limit)")
        }
    }

    @Test(arguments: [700, 1000, 2000, 4096])
    func `a denial that an edit brought is told or counted, and what is left out is said to be`(limit: Int) throws {
        let alert = alert(quote: 100, answer: 100)
        let reference = AlertReference(id: alert.id, title: "Judul", address: alert.article.address)
        let gained = (0..<5).map { number in
            var statement = Statement.sample(number % 2 == 0 ? .denial : .allegation)
            statement.quote = "nomor \(number) " + String(repeating: "kata ", count: 60)
            return statement
        }
        let edit = AlertEdited(
            alert: reference,
            digestBefore: "sha256:0",
            digestAfter: "sha256:1",
            changes: (0..<9).map { .init(removed: "lama \($0)", added: String(repeating: "baru ", count: 40)) },
            gained: gained,
            lost: [Statement.sample(.allegation)]
        )
        let event = try EventRecord.example(edit, alert: alert.id, at: GoldenTests.time)
        let text = FittingText(.event(event), style: Self.style, markup: PlainMarkup(), limit: limit).text
        let told = [0, 2, 4].filter { text.contains("> nomor \($0) ") }.count
        let counted = (1...2).first { text.contains("dan \($0) bantahan lain dalam berita ini") } ?? 0
        #expect(text.utf16.count <= limit && told >= 1 && told + counted == 3)
        let isWhole = [1, 3].allSatisfy { text.contains("> nomor \($0) ") } && text.contains("lama 8")
        #expect(text.contains("Dipersingkat") != isWhole)
    }

    @Test func `text that is cut is cut between words, and marked`() {
        #expect(Brevity.cut("satu dua tiga empat", to: 40) == "satu dua tiga empat")
        #expect(Brevity.cut("satu dua tiga empat lima", to: 16) == "satu dua […]")
        #expect(Brevity.cut(String(repeating: "x", count: 50), to: 10) == "xxxxxx […]")
    }

    @Test func `a digest tells as many as fit, and at least one`() throws {
        let events = try (0..<40).map { try GoldenTests.event("accusation-with-denial.json", seq: Int64($0) + 1) }
        let some = FittingText(.digest(events), style: Self.style, markup: TelegramHTML(), limit: 4096)
        #expect((2..<40).contains(some.events))
        #expect(some.text.utf16.count <= 4096)
        let more = Array(events.prefix(some.events + 1))
        #expect(
            FittingText(.digest(more), style: Self.style, markup: TelegramHTML(), limit: 4096).events == some.events
        )
        let one = FittingText(.digest(events), style: Self.style, markup: TelegramHTML(), limit: 500)
        #expect(one.events == 1)
        #expect(one.text.utf16.count <= 500)
    }

    @Test func `both parts of a mail tell the same events of a digest, however long one of them gets`() throws {
        // In HTML each of these signs takes six characters.
        var accusation = Statement.sample(.allegation)
        accusation.quote = String(repeating: "\"", count: 230)
        let alert = Alert.sample([accusation])
        let events = try (1...200).map { seq in
            try EventRecord.example(AlertOpened(alert: alert), alert: alert.id, seq: Int64(seq), at: GoldenTests.time)
        }
        let format = MailFormat(from: "netra@monitor.example", to: ["a@mitra.example"], style: Self.style)
        let message = try #require(format.message(for: .digest(events), replyingTo: nil))
        #expect(message.events > 0 && message.events < 200)
        let parts = String(decoding: message.body, as: UTF8.self).components(separatedBy: "\r\n\r\n").compactMap {
            Data(base64Encoded: $0.components(separatedBy: "\r\n--")[0].filter { !$0.isNewline })
        }
        let told = parts.map { String(decoding: $0, as: UTF8.self).components(separatedBy: "Catatan ").count - 1 }
        #expect(told == [message.events, message.events])
    }

    @Test func `minimal detail names and quotes nobody`() throws {
        let event = try GoldenTests.event("accusation-with-denial.json")
        let style = MessageStyle(detail: .minimal)
        let formats: [any MessageFormat] = [
            StandardFormat(detail: .minimal), TelegramFormat(chat: "1", style: style), SlackFormat(style: style),
            MattermostFormat(style: style), DiscordFormat(style: style), WhatsAppFormat(style: style),
        ]
        for format in formats {
            for occasion in [Occasion.event(event), .digest([event, event])] {
                let message = try #require(format.message(for: occasion, replyingTo: nil))
                let text = String(decoding: message.body, as: UTF8.self)
                for word in ["Rina", "Hardiman", "berkampanye", "Kabar Sampit", "Klarifikasi"] {
                    #expect(!text.contains(word), "\(type(of: format)): \(word)")
                }
                #expect(text.contains("Kotawaringin Timur") && text.contains("kabar.example"))
            }
        }
    }
}
