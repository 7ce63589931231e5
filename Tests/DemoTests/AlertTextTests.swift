import Model
import Testing

@testable import netra_demo

@Suite struct AlertTextTests {
    private let terminal = Terminal(hasColour: false, width: 100)

    private func statement(_ quote: String, _ stance: Stance?, by deniedBy: DeniedBy? = nil, speaker: String? = nil)
        -> Statement
    {
        Statement(
            detector: stance == nil ? .electionDate : .neutrality,
            stance: stance,
            deniedBy: deniedBy,
            quote: quote,
            speaker: speaker,
            region: Region(code: "62.02", name: "Kabupaten Kotawaringin Timur"),
            event: stance == nil ? .voting : nil,
            start: stance == nil ? Day("2024-11-28") : nil,
            end: stance == nil ? Day("2024-11-28") : nil,
            calendar: stance == nil ? .differs : nil,
            rule: "contoh"
        )
    }

    private func text(
        _ statements: [Statement],
        lead: Int = 0,
        answer: Int? = nil,
        on terminal: Terminal? = nil
    ) throws -> String {
        let address = try #require(WebAddress("http://sampit-raya.localhost:8380/berita"))
        let seen = try #require(ZonedTime("2024-11-12T08:15:00+07:00"))
        let article = Article(
            address: address,
            canonical: address,
            title: "Camat Diduga Berkampanye",
            text: "",
            outlet: "Sampit Raya",
            published: .time(seen)
        )
        let alert = Alert(
            of: AlertedArticle(article, source: "sampit-raya", firstSeen: seen),
            statements: statements,
            outcome: nil,
            severity: .high,
            lead: lead,
            answer: answer,
            pack: ""
        )
        return AlertText(alert: alert, terminal: terminal ?? self.terminal).text
    }

    @Test func `the denial stands directly under the accusation`() throws {
        let text = try text(
            [
                statement("Camat itu diduga berkampanye.", .allegation, speaker: "Nurhasanah"),
                statement("Jadwal tidak berubah.", .reminder),
                statement("“Itu tidak benar,” katanya.", .denial, by: .accused, speaker: "Hardiman"),
            ],
            answer: 2
        )
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.first == "● dugaan menurut berita · netralitas · Kabupaten Kotawaringin Timur")
        #expect(
            Array(lines[2...6]) == [
                "  ┃ Camat itu diduga berkampanye.", "    — Nurhasanah", "  bantahan:",
                "  ┃ “Itu tidak benar,” katanya.",
                "    — Hardiman",
            ]
        )
        #expect(lines.last == "  http://sampit-raya.localhost:8380/berita")
    }

    @Test func `on a narrow terminal every line but an address fits`() throws {
        let narrow = Terminal(hasColour: false, width: 40)
        let statement = statement("Camat itu diduga berkampanye di lapangan desa.", .allegation)
        let lines = try text([statement], on: narrow).split(separator: "\n").map(String.init)
        #expect(lines[0] == "● dugaan menurut berita · netralitas ·")
        #expect(lines[1] == "  Kabupaten Kotawaringin Timur")
        #expect(lines.dropLast().allSatisfy { $0.count <= 40 })
    }

    @Test func `an accusation without an answer says so`() throws {
        #expect(try text([statement("Diduga.", .allegation)]).contains("tidak ada bantahan dalam berita ini"))
        #expect(try !text([statement("Diimbau.", .reminder)]).contains("tidak ada bantahan"))
    }

    @Test func `the words of stances accuse nobody`() {
        #expect(Wording.indonesian.stance(.finding) == "diberitakan telah diputus melanggar")
        #expect(Wording.indonesian.stance(.denial, deniedBy: .authority) == "dinyatakan tidak terbukti")
        #expect(Wording.indonesian.stance(.denial, deniedBy: .other) == "bantahan")
    }

    @Test func `a date that differs from the calendar is marked`() throws {
        let text = try text([statement("Pencoblosan 28 November 2024.", nil)])
        #expect(text.contains("pemungutan suara: 28 November 2024, BERBEDA dari kalender resmi"))
    }

    @Test func `an index that points nowhere is no accident`() throws {
        #expect(try text([statement("Diduga.", .allegation)], lead: 7, answer: 9).contains("┃ Diduga."))
    }
}
