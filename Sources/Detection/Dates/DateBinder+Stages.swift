import Language
import Model

/// Binds the stages of an election that a sentence names to the dates that it gives: each date to the stage nearest in its
/// clause, the specific stage before the bare name of the contest. Days of the report, of laws and rulings, and of other

// Which stages a sentence names, and which of them a date belongs to.
extension DateBinder {
    /// The one stage that a title or a sentence names for certain.
    func onlyStage(_ mentions: [Mention]) -> Mention? {
        let sure = mentions.filter { $0.isSpecific && $0.event != nil }
        guard let first = sure.first, sure.allSatisfy({ $0.event == first.event }) else { return nil }
        return first
    }

    /// In a schedule each line dates one stage: the one that it names, whatever else belongs to it ("pertemuan terbatas, debat
    /// publik: 19 Juni"), or, where it names none, that of the sentence above the schedule ("Opsi 1: 6 Februari").
    func listed(_ mentions: [Mention], under heading: Mention?, _ sentence: StorySentence) -> [Mention] {
        if let stage = mentions.first(where: { $0.event != nil && $0.isSpecific }) { return [stage] }
        let day = dates(in: sentence).first?.words ?? 0..<0
        let first = sentence.sentence.words.lowerBound
        guard mentions.allSatisfy({ $0.event == nil && $0.words.lowerBound >= day.upperBound }), var heading,
            day.lowerBound - first <= DateBinder.label
        else { return mentions }
        heading.words = first..<first
        return [heading]
    }

    /// Words of a label that names no stage: "Opsi pertama:".
    static let label = 2

    /// The stage that the sentences before date, where one that names none goes on with it: "Khusus hari terakhir, 29 Agustus,
    /// loket buka sampai tengah malam".
    func continued(
        _ sentence: StorySentence,
        _ found: [Finding],
        _ heading: (stage: Mention, sentence: Int)?
    ) -> Mention? {
        guard !sentence.isTitle, sentence.reading.has(pack.group("@schedule")),
            !quiet.contains(where: { sentence.reading.has($0) })
        else { return nil }
        let first = sentence.sentence.words.lowerBound
        func isNear(_ index: Int) -> Bool { sentence.index - index <= DateBinder.reach }
        if let last = found.last, isNear(last.sentence), let dated = last.dates {
            let isAlone = found.allSatisfy { $0.sentence != last.sentence || $0.dates?.event == dated.event }
            guard isAlone else { return nil }
            return Mention(event: dated.event, words: first..<first, rule: dated.rule, isSpecific: true)
        }
        guard let heading, isNear(heading.sentence) else { return nil }
        return Mention(event: heading.stage.event, words: first..<first, rule: heading.stage.rule, isSpecific: true)
    }

    /// Sentences from the last stage that was dated, within which another goes on with it.
    static let reach = 2

    /// Classes whose sentences date something else.
    var quiet: [Int32?] { [pack.group("@other-stage"), pack.group("@legal-date"), pack.group("@elsewhere")] }

    func mentions(in sentence: StorySentence) -> [Mention] {
        var mentions = sentence.reading.firings.compactMap { firing -> Mention? in
            let rule = pack.rules[firing.rule]
            guard rule.detector == .electionDate, let event = rule.event else { return nil }
            if isOnCommittee, event == .registration || event == .inauguration { return nil }
            return Mention(event: event, words: firing.words, rule: firing.rule, isSpecific: rule.certainty == .sure)
        }
        let other = pack.group("@other-stage")
        for hit in sentence.reading.hits.hits where hit.group == other {
            let words = Int(hit.start)..<Int(hit.end)
            // "laporan dana kampanye", "tempat pemungutan suara": the longer phrase says what is meant.
            mentions.removeAll {
                words.count > $0.words.count && words.contains($0.words.lowerBound)
                    && $0.words.upperBound <= words.upperBound
            }
            if mentions.contains(where: { $0.isSpecific && $0.words.overlaps(words) }) { continue }
            mentions.append(Mention(event: nil, words: words, rule: -1, isSpecific: true))
        }
        mentions.sort { ($0.words.lowerBound, $1.words.upperBound) < ($1.words.lowerBound, $0.words.upperBound) }
        // "kampanye PSU", "debat pilkada": what follows at once only says of what; what lies inside another is part of it.
        var kept: [Mention] = []
        for mention in mentions {
            if let last = kept.last, last.isSpecific, mention.words.lowerBound <= last.words.upperBound,
                last.words != mention.words,
                mention.words.lowerBound < last.words.upperBound
                    || breaks(last.words.upperBound..<mention.words.lowerBound, sentence) == 0
            {
                kept[kept.count - 1].words =
                    last.words.lowerBound..<max(last.words.upperBound, mention.words.upperBound)
                continue
            }
            kept.append(mention)
        }
        return kept
    }

    /// The stage a date belongs to: the nearest one, where a stage behind a clause's end counts as far away and the bare name
    /// of the contest as farther than any stage.
    func nearest(to date: DateMention, among mentions: [Mention], _ sentence: StorySentence) -> Mention? {
        var best: (cost: Double, mention: Mention)?
        for mention in mentions {
            let isBefore = mention.words.lowerBound < date.words.lowerBound
            let between =
                isBefore
                ? mention.words.upperBound..<max(mention.words.upperBound, date.words.lowerBound)
                : date.words.upperBound..<max(date.words.upperBound, mention.words.lowerBound)
            let commas = breaks(between, sentence)
            if !mention.isSpecific, !isOfficial(mention, date) {
                if !isBefore && date.kind != .countdown || between.count > 9 || commas > 1 { continue }
                if isOfAnotherYear(mention, date, sentence) || isNamed(before: date, mentions) { continue }
            }
            if date.kind != .countdown, isUntil(mention, date, sentence) { continue }
            let cost =
                Double(between.count) * (isBefore ? 1 : 1.3) + Double(commas) * (isBefore ? 3 : 4)
                + (mention.isSpecific ? 0 : 4)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, mention) }
        }
        guard let best, best.cost < 30 else { return nil }
        return best.mention
    }

    /// "menetapkan tiga pasangan sebagai peserta Pilkada, Senin": a stage that is named before the date goes before the bare
    /// name of the contest.
    func isNamed(before date: DateMention, _ mentions: [Mention]) -> Bool {
        mentions.contains {
            $0.isSpecific && $0.event != nil && $0.words.upperBound <= date.words.lowerBound
                && date.words.lowerBound - $0.words.upperBound <= DateBinder.clause
        }
    }

    /// Words of a clause that has both a stage and its date.
    static let clause = 16
}
