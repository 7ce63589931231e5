public import Model

/// What is remembered of a source from look to look; a restart that hands it back loses nothing.
public struct SourceMemory: Hashable, Sendable, Codable {
    public var schedule: SourceSchedule
    public var validators: Validators?
    /// Looks with a condition since the last full one.
    public var conditionalLooks: Int
    /// The server once gave other content under the same validators: it is not asked with conditions any more.
    public var liesAboutChange: Bool
    public var due: Timestamp?
    /// How its host asked to be treated.
    public var host: HostMemory?
    /// How its answers were read: as what kind, and by which pattern; nil in what an earlier version remembered.
    private var reading: String?

    public init(
        schedule: SourceSchedule,
        validators: Validators? = nil,
        conditionalLooks: Int = 0,
        liesAboutChange: Bool = false,
        due: Timestamp? = nil
    ) {
        self.schedule = schedule
        self.validators = validators
        self.conditionalLooks = conditionalLooks
        self.liesAboutChange = liesAboutChange
        self.due = due
    }
}

extension SourceMemory {
    /// Where the source is read otherwise from now on, what it answered counts as new: "not modified" would hide it.
    mutating func read(as source: Source) {
        let now = [source.kind.rawValue, source.articles].compactMap { $0 }.joined(separator: " ")
        if let reading, reading != now { validators = nil }
        reading = now
    }
}

/// What is remembered of a host, so that a restart is no excuse to ask it sooner.
public struct HostMemory: Hashable, Sendable, Codable {
    /// Nothing may be started before.
    public var notBefore: Timestamp
    /// Seconds between two starts: its spacing, or what its robots.txt asks for.
    public var pause: Double
}

/// How a source stands after a look: what the next run has to know, and whether its silence is news.
public struct SourceStanding: Sendable {
    /// Where it was looked at.
    public var address: WebAddress
    public var memory: SourceMemory
    /// When it published last, where it usually publishes and has been silent since for longer than its history makes
    /// likely.
    public var unpublishedSince: Timestamp?
}

/// A source that is being watched. Pure.
struct WatchedSource {
    var source: Source
    var memory: SourceMemory
    /// Only the newest note in the agenda counts.
    var note: UInt64 = 0
    /// When the last look ended.
    var looked: Timestamp?
    /// Waiting for its host, on the wire, or in hand.
    var isBusy = false

    /// - Parameter fullEvery: Every so many looks go without a condition.
    func conditions(fullEvery: Int) -> Validators? {
        guard !memory.liesAboutChange, memory.conditionalLooks + 1 < fullEvery else { return nil }
        return memory.validators.flatMap { $0.conditions.isEmpty ? nil : $0 }
    }

    mutating func learn(_ verdict: FetchVerdict, wasConditional: Bool) {
        if verdict.outcome == .notModified {
            memory.conditionalLooks += 1
            return
        }
        guard let found = verdict.validators else { return }
        if !wasConditional, let known = memory.validators, known.digest != nil, known.digest != found.digest {
            let sameTag = known.etag != nil && known.etag == found.etag
            let sameDate = known.etag == nil && known.lastModified != nil && known.lastModified == found.lastModified
            if sameTag || sameDate { memory.liesAboutChange = true }
        }
        memory.conditionalLooks = wasConditional ? memory.conditionalLooks + 1 : 0
        memory.validators = found
    }
}
