public import Model

/// All that is known of one article after it was fetched, read and judged, or after that failed.
public struct ArticleRecord: Sendable {
    /// The address that was discovered.
    public var address: WebAddress
    /// Name of the source that led to it.
    public var source: String
    /// Nil where there was no answer.
    public var capture: Capture?
    /// Of the article's other pages, where it stands on several: evidence as well.
    public var furtherCaptures: [Capture] = []
    /// Nil where nothing could be read.
    public var article: Article?
    /// Whether only the page says what its canonical address is: it was fetched from another one.
    public var isCanonicalStated = false
    /// Whether its address leads to a section of its site in its place.
    public var leadsToSection = false
    /// As the caller sees it. `pending` keeps it pending, to be tried again at `retryAt`. What the journal knows of
    /// other articles can make another one of it: see `Recorded.outcome`.
    public var outcome: ArticleOutcome
    /// Short and stable: also a counter's label. Nil where the outcome says it all.
    public var reason: String?
    /// What was detected, without evidence, sightings and related alerts; nil where it raises none.
    public var alert: Alert?
    /// What the article corrects; nil where it is no correction.
    public var correction: ArticleCorrection?
    /// By what the article was judged; nil where there is none.
    public var judgement: Judgement?
    /// Every statement found, also where they raise no alert.
    public var statements: [Statement]
    /// Nil where the text is too short to tell stories apart.
    public var story: Story?
    /// When a pending one is due again; nil is at once.
    public var retryAt: Timestamp?
    /// What the next reading may ask with.
    public var validators: Validators?
    /// Whether the article is to be read again; false where something else watches it.
    public var isFollowed: Bool

    public init(
        address: WebAddress,
        source: String,
        capture: Capture? = nil,
        article: Article? = nil,
        outcome: ArticleOutcome,
        reason: String? = nil,
        alert: Alert? = nil,
        judgement: Judgement? = nil,
        statements: [Statement]? = nil,
        story: Story? = nil,
        retryAt: Timestamp? = nil,
        validators: Validators? = nil,
        isFollowed: Bool = true
    ) {
        self.address = address
        self.source = source
        self.capture = capture
        self.article = article
        self.outcome = outcome
        self.reason = reason
        self.alert = alert
        self.judgement = judgement
        self.statements = statements ?? alert?.statements ?? []
        self.story = story
        self.retryAt = retryAt
        self.validators = validators
        self.isFollowed = isFollowed
    }
}

extension ArticleRecord {
    /// Whether the server said that there is no such article: with 404 or 410, or by leading to its front page or a section instead.
    public var isGone: Bool {
        guard article == nil, let capture else { return false }
        return capture.status == 404 || capture.status == 410 || capture.leadsToFrontPage || leadsToSection
    }
}

/// What became of a reading.
public struct Recorded: Sendable, Equatable {
    public let outcome: ArticleOutcome
    /// The alert it opened, joined or followed.
    public let alert: String?
    /// In order; empty where nothing happened that the log should tell.
    public let events: [EventRecord]
    /// What it states as its canonical address is that of another article, with another text: nothing was recorded, and its own
    /// address is to be taken in its place.
    public let isMisnamed: Bool

    init(
        outcome: ArticleOutcome,
        alert: String? = nil,
        events: [EventRecord] = [],
        isMisnamed: Bool = false
    ) {
        self.outcome = outcome
        self.alert = alert
        self.events = events
        self.isMisnamed = isMisnamed
    }
}
