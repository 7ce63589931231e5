public import Model

/// An article, as far as an alert tells of it.
public struct AlertSource: Sendable {
    public var article: Article
    /// Name of the configured source that led to it.
    public var source: String
    public var firstSeen: ZonedTime

    public init(article: Article, source: String, firstSeen: ZonedTime) {
        self.article = article
        self.source = source
        self.firstSeen = firstSeen
    }
}

/// Puts an article's statements together into the one alert it raises. Pure: `evidence`, `sightings` and `related` are the
/// journal's to fill.
public struct AlertDraft: Sendable {
    private let pack: RulePack

    public init(pack: RulePack) { self.pack = pack }

    /// Nil where there is no statement.
    public func alert(_ origin: AlertSource, statements: [Statement]) -> Alert? {
        guard !statements.isEmpty else { return nil }
        let article = origin.article
        let region = AlertDraft.region(of: statements)
        let stage = article.published.flatMap { pack.facts.calendar.stage(on: $0.day, region: region) }
        let outcome = CaseOutcome(statements)
        let lead = AlertDraft.lead(statements, outcome)
        let filing = FilingClock(rules: pack.facts.filing, stage: stage, region: region)
            .filing(statements, outcome: outcome, published: article.published, isPilkada: true)
        return Alert(
            id: Alert.id(of: article.canonical),
            detectors: Detector.allCases.filter { detector in statements.contains { $0.detector == detector } },
            stance: statements.compactMap(\.stance).min(),
            outcome: outcome,
            severity: SeverityScale(pack: pack).severity(statements, outcome: outcome, stage: stage),
            lead: lead,
            answer: AlertDraft.answer(statements, lead: lead),
            pack: pack.fingerprint,
            statements: statements,
            article: AlertedArticle(
                address: article.address,
                canonical: article.canonical,
                title: article.title,
                outlet: article.outlet,
                source: origin.source,
                author: article.author,
                published: article.published,
                firstSeen: origin.firstSeen,
                digest: article.digest.labelled,
                electionStage: stage,
                isAdvertorial: article.isAdvertorial
            ),
            filing: filing.filing,
            filingReason: filing.reason
        )
    }

    /// The region that most statements are about; the first one named of several.
    static func region(of statements: [Statement]) -> String? {
        var counts: [String: Int] = [:]
        for code in statements.compactMap({ $0.region?.code }) { counts[code, default: 0] += 1 }
        let most = counts.values.max()
        return statements.compactMap { $0.region?.code }.first { counts[$0] == most }
    }

    /// The statement to read first: where a case was dismissed the dismissal, else the gravest, in the title if it is there.
    static func lead(_ statements: [Statement], _ outcome: CaseOutcome?) -> Int {
        if outcome == .decidedNone,
            let dismissal = statements.firstIndex(where: { $0.stance == .denial && $0.deniedBy != .accused })
        {
            return dismissal
        }
        guard let gravest = statements.compactMap(\.stance).min() else { return 0 }
        return statements.firstIndex { $0.stance == gravest } ?? 0
    }

    /// The denial nearest to the lead; nil where the lead itself denies.
    static func answer(_ statements: [Statement], lead: Int) -> Int? {
        guard statements[lead].stance != .denial else { return nil }
        return statements.indices.filter { statements[$0].stance == .denial }
            .min { abs($0 - lead) < abs($1 - lead) }
    }
}

extension CaseOutcome {
    /// How the case stands, as the article tells it; nil where nothing is alleged.
    init?(_ statements: [Statement]) {
        let stances = Set(statements.compactMap(\.stance))
        let dismissed = statements.contains { $0.stance == .denial && $0.deniedBy == .authority }
        if stances.contains(.finding) {
            self = dismissed ? .contested : .decidedViolation
        } else if stances.contains(.allegation) {
            self = dismissed ? .decidedNone : stances.contains(.denial) ? .contested : .undecided
        } else if dismissed {
            self = .decidedNone
        } else if stances.contains(.denial) {
            self = .contested
        } else {
            return nil
        }
    }
}
