/// A source has been silent for longer than can be put down to chance: its silence means nothing from here on.
public struct SourceSilent: EventPayload {
    public enum Cause: String, Sendable, Codable {
        /// It gives no answer that can be read.
        case unreached
        /// It answers, but publishes nothing, for longer than its own history makes likely.
        case unpublished
    }

    public static var type: EventType { .sourceSilent }
    public var source: String
    public var cause: Cause
    /// Its last good answer; nil where there never was one.
    public var lastReached: ZonedTime?
    /// The newest that it published; nil where that is not known.
    public var lastPublished: ZonedTime?
    /// How its last fetch ended.
    public var outcome: FetchOutcome

    public init(
        source: String,
        cause: Cause,
        lastReached: ZonedTime?,
        lastPublished: ZonedTime?,
        outcome: FetchOutcome
    ) {
        self.source = source
        self.cause = cause
        self.lastReached = lastReached
        self.lastPublished = lastPublished
        self.outcome = outcome
    }

    private enum CodingKeys: String, CodingKey {
        case source, cause
        case lastReached = "last_reached"
        case lastPublished = "last_published"
        case outcome
    }
}

/// A silent source answers again, or publishes again.
public struct SourceRecovered: EventPayload {
    public static var type: EventType { .sourceRecovered }
    public var source: String
    /// Its last good answer before this one; nil where there never was one.
    public var lastReached: ZonedTime?

    public init(source: String, lastReached: ZonedTime?) {
        self.source = source
        self.lastReached = lastReached
    }

    private enum CodingKeys: String, CodingKey {
        case source
        case lastReached = "last_reached"
    }
}
