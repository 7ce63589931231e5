/// A person's judgement of an alert. It hides nothing and is never taken back: who changes their mind reviews again.
public struct AlertReviewed: EventPayload {
    public static var type: EventType { .alertReviewed }
    public var alert: AlertReference
    public var review: Review

    public init(alert: AlertReference, review: Review) {
        self.alert = alert
        self.review = review
    }
}

public struct Review: Hashable, Sendable, Codable {
    public enum Action: String, Sendable, Codable, CaseIterable {
        /// The alert is what it claims to be: a lead on what Netra watches for. Not that anybody did anything.
        case accepted
        /// Netra was wrong to raise it.
        case dismissed
        case noted
        /// Somebody whom it concerns objects.
        case challenged
    }

    public var action: Action
    /// A pseudonym: the name behind it stands outside the chain. See `isReviewer`.
    public var reviewer: String
    public var reason: String
    /// Only where `action` is `challenged`.
    public var challenge: Challenge?

    public init(action: Action, reviewer: String, reason: String, challenge: Challenge? = nil) {
        self.action = action
        self.reviewer = reviewer
        self.reason = reason
        self.challenge = challenge
    }

    /// Whether a text can stand for a reviewer: 2 to 32 of `a-z`, `0-9` and `-`, so that nobody writes a name by habit.
    public static func isReviewer(_ text: some StringProtocol) -> Bool {
        (2...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}

/// An objection of someone whom an alert concerns, and what became of it.
public struct Challenge: Hashable, Sendable, Codable {
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        case upheld, rejected, withdrawn
    }

    /// What the claimant objects to, such as *salah orang*.
    public var ground: String
    /// Until when it is to be answered.
    public var due: Day?
    /// Nil while it is open.
    public var outcome: Outcome?
    /// What the claimant says for themselves, in their own words.
    public var reply: String?

    public init(ground: String, due: Day? = nil, outcome: Outcome? = nil, reply: String? = nil) {
        self.ground = ground
        self.due = due
        self.outcome = outcome
        self.reply = reply
    }
}
