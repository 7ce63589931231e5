import GRDB
import Model

extension RecordTransaction {
    /// Begins the readings to come of an article that was read for the first time.
    func beginRereads(of article: Int64, _ reading: ArticleRecord) throws {
        guard reading.isFollowed, let first = schedule(since: now).next(after: now) else { return }
        try db.run(
            """
            INSERT INTO rereads (article, address, source, since, due, followed) VALUES (?, ?, ?, ?, ?, 0)
            ON CONFLICT (article) DO NOTHING
            """,
            [article, reading.address.text, reading.source, now.milliseconds, first.milliseconds]
        )
        try keepValidators(of: article, reading)
    }

    /// The article of an alert begins anew: from here on edits and removals are news to its receivers.
    func followUp(_ alert: Alert, of article: Int64, _ reading: ArticleRecord) throws {
        guard reading.isFollowed, let first = schedule(since: now).next(after: now) else { return }
        try db.run(
            """
            INSERT INTO rereads (article, address, source, since, due, followed) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (article) DO UPDATE SET since = excluded.since, due = excluded.due, followed = excluded.followed
            """,
            [
                article, reading.address.text, reading.source, now.milliseconds, first.milliseconds,
                RereadSchedule.follows(alert) ? 1 : 0,
            ]
        )
        try keepValidators(of: article, reading)
    }

    /// The article was looked at, whatever came of it: the next look is as the schedule says. One that was not its turn
    /// yet changes nothing.
    func reread(_ article: Int64, isRead: Bool) throws {
        guard
            let row = try db.row(
                "SELECT since, followed FROM rereads WHERE article = ? AND due <= ?",
                [article, now.milliseconds]
            )
        else { return }
        let schedule = schedule(since: Timestamp(milliseconds: row["since"]), isFollowed: row["followed"] == 1)
        try move(article, to: isRead ? schedule.next(after: now) : schedule.next(afterFailureAt: now))
    }

    /// Read again, and nothing has changed.
    func unchanged(_ article: Int64) throws {
        try touch(article: article)
        if let source = try db.row("SELECT source FROM rereads WHERE article = ?", [article]) {
            try count(.reread, source: source["source"])
        }
        try reread(article, isRead: true)
    }

    /// Puts off readings that cannot be had now; those whose last turn is long past are given up.
    func postpone(_ articles: [Int64], by seconds: Double) throws {
        for article in articles {
            guard let row = try db.row("SELECT since, followed FROM rereads WHERE article = ?", [article]) else {
                continue
            }
            let schedule = schedule(since: Timestamp(milliseconds: row["since"]), isFollowed: row["followed"] == 1)
            try move(article, to: schedule.isOver(at: now) ? nil : now.adding(seconds: seconds))
        }
    }

    func endRereads(of article: Int64) throws { try db.run("DELETE FROM rereads WHERE article = ?", [article]) }

    /// What the next reading asks with, if it was learnt where that one asks.
    func keepValidators(of article: Int64, _ reading: ArticleRecord) throws {
        guard let validators = reading.validators else { return }
        try db.run(
            "UPDATE rereads SET etag = ?, last_modified = ?, digest = ? WHERE article = ? AND address = ?",
            [validators.etag, validators.lastModified, validators.digest, article, reading.address.text]
        )
    }

    private func move(_ article: Int64, to due: Timestamp?) throws {
        if let due {
            try db.run("UPDATE rereads SET due = ? WHERE article = ?", [due.milliseconds, article])
        } else {
            try endRereads(of: article)
        }
    }

    private func schedule(since: Timestamp, isFollowed: Bool = false) -> RereadSchedule {
        RereadSchedule(since: since, isFollowed: isFollowed)
    }
}
