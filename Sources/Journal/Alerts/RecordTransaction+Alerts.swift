import FoundationEssentials
import GRDB
import Model

extension RecordTransaction {
    /// Opens the alert that a reading raises. Returns its id.
    func openAlert(_ ready: ReadyReading, article: Int64?) throws -> String? {
        let reading = ready.reading
        guard var alert = reading.alert, let article else { return nil }
        alert.evidence = try keepEvidence(
            reading.capture,
            and: reading.furtherCaptures,
            ready: ready.evidence,
            of: alert.id
        )
        alert.sightings = []
        alert.related = try related(to: alert)
        let text = try JSONText.bytes(of: alert)
        let event = try emit(AlertOpened.type, AlertOpened.json(around: text), about: alert, at: now)
        try db.run(
            """
            INSERT INTO alerts (id, article, opened, seq, alert, address, source) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                alert.id, article, now.milliseconds, event.seq, String(decoding: text, as: UTF8.self),
                reading.address.text, reading.source,
            ]
        )
        try followUp(alert, of: article, reading)
        try keepSubjects(of: alert)
        return alert.id
    }

    /// The article of an alert has another text.
    /// - Parameter before: What it said when it was last read; nil where that is not known.
    func edit(_ id: String, _ ready: ReadyReading, before: ReadVersion?) throws {
        let reading = ready.reading
        guard var alert = try alert(id), let article = reading.article else { return }
        let statements = reading.alert?.statements ?? reading.statements
        let kept = Set(statements.map(StatementKey.init))
        // The alert keeps what it said first where an edit left nothing of that: what is lost is told once.
        let standing = before?.statements ?? alert.statements
        let earlier = Set(standing.map(StatementKey.init))
        let old = before.map { $0.title + "\n" + $0.text } ?? ""
        let payload = AlertEdited(
            alert: reference(to: alert),
            digestBefore: alert.article.digest,
            digestAfter: article.digest.labelled,
            changes: TextChanges.between(old, article.title + "\n" + article.text),
            gained: statements.filter { !earlier.contains(StatementKey($0)) },
            lost: standing.filter { !kept.contains(StatementKey($0)) },
            evidence: try keepEvidence(
                reading.capture,
                and: reading.furtherCaptures,
                ready: ready.evidence,
                of: id
            )
        )
        alert.article.digest = payload.digestAfter
        alert.article.title = article.title
        if let fresh = reading.alert {
            alert.statements = fresh.statements
            alert.detectors = fresh.detectors
            alert.stance = fresh.stance
            alert.outcome = fresh.outcome
            alert.severity = fresh.severity
            alert.lead = fresh.lead
            alert.answer = fresh.answer
            alert.filing = fresh.filing?.noLater(than: alert.filing)
            alert.filingReason = fresh.filingReason
        } else if statements.isEmpty {
            alert.filing = nil
            alert.filingReason = "berita tidak lagi memuat dugaan ini"
        }
        try emit(payload, about: alert, at: now)
        try db.run(
            "UPDATE alerts SET alert = ?, removed = NULL WHERE id = ?",
            [try JSONText.encode(alert), id]
        )
        try keepSubjects(of: alert)
    }

    /// The article of an alert is no longer there.
    func remove(_ id: String, status: Int, capture: Capture?) throws {
        guard let alert = try alert(id) else { return }
        let payload = AlertRemoved(
            alert: reference(to: alert),
            status: status,
            evidence: try keepEvidence(capture, of: id)
        )
        try emit(payload, about: alert, at: now)
        try db.run("UPDATE alerts SET removed = ? WHERE id = ?", [now.milliseconds, id])
    }

    /// The story of an alert stands at another address too. Told once an article.
    func sight(_ id: String, reading: ArticleRecord, article: Int64?) throws {
        guard let alert = try alert(id), let seen = reading.article, let article else { return }
        guard try db.row("SELECT 1 FROM sightings WHERE article = ?", [article]) == nil else { return }
        let payload = AlertSighted(alert: reference(to: alert), sighting: sighting(of: seen, from: reading.source))
        let event = try emit(payload, about: alert, at: now)
        try db.run("INSERT INTO sightings (article, alert, seq) VALUES (?, ?, ?)", [article, id, event.seq])
    }

    /// The alert as it was last recorded.
    func alert(_ id: String) throws -> Alert? {
        guard let row = try db.row("SELECT alert FROM alerts WHERE id = ?", [id]) else { return nil }
        return try JSONDecoder().decode(Alert.self, from: Data((row["alert"] as String).utf8))
    }

    func sighting(of article: Article, from source: String) -> Sighting {
        Sighting(
            address: article.address,
            title: article.title,
            outlet: article.outlet,
            source: source,
            published: article.published,
            seen: now.at(settings.zone)
        )
    }

    func reference(to alert: Alert) -> AlertReference {
        AlertReference(id: alert.id, title: alert.article.title, address: alert.article.address)
    }

    // MARK: Related alerts

    private func related(to alert: Alert) throws -> [RelatedAlert] {
        let oldest = now.milliseconds - Int64(settings.relatedDays) * 86_400_000
        var found: [String: RelatedAlert] = [:]
        for (key, region) in Set(alert.statements.compactMap(SubjectKey.init)).map({ ($0.subject, $0.region) }) {
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT alert, written, opened FROM subjects
                        WHERE subject = ? AND region = ? AND alert <> ? AND opened >= ? ORDER BY opened DESC LIMIT 20
                        """
                ),
                arguments: [key, region, alert.id, oldest]
            )
            while let row = try rows.next() {
                let id: String = row[0]
                let opened = Timestamp(milliseconds: row[2]).at(settings.zone)
                found[id] = RelatedAlert(id: id, subject: row[1], opened: opened)
            }
        }
        return found.values.sorted { ($0.opened.instant, $0.id) < ($1.opened.instant, $1.id) }
    }

    private func keepSubjects(of alert: Alert) throws {
        for statement in alert.statements {
            guard let key = SubjectKey(statement), let written = statement.subject else { continue }
            try db.run(
                "INSERT OR IGNORE INTO subjects (subject, region, alert, opened, written) VALUES (?, ?, ?, ?, ?)",
                [key.subject, key.region, alert.id, now.milliseconds, written]
            )
        }
    }
}
