import Journal
import Model
import Testing

@testable import Monitor

@Suite struct ReplayedAlertTests {
    private static func statement(_ quote: String, stance: Stance = .allegation, speaker: String? = nil) -> Statement {
        Statement(
            detector: .neutrality,
            stance: stance,
            quote: quote,
            speaker: speaker,
            rule: "servant-campaigns"
        )
    }

    private static func alert(_ statements: [Statement], pack: String = "sha256:a") throws -> Alert {
        let address = try #require(WebAddress("https://sampit-raya.example/2024/11/camat"))
        return Alert(
            of: AlertedArticle(
                Article(address: address, canonical: address, title: "Camat dilaporkan", text: ""),
                source: "sampit-raya",
                firstSeen: Timestamp(seconds: 1_731_549_600).at(.jakarta)
            ),
            statements: statements,
            outcome: .undecided,
            severity: .medium,
            pack: pack
        )
    }

    private static func line(_ alert: Alert) throws -> [UInt8] {
        Array(#"{"seq":1,"type":"alert.opened",\#(try JSONText.encode(AlertOpened(alert: alert)).dropFirst())"#.utf8)
    }

    @Test func `an alert that gives its line again is the same`() throws {
        let alert = try Self.alert([Self.statement("Camat itu berkampanye.")])
        let result = try ReplayedAlert(recorded: alert, line: Self.line(alert), replayed: alert)
        #expect(result.verdict == .same && result.changes.isEmpty)
    }

    @Test func `a line that says the same in other bytes is not the same`() throws {
        let alert = try Self.alert([Self.statement("Camat itu berkampanye.")])
        let line = String(decoding: try Self.line(alert), as: UTF8.self).replacing(#""lead":0"#, with: #""lead": 0"#)
        #expect(try ReplayedAlert(recorded: alert, line: Array(line.utf8), replayed: alert).verdict == .changed)
    }

    @Test func `another pack's fingerprint is no difference where another pack was asked for`() throws {
        let recorded = try Self.alert([Self.statement("Camat itu berkampanye.")])
        let replayed = try Self.alert([Self.statement("Camat itu berkampanye.")], pack: "sha256:c")
        #expect(try ReplayedAlert(recorded: recorded, line: nil, replayed: replayed).verdict == .same)
        let strict = try ReplayedAlert(recorded: recorded, line: Self.line(recorded), replayed: replayed)
        #expect(strict.verdict == .changed)
        #expect(strict.changes == [#"pack "sha256:c", was "sha256:a""#])
    }

    @Test func `statements gained, lost and told otherwise are each a line`() throws {
        let recorded = try Self.alert([
            Self.statement("Camat itu berkampanye."), Self.statement("Ia membantah.", stance: .denial),
        ])
        let replayed = try Self.alert([
            Self.statement("Camat itu berkampanye.", speaker: "Warga"),
            Self.statement("Ia terbukti melanggar.", stance: .finding),
        ])
        let result = try ReplayedAlert(recorded: recorded, line: nil, replayed: replayed)
        #expect(result.verdict == .changed)
        #expect(
            result.changes == [
                #"stance "finding", was "allegation""#,
                "- neutrality · denial ⟦Ia membantah.⟧",
                #"~ neutrality · allegation ⟦Camat itu berkampanye.⟧: speaker "Warga", was null"#,
                "+ neutrality · finding ⟦Ia terbukti melanggar.⟧",
            ]
        )
    }

    @Test func `what is raised no more, and what is raised only now, is told`() throws {
        let alert = try Self.alert([Self.statement("Camat itu berkampanye.")])
        let gone = try ReplayedAlert(recorded: alert, line: Self.line(alert), replayed: nil)
        #expect(gone.verdict == .gone && gone.changes == ["- neutrality · allegation ⟦Camat itu berkampanye.⟧"])
        let new = try ReplayedAlert(recorded: nil, line: nil, replayed: alert)
        #expect(new.verdict == .new && new.changes == ["+ neutrality · allegation ⟦Camat itu berkampanye.⟧"])
    }
}
