import Journal
import Model

/// An invented alert in which every field is filled in, for rendered samples and for checking the fields of templates.
enum TemplateExample {
    static var alert: Alert? {
        guard let address = WebAddress("https://contoh.example/berita/camat-hadiri-kampanye"),
            let seen = ZonedTime("2024-11-14T09:12:03+07:00"), let until = ZonedTime("2024-11-20T16:00:00+07:00")
        else { return nil }
        let region = Region(code: "62.02", name: "Kabupaten Kotawaringin Timur")
        let norm = Norm(
            id: "contoh",
            title: "Contoh norma tentang netralitas",
            gist: "pegawai negeri \"netral\" & tidak memihak",
            isVerified: false
        )
        let article = Article(
            address: address,
            canonical: address,
            title: "Camat \"Hadiri\" Kampanye & Membantah",
            text: "",
            author: "Redaksi",
            outlet: "Kabar Contoh",
            published: .time(seen)
        )
        return Alert(
            of: AlertedArticle(article, source: "contoh", firstSeen: seen, electionStage: "campaign"),
            statements: [
                Statement(
                    detector: .neutrality,
                    stance: .allegation,
                    quote: "“Camat itu diduga ikut berkampanye,” kata seorang warga <contoh>.",
                    before: "Kalimat sebelumnya.",
                    after: "Kalimat sesudahnya.",
                    speaker: "Rina Contoh",
                    role: "Ketua Bawaslu",
                    region: region,
                    rule: "contoh",
                    norms: [norm]
                ),
                Statement(
                    detector: .neutrality,
                    stance: .denial,
                    deniedBy: .accused,
                    quote: "“Saya hanya lewat,” bantah camat itu.",
                    speaker: "Budi Contoh",
                    role: "Camat",
                    rule: "contoh"
                ),
            ],
            outcome: .contested,
            severity: .high,
            answer: 1,
            pack: "sha256:contoh",
            filing: Filing(
                deadlines: [.init(route: "Bawaslu", until: until, source: "contoh")],
                missing: ["bukti"],
                note: "contoh"
            )
        )
    }

    static var event: EventRecord? {
        guard let alert else { return nil }
        return try? .example(AlertOpened(alert: alert), alert: alert.id, at: alert.article.firstSeen)
    }

    /// Every field that there is, filled in.
    static func fields(_ style: MessageStyle) -> [String: Any] {
        guard let event else { return [:] }
        var style = style
        style.detail = .full
        style.objections = style.objections ?? "keberatan@contoh.example"
        let reader = TemplateFields(style: style)
        var fields = reader.fields(of: .event(event))
        if var alert = fields["alert"] as? [String: Any] {
            alert["unanswered"] = style.wording.noDenial
            fields["alert"] = alert
        }
        let pulse = Heartbeat.Pulse(head: event.head, zone: .jakarta, configured: 60, covered: 52)
        let beat = Heartbeat(webhook: "contoh", time: event.time, period: 3600, pulse: pulse)
        fields["heartbeat"] = reader.fields(of: .heartbeat(beat))["heartbeat"]
        fields["test"] = reader.fields(of: .test(TestCall(webhook: "contoh", time: event.time)))["test"]
        return fields
    }
}
