import Language
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
            .filing(
                statements,
                outcome: outcome,
                published: article.published,
                election: election(of: article, statements) ?? stage.map { _ in .pilkada }
            )
        return Alert(
            of: AlertedArticle(
                article,
                source: origin.source,
                firstSeen: origin.firstSeen,
                electionStage: stage
            ),
            statements: statements,
            outcome: outcome,
            severity: SeverityScale(pack: pack).severity(statements, outcome: outcome, stage: stage),
            lead: lead,
            answer: AlertDraft.answer(statements, lead: lead),
            pack: pack.fingerprint,
            filing: filing.filing,
            filingReason: filing.reason
        )
    }

    /// Which election the article is about: one of ours, a national one, or nil where it does not say. Within the stages of
    /// ours, what does not say is taken for ours.
    private func election(of article: Article, _ statements: [Statement]) -> FilingRules.Election? {
        if statements.contains(where: { $0.detector == .electionDate }) { return .pilkada }
        let document = Document(
            title: article.title,
            body: article.text,
            published: article.published?.day,
            vocabulary: pack.vocabulary
        )
        return pack.election(of: Story(document, pack: pack))
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
            let dismissal = statements.firstIndex(where: { $0.stance == .denial && $0.deniedBy == .authority })
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

extension RulePack {
    /// The election that a story names: title and lead count for more than what stands below.
    func election(of story: Story) -> FilingRules.Election? {
        let ours = Set(numbers(of: .contestName, .regional))
        let bodies = Set(numbers(of: .authority, .organiser))
        let national = group(.national)
        var weights = (ours: 0, national: 0)
        let head = story.sentences.prefix { $0.isTitle }.count + 2
        for sentence in story.sentences {
            let weight = sentence.index < head ? 3 : 1
            let hits = sentence.reading.hits.hits
            if hits.contains(where: { ours.contains($0.group) }) { weights.ours += weight }
            // `Badan Pengawas Pemilu` watches over both.
            let isNational = hits.contains { hit in
                hit.group == national
                    && !hits.contains { bodies.contains($0.group) && $0.start <= hit.start && hit.end <= $0.end }
            }
            if isNational { weights.national += weight }
        }
        if weights.ours == 0, weights.national == 0 { return nil }
        return weights.ours >= weights.national ? .pilkada : .pemilu
    }
}
