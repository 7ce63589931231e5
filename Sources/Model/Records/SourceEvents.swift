/// A source has given no answer that could be read for long: its silence means nothing from here on.
public struct SourceSilent: EventPayload {
    public static var type: EventType { .sourceSilent }
    public var source: String
    /// Its last good answer; nil where there never was one.
    public var lastReached: ZonedTime?
    /// How its last fetch ended.
    public var outcome: FetchOutcome

    public init(source: String, lastReached: ZonedTime?, outcome: FetchOutcome) {
        self.source = source
        self.lastReached = lastReached
        self.outcome = outcome
    }

    private enum CodingKeys: String, CodingKey {
        case source
        case lastReached = "last_reached"
        case outcome
    }
}

/// A silent source answers again.
public struct SourceRecovered: EventPayload {
    public static var type: EventType { .sourceRecovered }
    public var source: String
    /// Its last good answer before the silence; nil where there never was one.
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
