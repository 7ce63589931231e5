import Journal
import Model
import Reports

/// What people judged, in a line of a terminal.
enum ReviewWords {
    /// Such as `right in 9 of 12 (75%), 12 of 40 alerts reviewed (30%)`.
    static func of(_ tally: ReviewTally) -> String {
        guard tally.alerts > 0 else { return "raised no alert" }
        let share = "\(tally.reviewed) of \(tally.alerts) alerts reviewed (\(percent(tally.share)))"
        guard tally.reviewed > 0 else { return share }
        return "right in \(tally.accepted) of \(tally.reviewed) (\(percent(tally.precision))), \(share)"
    }

    private static func percent(_ share: Double?) -> String { Figures.percent(share ?? 0) }

    static func of(_ review: Review, at time: ZonedTime) -> String {
        var parts = ["\(time.day) \(review.action.rawValue) by \(review.reviewer): \(review.reason)"]
        if let challenge = review.challenge {
            parts.append("ground: \(challenge.ground)")
            parts.append(challenge.outcome?.rawValue ?? "open" + (challenge.due.map { ", due \($0)" } ?? ""))
            if let reply = challenge.reply { parts.append("reply: \(reply)") }
        }
        return Terminal.line(parts.joined(separator: "; "))
    }
}
