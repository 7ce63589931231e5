import Language
import Model

/// Turns findings into statements: quotes them exactly, says who spoke, where, with what stance, under which norms.
struct StatementWriter {
    let pack: RulePack
    let story: Story
    let outletRegion: String?

    func statements(_ findings: [Finding]) -> [Statement] {
        if findings.isEmpty { return [] }
        let stances = StanceReader(pack: pack, story: story).stances(findings)
        let places = pack.finders.gazetteer.places(in: story.document, home: outletRegion)
        let speech = pack.finders.speakers.quotations(in: story.document, places: places)
        var statements = zip(findings, stances).map { finding, stance in
            let sentence = story.sentences[finding.sentence]
            let rule = finding.dates.map { pack.rules[$0.rule] } ?? strongestRule(finding)
            var statement = Statement(
                detector: finding.detector,
                stance: finding.detector == .electionDate ? nil : stance,
                quote: sentence.text,
                before: neighbour(finding.sentence - 1, of: sentence),
                after: neighbour(finding.sentence + 1, of: sentence),
                rule: rule?.id ?? finding.detector.rawValue + "-story",
                norms: (rule?.norms ?? []).compactMap { pack.facts.norms[$0] }
            )
            let attributions = sentence.isTitle ? speech.title : speech.body
            if attributions.indices.contains(sentence.reading.position),
                let attribution = attributions[sentence.reading.position]
            {
                statement.speaker = attribution.speaker
                statement.role = attribution.role
                statement.attribution = attribution.words
            }
            statement.region = places.region(of: sentence.sentence, inTitle: sentence.isTitle)
            if stance == .denial, finding.detector != .electionDate {
                statement.deniedBy = deniedBy(sentence)
            }
            if let dates = finding.dates {
                statement.event = dates.event
                statement.start = dates.start
                statement.end = dates.end
                statement.calendar = pack.facts.calendar.check(
                    dates.event,
                    dates.start,
                    dates.end,
                    region: statement.region?.code
                )
            }
            return statement
        }
        SubjectReader(pack: pack, story: story, speech: speech).mark(&statements, sentences: findings.map(\.sentence))
        return statements
    }

    /// Who denies: an authority where it clears the case. Whoever *membantah* is a party to it, an office of the accused's own
    /// government included.
    private func deniedBy(_ sentence: StorySentence) -> DeniedBy {
        let reading = sentence.reading
        if reading.has(pack.group(.cleared)) { return .authority }
        if reading.has(pack.group(.denied)) { return reading.has(pack.group(.authority)) ? .other : .accused }
        if reading.has(pack.group(.authority)) { return .authority }
        if reading.has(pack.group(.accused)) { return .accused }
        return sentence.holdsQuote ? .accused : .other
    }

    private func strongestRule(_ finding: Finding) -> Rule? {
        let rules = story.sentences[finding.sentence].reading.firings.map { pack.rules[$0.rule] }
            .filter { $0.detector == finding.detector }
        return rules.first { $0.certainty == .sure } ?? rules.first { $0.certainty == .likely } ?? rules.first
    }

    /// The sentence beside it in the same part of the article.
    private func neighbour(_ index: Int, of sentence: StorySentence) -> String? {
        guard story.sentences.indices.contains(index), story.sentences[index].isTitle == sentence.isTitle else {
            return nil
        }
        return story.sentences[index].text
    }
}
