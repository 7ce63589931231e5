import Detection
import Model
import Testing

/// How an article's statements become the one alert it raises.
@Suite struct AlertDraftTests {
    private let pack: RulePack

    init() throws { pack = try #require(ShippedPack.loaded.pack) }

    private func alert(
        _ statements: [Statement],
        title: String = "Camat Dilaporkan Jelang Pilkada",
        text: String = "Laporan itu diterima Bawaslu menjelang Pilkada.",
        published: String? = "2024-11-14"
    ) throws -> Alert {
        let address = try #require(WebAddress("http://127.0.0.1/berita/camat"))
        let article = Article(
            address: address,
            canonical: address,
            title: title,
            text: text,
            published: published.flatMap { Publication($0) }
        )
        let today = try #require(Day("2024-11-14"))
        let seen = try #require(ZonedTime(day: today, hour: 9, minute: 0, offset: 420))
        let source = AlertSource(article: article, source: "kabar-alor", firstSeen: seen)
        return try #require(AlertDraft(pack: pack).alert(source, statements: statements))
    }

    private func neutrality(_ stance: Stance, by: DeniedBy? = nil, subject: String? = nil) -> Statement {
        Statement(
            detector: .neutrality,
            stance: stance,
            deniedBy: by,
            quote: "Kalimat \(stance.rawValue).",
            subject: subject,
            rule: "neutrality-support"
        )
    }

    @Test func `nothing said raises nothing`() throws {
        let address = try #require(WebAddress("http://127.0.0.1/berita/panen"))
        let article = Article(address: address, canonical: address, title: "Panen Raya", text: "Panen melimpah.")
        let today = try #require(Day("2024-11-14"))
        let seen = try #require(ZonedTime(day: today, hour: 9, minute: 0, offset: 420))
        let source = AlertSource(article: article, source: "kabar-alor", firstSeen: seen)
        #expect(AlertDraft(pack: pack).alert(source, statements: []) == nil)
    }

    @Test func `a dismissal leads, lowers the severity and leaves nothing to file`() throws {
        let found = try alert([
            neutrality(.allegation), neutrality(.denial, by: .accused), neutrality(.denial, by: .authority),
        ])
        #expect(found.outcome == .decidedNone)
        #expect(found.lead == 2 && found.answer == nil)
        #expect(found.severity == .low)
        #expect(found.filing == nil && found.filingReason == "perkara diberitakan sudah diputus")
    }

    @Test func `the denial nearest to the lead is the answer`() throws {
        let found = try alert([
            neutrality(.denial, by: .accused), neutrality(.reminder), neutrality(.reminder), neutrality(.allegation),
            neutrality(.denial, by: .accused),
        ])
        #expect(found.lead == 3 && found.answer == 4)
        #expect(found.outcome == .contested && found.stance == .allegation)
    }

    @Test(
        arguments: [
            ([Stance.allegation], CaseOutcome.undecided, Severity.high),
            ([.finding, .allegation], .decidedViolation, .high),
            ([.reminder], nil, .info),
            ([.pledge], nil, .info),
        ] as [([Stance], CaseOutcome?, Severity)]
    )
    func `outcome and severity follow from the stances`(
        stances: [Stance],
        outcome: CaseOutcome?,
        severity: Severity
    ) throws {
        let found = try alert(stances.map { neutrality($0) })
        #expect(found.outcome == outcome)
        #expect(found.severity == severity)
        #expect(found.stance == stances[0])
    }

    @Test func `what is not alleged, or not dated, cannot be filed, and the reason is said`() throws {
        #expect(try alert([neutrality(.reminder)]).filingReason == "tidak ada dugaan pelanggaran")
        let undated = try alert([neutrality(.allegation)], published: nil)
        #expect(undated.filing == nil && undated.filingReason == "tanggal terbit tidak diketahui")
    }

    /// A case in a national election, for which a verified rule is shipped.
    private func nationalAlert(_ statements: [Statement]) throws -> Alert {
        try alert(
            statements,
            title: "Camat Dilaporkan karena Dukung Caleg",
            text: "Camat itu dilaporkan ke Badan Pengawas Pemilu karena mendukung caleg pada Pileg.",
            published: "2024-01-15"
        )
    }

    @Test func `a report lacks whom it accuses until the article names him`() throws {
        let unnamed = try nationalAlert([neutrality(.allegation)])
        #expect(unnamed.filing?.missing.contains("pihak terlapor") == true)
        let named = try nationalAlert([neutrality(.allegation, subject: "Yosep Maubana")])
        #expect(named.filing?.missing.contains("pihak terlapor") == false)
    }

    @Test func `the article says which election it is, and with it which rules give a deadline`() throws {
        let national = try nationalAlert([neutrality(.allegation)])
        #expect(national.filing?.deadlines.first?.route == "Bawaslu" && national.filingReason == nil)
        // The rule for elections of ours is shipped unverified: no date, and the reason is said.
        let ours = try alert([neutrality(.allegation)])
        #expect(ours.filing == nil && ours.filingReason == "tidak ada aturan tenggat yang terverifikasi")
        let unclear = try alert(
            [neutrality(.allegation)],
            title: "Camat Dilaporkan",
            text: "Camat itu dilaporkan.",
            published: "2023-03-01"
        )
        #expect(unclear.filing == nil && unclear.filingReason == "jenis pemilihan tidak jelas dari berita")
    }
}
