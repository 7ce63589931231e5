import GRDB
public import Model

/// How the alerts in which a rule, or a detector, had a part were judged by people.
public struct ReviewTally: Hashable, Sendable, Codable {
    /// Alerts in all; those that were redacted are not among them.
    public var alerts = 0
    public var accepted = 0
    public var dismissed = 0

    public init(alerts: Int = 0, accepted: Int = 0, dismissed: Int = 0) {
        self.alerts = alerts
        self.accepted = accepted
        self.dismissed = dismissed
    }

    public var reviewed: Int { accepted + dismissed }
    /// The accepted among the reviewed; nil where nothing was reviewed.
    public var precision: Double? { reviewed == 0 ? nil : Double(accepted) / Double(reviewed) }
    /// The reviewed among all; nil where there are none.
    public var share: Double? { alerts == 0 ? nil : Double(reviewed) / Double(alerts) }
}

/// What people have judged so far. Of each alert its last acceptance or dismissal counts.
public struct ReviewTallies: Hashable, Sendable {
    public var all = ReviewTally()
    public var rules: [String: ReviewTally] = [:]
    public var detectors: [Detector: ReviewTally] = [:]

    public init() {}
}

extension JournalReader {
    /// What was judged of the alerts that were opened on these days; of all where none are given.
    public func reviews(openedOn days: ClosedRange<Day>? = nil) throws -> ReviewTallies {
        try read { db in
            let span = [days?.lowerBound.serial ?? Int.min, days?.upperBound.serial ?? Int.max]
            // A redacted review has no members left: it counts for nothing.
            let judged = """
                WITH judged AS (
                    SELECT alert, action FROM (
                        SELECT alert, seq, json_extract(CAST(line AS TEXT), '$.review.action') AS action, max(seq)
                        FROM events WHERE type = 'alert.reviewed'
                            AND json_extract(CAST(line AS TEXT), '$.review.action') IN ('accepted', 'dismissed')
                        GROUP BY alert
                    )
                ), watched AS (
                    SELECT a.id, a.alert, j.action FROM alerts a JOIN events o ON o.alert = a.id AND o.seq = a.seq
                    LEFT JOIN judged j ON j.alert = a.id
                    WHERE a.redacted IS NULL AND o.day BETWEEN ?1 AND ?2
                )
                """
            let sums =
                "count(*) AS number, sum(action = 'accepted') AS accepted, sum(action = 'dismissed') AS dismissed"
            func tally(_ row: Row) -> ReviewTally {
                ReviewTally(
                    alerts: row["number"],
                    accepted: row["accepted"] ?? 0,
                    dismissed: row["dismissed"] ?? 0
                )
            }
            var tallies = ReviewTallies()
            let arguments = StatementArguments(span)
            if let row = try db.row("\(judged) SELECT \(sums) FROM watched", arguments) { tallies.all = tally(row) }
            // By a member of the statements: an alert counts once for each of its values.
            func parts(_ member: String) throws -> [Row] {
                try db.rows(
                    """
                    \(judged) SELECT name, \(sums) FROM (
                        SELECT DISTINCT w.id, w.action, s.value ->> '\(member)' AS name
                        FROM watched w, json_each(w.alert, '$.statements') s
                    ) GROUP BY name
                    """,
                    arguments
                )
            }
            for row in try parts("rule") { tallies.rules[row["name"]] = tally(row) }
            for row in try parts("detector") {
                guard let detector = Detector(rawValue: row["name"]) else { continue }
                tallies.detectors[detector] = tally(row)
            }
            return tallies
        }
    }
}
