import Model

/// What a reading means for the record, given what the record knows. Pure.
enum ArticleDecision: Equatable {
    /// To be tried again.
    case wait
    /// The outcome stands as the caller gave it; the article is new, or has changed and raises nothing.
    case settle(ArticleOutcome)
    /// Read before with the same text; `isElsewhere` where it was at another address.
    case unchanged(isElsewhere: Bool)
    case open
    case edit(alert: String)
    case remove(alert: String, status: Int)
    /// The story of an alert, at another address.
    case sight(alert: String)
    /// The story of an article that raised nothing, and neither does this one.
    case repeatStory

    /// The article that has the same canonical address, or that the address led to before.
    struct Known: Equatable {
        var digest: String
        /// The alert it raised itself.
        var alert: String?
        /// The alert it was seen to repeat.
        var sighted: String?
        var isRemoved: Bool
        /// What the alert said had to be erased: it must not come back by a rereading.
        var isRedacted = false
        /// Whether this very address led to it before.
        var isSameAddress: Bool
    }

    /// The likest other article within the days that a story is looked for.
    struct Twin: Equatable {
        var alert: String?
    }

    static func decide(_ reading: ArticleRecord, known: Known?, twin: Twin?) -> ArticleDecision {
        if let known, known.isRedacted { return .unchanged(isElsewhere: !known.isSameAddress) }
        guard let article = reading.article else {
            if reading.isGone, let capture = reading.capture, let alert = known?.alert, known?.isRemoved == false {
                return .remove(alert: alert, status: capture.status)
            }
            return reading.outcome == .pending ? .wait : .settle(reading.outcome)
        }
        if reading.outcome == .pending { return .wait }
        if let known {
            if known.digest == article.digest.labelled {
                return .unchanged(isElsewhere: !known.isSameAddress)
            }
            if let alert = known.alert { return .edit(alert: alert) }
            if let sighted = known.sighted, twin?.alert == sighted { return .unchanged(isElsewhere: false) }
        }
        if reading.outcome == .outOfScope || reading.outcome == .failed { return .settle(reading.outcome) }
        if let twin {
            if let alert = twin.alert { return .sight(alert: alert) }
            // A copy that raises something its twin did not say is no mere repeat: silence would hide it.
            if reading.alert == nil { return known == nil ? .repeatStory : .settle(reading.outcome) }
        }
        return reading.alert == nil ? .settle(reading.outcome) : .open
    }
}
