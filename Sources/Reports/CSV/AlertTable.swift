public import Journal
public import Model

/// Alerts as rows: one a row, its lead and the answer to it in columns of their own.
public struct AlertTable: Sendable {
    public let separator: CSVText.Separator
    public let wording: Wording

    public init(separator: CSVText.Separator = .semicolon, in wording: Wording = .indonesian) {
        self.separator = separator
        self.wording = wording
    }

    /// Names of columns are the same in every language, so that what is built on them holds.
    private static let columns = [
        "seq", "hash", "id", "opened", "severity", "detectors", "stance", "outcome", "province", "region_code",
        "region",
        "title", "outlet", "source", "address", "published", "first_seen", "stage", "lead_before", "lead", "lead_after",
        "lead_stance", "speaker", "role", "subject", "answer", "answer_by", "statements", "dates", "norms", "deadline",
        "deadline_route", "days_left", "missing", "also_in", "since", "reviews", "verdict", "evidence_file",
        "evidence_record", "evidence_digest", "article_digest", "redacted_by",
    ]

    /// A table with its heads only.
    public var heads: CSVText {
        var text = CSVText(separator: separator)
        text.line(Self.columns)
        return text
    }

    /// - Parameter today: From which days left are counted.
    public func add(_ alerts: [RecordedAlert], to text: inout CSVText, in surroundings: Surroundings, today: Day) {
        for alert in alerts { text.line(row(AlertEntry(alert), in: surroundings, today: today)) }
    }

    private func row(_ entry: AlertEntry, in surroundings: Surroundings, today: Day) -> [String] {
        let head = [
            "\(entry.record.head.seq)", entry.record.head.labelledHash, entry.record.id, "\(entry.record.opened)",
        ]
        guard let alert = entry.alert else {
            let blanks = [String](repeating: "", count: Self.columns.count - head.count - 1)
            return head + blanks + [entry.record.redactedBy.map { "\($0)" } ?? ""]
        }
        return head + place(entry, alert, in: surroundings) + article(alert.article) + statements(entry, alert)
            + filing(alert, today: today) + followed(entry) + evidence(alert) + [""]
    }

    private func place(_ entry: AlertEntry, _ alert: Alert, in surroundings: Surroundings) -> [String] {
        let region = entry.region
        return [
            alert.severity.rawValue, list(alert.detectors.map(\.rawValue)), alert.stance?.rawValue ?? "",
            alert.outcome?.rawValue ?? "",
            region.map { surroundings.name(ofRegion: String($0.code.prefix(2))) } ?? "", region?.code ?? "",
            region?.name ?? "",
        ]
    }

    private func article(_ article: AlertedArticle) -> [String] {
        [
            article.title, article.outlet ?? "", article.source, article.address.text,
            article.published.map { "\($0)" } ?? "", "\(article.firstSeen)", article.electionStage ?? "",
        ]
    }

    private func statements(_ entry: AlertEntry, _ alert: Alert) -> [String] {
        let lead = entry.statements.first
        let answer = alert.answer.flatMap { alert.statements.indices.contains($0) ? alert.statements[$0] : nil }
        let dates = alert.statements.compactMap { statement -> String? in
            guard let event = statement.event, let start = statement.start else { return nil }
            return "\(event.rawValue) \(start)/\(statement.end ?? start) \(statement.calendar?.rawValue ?? "")"
        }
        return [
            lead?.before ?? "", lead?.quote ?? "", lead?.after ?? "", lead?.stance?.rawValue ?? "",
            lead?.speaker ?? "", lead?.role ?? "", lead?.subject ?? "", answer?.quote ?? "",
            answer.flatMap { wording.speaker(of: $0) } ?? "", "\(alert.statements.count)", list(dates),
            list(entry.norms.map { $0.isVerified ? $0.title : "\($0.title) (\(wording.unverified))" }),
        ]
    }

    private func filing(_ alert: Alert, today: Day) -> [String] {
        let first = alert.filing?.deadlines.min { $0.until.instant < $1.until.instant }
        return [
            first.map { "\($0.until)" } ?? "", first?.route ?? "", first.map { "\($0.until.day - today)" } ?? "",
            list(alert.filing?.missing ?? []),
        ]
    }

    private func followed(_ entry: AlertEntry) -> [String] {
        [
            list(entry.sightings.map { "\($0.outlet ?? $0.source) \($0.address.text)" }),
            list(entry.followUps.filter(\.isChange).map { "\($0.time) \($0.type.rawValue) \($0.head.seq)" }),
            list(entry.reviews.map { "\($0.review.action.rawValue) \($0.review.reviewer): \($0.review.reason)" }),
            entry.verdict?.action.rawValue ?? "",
        ]
    }

    private func evidence(_ alert: Alert) -> [String] {
        [
            alert.evidence?.file ?? "", alert.evidence?.record ?? "", alert.evidence?.digest ?? "",
            alert.article.digest,
        ]
    }

    private func list(_ items: [String]) -> String { items.joined(separator: " | ") }
}

extension DayReport {
    /// The day's alerts as a table, the most serious first.
    public func csv(separator: CSVText.Separator = .semicolon, in wording: Wording = .indonesian) -> [UInt8] {
        let table = AlertTable(separator: separator, in: wording)
        var text = table.heads
        table.add(entries.map(\.record), to: &text, in: surroundings, today: day)
        return text.bytes
    }
}
