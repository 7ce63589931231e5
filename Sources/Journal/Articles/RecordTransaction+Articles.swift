import GRDB
import Model

extension RecordTransaction {
    /// Records what became of one article, and everything that follows from it.
    func record(_ ready: ReadyReading) throws -> Recorded {
        let reading = ready.reading
        let row = try address(of: reading)

        var known = try known(reading, address: row)
        if let known, try isMisnamed(reading, as: known, own: row["article"]) {
            return Recorded(outcome: .pending, isMisnamed: true)
        }
        if known?.facts.alert == nil, let article = reading.article, try recallRedacted(article, known: known?.id) {
            known = try self.known(reading, address: row)
        }
        let twin = try reading.article == nil ? nil : twin(of: reading.story, besides: known?.id)
        let start = events.count
        let result: (outcome: ArticleOutcome, alert: String?, article: Int64?)
        switch ArticleDecision.decide(reading, known: known?.facts, twin: twin?.facts) {
        case .wait:
            result = (row["outcome"] == "pending" ? .pending : outcome(of: row), nil, known?.id)
        case .settle(let outcome):
            let article = try keep(ready, known: known?.id)
            // A failed rereading takes nothing away from what was settled before.
            let stands = reading.article == nil && row["outcome"] != "pending"
            result = (stands ? self.outcome(of: row) : outcome, nil, article)
        case .unchanged(let isElsewhere):
            if let id = known?.id { try touch(article: id) }
            if !isElsewhere, let alert = known?.facts.alert, known?.facts.isRedacted == false {
                try keepRepeat(reading.capture, of: alert)
            }
            let isSettled = row["outcome"] != "pending"
            result = (isSettled && !isElsewhere ? outcome(of: row) : .duplicate, known?.facts.alert, known?.id)
        case .open:
            let article = try keep(ready, known: known?.id)
            result = (.alerted, try openAlert(ready, article: article), article)
        case .edit(let alert):
            let before = try known.flatMap { try latestVersion(of: $0.id) }
            let article = try keep(ready, known: known?.id)
            try edit(alert, ready, before: before)
            result = (known?.facts.isSameAddress == true ? .alerted : .duplicate, alert, article)
        case .remove(let alert, let status):
            try remove(alert, status: status, capture: reading.capture)
            result = (row["outcome"] == "pending" ? .failed : outcome(of: row), alert, known?.id)
        case .sight(let alert):
            let article = try keep(ready, known: known?.id)
            try sight(alert, reading: reading, article: article)
            result = (.duplicate, alert, article)
        case .repeatStory:
            result = (.duplicate, nil, try keep(ready, known: known?.id))
        }
        try settle(row, as: result.outcome, reading: reading, article: result.article)
        try correct(reading, article: result.article)
        if let article = result.article { try plan(article, reading, known: known?.facts) }
        return Recorded(outcome: result.outcome, alert: result.alert, events: Array(events[start...]))
    }

    /// When the article is read again, and whether it is there at all.
    private func plan(_ article: Int64, _ reading: ArticleRecord, known: ArticleDecision.Known?) throws {
        // What had to be erased is not fetched any more.
        if known?.isRedacted == true { return try endRereads(of: article) }
        guard reading.article != nil else {
            if reading.isGone {
                try db.run(
                    "UPDATE articles SET removed = coalesce(removed, ?) WHERE id = ?",
                    [now.milliseconds, article]
                )
                return try reread(article, isRead: true)
            }
            return try reread(article, isRead: false)
        }
        if known == nil { try beginRereads(of: article, reading) }
        try keepValidators(of: article, reading)
        try reread(article, isRead: true)
    }

    private func outcome(of row: Row) -> ArticleOutcome {
        ArticleOutcome(rawValue: row["outcome"]) ?? .pending
    }

    // MARK: What is known

    private func known(
        _ reading: ArticleRecord,
        address: Row
    ) throws -> (id: Int64, facts: ArticleDecision.Known)? {
        let own: Int64? = address["article"]
        let query = """
            SELECT articles.id AS id, articles.digest AS digest, alerts.id AS alert, alerts.removed AS removed,
                sightings.alert AS sighted, alerts.redacted AS redacted
            FROM articles LEFT JOIN alerts ON alerts.article = articles.id
                LEFT JOIN sightings ON sightings.article = articles.id
            """
        var row = try reading.article.flatMap { try db.row(query + " WHERE canonical = ?", [$0.canonical.text]) }
        // A page that names itself otherwise than before, with a new headline in its address, is the same article still.
        if row == nil, let own { row = try db.row(query + " WHERE articles.id = ?", [own]) }
        // Outlets move all their articles at once to https, or to `www.` and back: none of them is another story for that.
        if row == nil, let forms = reading.article?.canonical.otherForms {
            for form in forms where row == nil { row = try db.row(query + " WHERE canonical = ?", [form.text]) }
        }
        guard let row else { return nil }
        let id: Int64 = row["id"]
        let facts = ArticleDecision.Known(
            digest: row["digest"],
            alert: row["alert"],
            sighted: row["sighted"],
            isRemoved: (row["removed"] as Int64?) != nil,
            isRedacted: (row["redacted"] as Int64?) != nil,
            isSameAddress: own == id
        )
        return (id, facts)
    }

    /// Whether a page states the canonical address of another article: on some sites every page states the same one, and all their
    /// stories would be edits of the first. A later version of one article has its headline or its words.
    private func isMisnamed(
        _ reading: ArticleRecord,
        as known: (id: Int64, facts: ArticleDecision.Known),
        own: Int64?
    ) throws -> Bool {
        guard reading.isCanonicalStated, own != known.id, !known.facts.isRedacted, let article = reading.article,
            known.facts.digest != article.digest.labelled
        else { return false }
        // Its text was kept as long as it had to be: what comes so late is something else.
        guard let other = try latestVersion(of: known.id) else { return true }
        return other.title != article.title
            && SharedWording.share(of: other.text, and: article.text) < SharedWording.leastOfOneArticle
    }

    /// The likest story of another article that was read within the last days; one that raised an alert goes before a liker
    /// one that raised nothing.
    private func twin(
        of story: Story?,
        besides own: Int64?
    ) throws -> (id: Int64, facts: ArticleDecision.Twin)? {
        guard let story, !story.sketch.isEmpty else { return nil }
        let index = StoryIndex(db: db)
        var candidates = try index.candidates(for: story)
        if let own { candidates[own] = nil }
        let promising = candidates.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(50).map(\.key)
        guard !promising.isEmpty else { return nil }
        let oldest = now.adding(seconds: -86_400 * Double(settings.storyDays))
        let alike = try index.likest(to: story, of: promising, since: oldest, atLeast: settings.sameStory)
        guard let likest = alike.first else { return nil }
        if let alerted = try index.alerted(of: alike) {
            return (alerted.article, ArticleDecision.Twin(alert: alerted.alert))
        }
        return (likest, ArticleDecision.Twin(alert: nil))
    }

    // MARK: What is kept

    /// Keeps the article, this version of it and its statements. Nil where there was nothing to read.
    private func keep(_ ready: ReadyReading, known: Int64?) throws -> Int64? {
        let reading = ready.reading
        guard let article = reading.article else { return known }
        let digest = article.digest.labelled
        let id: Int64
        if let known {
            id = known
            try db.run(
                "UPDATE articles SET last_read = ?, digest = ?, removed = NULL WHERE id = ?",
                [now.milliseconds, digest, id]
            )
        } else {
            try db.run(
                "INSERT INTO articles (canonical, first_seen, last_read, digest) VALUES (?, ?, ?, ?)",
                [article.canonical.text, now.milliseconds, now.milliseconds, digest]
            )
            id = db.lastInsertedRowID
        }
        try db.run(
            "INSERT INTO versions (article, seen, digest, title, text, details, judgement) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                id, now.milliseconds, digest, article.title, article.text, ready.details, ready.judgement,
            ]
        )
        let version = db.lastInsertedRowID
        for (position, (statement, text)) in zip(reading.statements, ready.statements).enumerated() {
            try db.run(
                "INSERT INTO statements (version, position, detector, stance, statement) VALUES (?, ?, ?, ?, ?)",
                [version, position, statement.detector.rawValue, statement.stance?.rawValue, text]
            )
        }
        try keepStory(reading.story, of: id)
        return id
    }

    private func keepStory(_ story: Story?, of article: Int64) throws {
        guard let story, !story.sketch.isEmpty else { return }
        try StoryIndex(db: db).keep(story, of: article, seen: now)
    }

    func touch(article: Int64) throws {
        try db.run("UPDATE articles SET last_read = ?, removed = NULL WHERE id = ?", [now.milliseconds, article])
        // It is there again after it had been gone: another removal is news again.
        try db.run("UPDATE alerts SET removed = NULL WHERE article = ? AND removed IS NOT NULL", [article])
    }

    /// Stories are looked for within days only, so older ones need no index.
    func forgetOldStories() throws {
        try StoryIndex(db: db).forget(before: now.adding(seconds: -86_400 * Double(settings.storyDays)))
    }
}
