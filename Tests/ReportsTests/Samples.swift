import Model
import Reports
import TestSupport

@testable import Journal

/// A day in our own words, as the record would have it.
enum Sample {
    static let day = Day(serial: 20_041)  // 2024-11-14
    static let made = ZonedTime(instant: Timestamp(seconds: 1_731_603_600), offset: 7 * 3600)

    static func time(_ day: Day, hour: Int, minute: Int = 0) -> ZonedTime {
        ZonedTime(day: day, hour: hour, minute: minute, offset: 7 * 3600) ?? made
    }

    static func address(_ text: String) -> WebAddress {
        guard let address = WebAddress(text) else { preconditionFailure("no address: \(text)") }
        return address
    }

    static let surroundings = Surroundings(
        regions: [
            ("11", "Aceh"), ("62", "Kalimantan Tengah"), ("62.01", "Kotawaringin Barat"),
            ("62.02", "Kotawaringin Timur"),
            ("63", "Kalimantan Selatan"), ("63.09", "Tabalong"), ("71", "Sulawesi Utara"),
        ].map { Region(code: $0.0, name: $0.1) },
        stages: [
            CalendarStage(event: .campaign, start: day - 50, end: day + 9, isNational: true),
            CalendarStage(event: .quietPeriod, start: day + 10, end: day + 12, isNational: true),
            CalendarStage(event: .voting, start: day + 13, end: day + 13, isNational: true),
        ]
    )

    static let norm = Norm(
        id: "uu-20-2023-9",
        title: "UU 20/2023 pasal 9",
        gist: "Pegawai ASN bebas dari pengaruh golongan dan partai politik.",
        isVerified: false
    )

    static func statement(
        _ quote: String,
        _ stance: Stance?,
        detector: Detector = .neutrality,
        deniedBy: DeniedBy? = nil,
        speaker: String? = nil,
        role: String? = nil,
        subject: String? = nil,
        region: Region? = Region(code: "62.02", name: "Kotawaringin Timur")
    ) -> Statement {
        Statement(
            detector: detector,
            stance: stance,
            deniedBy: deniedBy,
            quote: quote,
            before: "Kabar itu beredar sejak Rabu.",
            after: "Panwascam sudah menerima laporannya.",
            speaker: speaker,
            role: role,
            subject: subject,
            region: region,
            rule: stance == .denial ? "bantahan" : "asn-kampanye",
            norms: stance == .denial ? [] : [norm]
        )
    }

    static func alert(
        _ number: Int,
        title: String = "Camat diduga ikut kampanye",
        severity: Severity = .medium,
        statements: [Statement]? = nil,
        deadline: Day? = nil,
        outlet: String = "Sampit Raya"
    ) -> Alert {
        let statements =
            statements ?? [
                statement(
                    "“Saya hanya lewat,” kata Rahmat Hidayat.",
                    .denial,
                    deniedBy: .accused,
                    speaker: "Rahmat Hidayat"
                ),
                statement(
                    "Camat Baamang diduga mengajak warga memilih paslon nomor urut 2.",
                    .allegation,
                    speaker: "Dewi Lestari",
                    role: "Ketua Panwascam Baamang",
                    subject: "Camat Baamang"
                ),
            ]
        let address = address("https://sampit-raya.example/berita/\(number)")
        return Alert(
            of: AlertedArticle(
                Article(
                    address: address,
                    canonical: address,
                    title: title,
                    text: "",
                    author: "Tim Redaksi",
                    outlet: outlet,
                    published: .time(time(day, hour: 8, minute: 5))
                ),
                source: "sampit-raya",
                firstSeen: time(day, hour: 8, minute: 6),
                electionStage: "campaign"
            ),
            statements: statements,
            outcome: .contested,
            severity: severity,
            lead: statements.firstIndex { $0.stance == .allegation } ?? 0,
            answer: statements.firstIndex { $0.stance == .denial },
            pack: "sha256:" + String(repeating: "ab", count: 32),
            evidence: EvidencePointer(
                file: "evidence-2024-11-14.warc.gz",
                record: "urn:uuid:00000000-0000-4000-8000-00000000000\(number % 10)",
                digest: "sha256:" + String(repeating: "ef", count: 32)
            ),
            filing: deadline.map { last in
                Filing(
                    deadlines: [
                        .init(route: "Bawaslu", until: time(last, hour: 16), source: "Perbawaslu 9/2024 pasal 4")
                    ],
                    missing: ["kapan", "bukti"],
                    note: "penghitungan resmi ada pada Bawaslu"
                )
            },
            filingReason: deadline == nil ? "perkara diberitakan sudah diputus" : nil
        )
    }

    static func head(_ seq: Int64) -> LogHead {
        guard let head = LogHead("\(seq):sha256:" + String(repeating: "0\(seq % 10)", count: 32)) else { return .none }
        return head
    }

    static func record(
        _ alert: Alert,
        seq: Int64,
        day: Day = day,
        followUps: [EventRecord] = [],
        redactedBy: Int64? = nil
    ) -> RecordedAlert {
        RecordedAlert(
            id: alert.id,
            alert: redactedBy == nil ? alert : nil,
            head: head(seq),
            opened: time(day, hour: 8, minute: 7),
            day: day,
            redactedBy: redactedBy,
            followUps: followUps
        )
    }

    static func event(_ payload: some EventPayload, seq: Int64, alert: Alert, day: Day = day) throws -> EventRecord {
        EventRecord(
            seq: seq,
            id: "evt_\(seq)",
            type: type(of: payload).type,
            time: time(day, hour: 15),
            day: day,
            alert: alert.id,
            line: Array(try JSONText.encode(payload).utf8),
            hash: head(seq).hash
        )
    }

    static func reference(_ alert: Alert) -> AlertReference {
        AlertReference(id: alert.id, title: alert.article.title, address: alert.article.address)
    }

    static func entry(
        _ source: String,
        region: String?,
        _ fetches: [FetchOutcome: Int],
        gap: Int = 900,
        balance: ArticleBalance? = nil,
        day: Day = day
    ) -> CoverageEntry {
        var usual = ArticleBalance()
        usual.discovered = 12
        usual.alerted = 2
        usual.noMatch = 10
        return CoverageEntry(
            day: day,
            source: source,
            region: region,
            planned: 96,
            fetches: FetchTally(fetches),
            longestGap: gap,
            lastReached: nil,
            lastNew: nil,
            balance: balance ?? usual,
            reread: 0,
            read: 12,
            usualNew: 11
        )
    }

    static var coverage: [CoverageEntry] {
        [
            entry(
                "kabar-tabalong",
                region: "63.09",
                [.blocked: 40, .timedOut: 2],
                gap: 86_400,
                balance: ArticleBalance()
            ),
            entry("minahasa-kini", region: "71.02", [.fetched: 3, .timedOut: 20], gap: 8 * 3600),
            entry("sampit-raya", region: "62.02", [.fetched: 90, .notModified: 6]),
            entry("warta-mati", region: "11", [.dnsFailure: 24], gap: 86_400, balance: ArticleBalance()),
        ]
    }

    static var chain: DayChain {
        var chain = DayChain()
        chain.first = head(40)
        chain.last = head(61)
        chain.events = 22
        chain.redacted = 1
        chain.finding = .whole
        return chain
    }

    /// A day with an alert of each kind: edited, reviewed, redacted, with a deadline tomorrow, without a region.
    static func fullDay() throws -> DayRecord {
        let first = alert(1, deadline: day + 1)
        let edit = AlertEdited(
            alert: reference(first),
            digestBefore: "sha256:" + String(repeating: "aa", count: 32),
            digestAfter: "sha256:" + String(repeating: "bb", count: 32),
            changes: [.init(removed: "mengajak", added: "diduga mengajak")],
            gained: [statement("“Saya sedang cuti,” ujar Rahmat Hidayat.", .denial, deniedBy: .accused)],
            lost: []
        )
        let sighting = Sighting(
            address: address("https://kawat.example/2024/11/14/camat"),
            title: "Camat diduga ikut kampanye",
            outlet: "Kawat Borneo",
            source: "kawat",
            published: nil,
            seen: time(day, hour: 9)
        )
        let review = Review(action: .accepted, reviewer: "pemantau-7", reason: "kutipan sesuai halaman")
        let events = [
            try event(AlertSighted(alert: reference(first), sighting: sighting), seq: 45, alert: first),
            try event(edit, seq: 46, alert: first),
            try event(AlertReviewed(alert: reference(first), review: review), seq: 47, alert: first),
        ]
        let second = alert(
            2,
            title: "Lurah dinyatakan tidak terbukti",
            severity: .high,
            statements: [statement("Bawaslu menyatakan dugaan itu tidak terbukti.", .denial, deniedBy: .authority)]
        )
        let third = alert(
            3,
            title: "ASN diingatkan netral",
            severity: .info,
            statements: [statement("ASN diminta netral.", .reminder, region: nil)]
        )
        let old = alert(4, title: "Kades dilaporkan")
        let removed = try event(AlertRemoved(alert: reference(old), status: 410), seq: 50, alert: old)
        var counts: [Day: Int] = [day: 4]
        for offset in 1...20 { counts[day - offset] = offset % 4 }
        var reviews = ReviewTallies()
        reviews.all = ReviewTally(alerts: 34, accepted: 6, dismissed: 2)
        reviews.detectors[.neutrality] = ReviewTally(alerts: 30, accepted: 6, dismissed: 2)
        reviews.rules["asn-kampanye"] = ReviewTally(alerts: 20, accepted: 3, dismissed: 0)
        return DayRecord(
            day: day,
            made: made,
            isOpen: false,
            alerts: [
                record(first, seq: 41, followUps: events), record(second, seq: 42), record(third, seq: 43),
                record(alert(5), seq: 44, redactedBy: 60),
            ],
            followed: [record(old, seq: 12, day: day - 3, followUps: [removed])],
            coverage: coverage,
            chain: chain,
            counts: counts,
            reviews: reviews
        )
    }
}
