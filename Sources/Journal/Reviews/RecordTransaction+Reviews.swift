import GRDB
import Model

extension RecordTransaction {
    /// Joins a person's judgement to the log. Throws `refused` where the alert is unknown or redacted, or the review says
    /// too little, or more than fits.
    func review(_ id: String, _ review: Review, at time: Timestamp) throws -> EventRecord {
        guard let row = try db.row("SELECT redacted FROM alerts WHERE id = ?", [id]) else { throw unknown(id) }
        guard row["redacted"] as Int64? == nil, let alert = try alert(id) else {
            throw refusal("alert \(id) is redacted", "there is nothing left to judge")
        }
        guard Review.isReviewer(review.reviewer) else {
            throw refusal(
                "\"\(review.reviewer.prefix(40))\" is no reviewer's id",
                "use a pseudonym of 2 to 32 letters a to z, digits and hyphens: the log is kept for ever"
            )
        }
        let challenge = review.challenge
        guard (challenge != nil) == (review.action == .challenged) else {
            throw refusal("only a challenge has a ground, and none goes without", "say what is objected to")
        }
        guard !review.reason.trimmed.isEmpty, challenge?.ground.trimmed.isEmpty != true else {
            throw refusal("a review needs a reason", "say why: it stands in the log for ever")
        }
        let length = [review.reason, challenge?.ground ?? "", challenge?.reply ?? ""].reduce(0) { $0 + $1.utf8.count }
        guard length <= Self.longestReview else {
            throw refusal(
                "this review has \(length) bytes; \(Self.longestReview) fit into the log",
                "keep the reply as a file, and give its digest here"
            )
        }
        let reference = AlertReference(id: alert.id, title: alert.article.title, address: alert.article.address)
        return try emit(AlertReviewed(alert: reference, review: review), about: alert, at: time)
    }

    /// Bytes of UTF-8, so that a line of the log stays one that can be read.
    private static let longestReview = 64 << 10
}
