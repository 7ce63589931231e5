import Language
import Model

/// Turns findings into statements: quotes them exactly, says who spoke, where, with what stance, under which norms.
struct StatementWriter {
    let pack: RulePack
    let story: Story
    let outletRegion: String?

    func statements(_ findings: [Finding]) -> [Statement] {
        let stances = StanceReader(pack: pack, story: story).stances(findings)
        return zip(findings, stances).map { finding, stance in
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
            if let dates = finding.dates {
                statement.event = dates.event
                statement.start = dates.start
                statement.end = dates.end
                statement.calendar = pack.facts.calendar.check(
                    dates.event, dates.start, dates.end, region: statement.region?.code
                )
            }
            return statement
        }
    }

    private func strongestRule(_ finding: Finding) -> Rule? {
        let rules = story.sentences[finding.sentence].reading.firings.map { pack.rules[$0.rule] }
            .filter { $0.detector == finding.detector }
        return rules.first { $0.certainty == .sure } ?? rules.first { $0.certainty == .likely } ?? rules.first
    }

    /// The sentence beside it in the same part of the article.
    private func neighbour(_ index: Int, of sentence: StorySentence) -> String? {
        guard story.sentences.indices.contains(index), story.sentences[index].isTitle == sentence.isTitle else { return nil }
        return story.sentences[index].text
    }
}
