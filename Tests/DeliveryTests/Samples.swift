import Model

extension Statement {
    static func sample(_ stance: Stance, region: String? = nil, speaker: String? = nil) -> Statement {
        Statement(
            detector: .neutrality,
            stance: stance,
            quote: "Camat itu ikut berkampanye.",
            speaker: speaker,
            region: region.map { Region(code: $0, name: "Wilayah \($0)") },
            rule: "contoh"
        )
    }

    static func date(_ check: CalendarCheck) -> Statement {
        Statement(
            detector: .electionDate,
            quote: "Pemungutan suara digelar 27 November 2024.",
            event: .voting,
            start: Day("2024-11-27"),
            end: Day("2024-11-27"),
            calendar: check,
            rule: "tanggal"
        )
    }
}

extension Alert {
    static func sample(_ statements: [Statement], severity: Severity = .high, stage: String? = nil) -> Alert {
        let address = WebAddress(scheme: "https", host: "kabar.example")
        return Alert(
            of: AlertedArticle(
                Article(address: address, canonical: address, title: "Camat Ikut Kampanye", text: "", outlet: "Kabar"),
                source: "kabar",
                firstSeen: Timestamp(seconds: 1_731_560_400).at(.jakarta),
                electionStage: stage
            ),
            statements: statements,
            outcome: nil,
            severity: severity,
            pack: "sha256:0"
        )
    }
}
