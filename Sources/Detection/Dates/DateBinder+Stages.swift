import Language
import Model

/// Which stages a sentence names.
extension DateBinder {
    func mentions(in sentence: StorySentence) -> [Mention] {
        var mentions = sentence.reading.firings.compactMap { firing -> Mention? in
            let rule = pack.rules[firing.rule]
            guard rule.detector == .electionDate, let event = rule.event else { return nil }
            if event == .registration || event == .inauguration,
                topic.isOnCommittee && !sentence.reading.has(pack.group(.pair))
                    || isOfCommittee(firing.words, sentence)
            {
                return Mention(event: nil, words: firing.words, rule: -1, isSpecific: true)
            }
            if topic.isOnHousing, event == .revote, firing.words.count == 1 { return nil }
            return Mention(
                event: event,
                words: firing.words,
                rule: firing.rule,
                isSpecific: rule.certainty == .sure,
                isHinted: rule.certainty == .weak
            )
        }
        let (otherStage, notStage) = (pack.group(.otherStage), pack.group(.notStage))
        for hit in sentence.reading.hits.hits where hit.group == otherStage || hit.group == notStage {
            let words = Int(hit.start)..<Int(hit.end)
            // "laporan dana kampanye", "tempat pemungutan suara": the longer phrase says what is meant.
            mentions.removeAll {
                words.count > $0.words.count && words.contains($0.words.lowerBound)
                    && $0.words.upperBound <= words.upperBound
            }
            if mentions.contains(where: { $0.isSpecific && $0.words.overlaps(words) }) || isBody(words, sentence) {
                continue
            }
            mentions.append(Mention(event: nil, words: words, rule: -1, isSpecific: true))
        }
        mentions.sort { ($0.words.lowerBound, $1.words.upperBound) < ($1.words.lowerBound, $0.words.upperBound) }
        // "kampanye PSU", "debat pilkada": what follows at once only says of what; what lies inside another is part of it.
        var kept: [Mention] = []
        for mention in mentions {
            if let last = kept.last, last.isSpecific,
                mention.words.lowerBound <= last.words.upperBound || isOfRepeat(mention, behind: last, sentence),
                last.words != mention.words,
                mention.words.lowerBound < last.words.upperBound
                    || breaks(last.words.upperBound..<mention.words.lowerBound, sentence) == 0
            {
                // "hasil coblos ulang direkap": the vote only says what is added up.
                let isAdded = mention.event == .recapitulation && (last.event == .revote || last.event == .voting)
                if isAdded, mention.isSpecific, mention.words.lowerBound == last.words.upperBound {
                    (kept[kept.count - 1].event, kept[kept.count - 1].rule) = (mention.event, mention.rule)
                }
                kept[kept.count - 1].words =
                    last.words.lowerBound..<max(last.words.upperBound, mention.words.upperBound)
                continue
            }
            kept.append(mention)
        }
        return Array(kept.prefix(SentenceDates.most))
    }

    /// "menyisakan pekerjaan bagi Badan Pengawas Pemilihan Umum": the name of a body is nothing that has a day.
    private func isBody(_ words: Range<Int>, _ sentence: StorySentence) -> Bool {
        let supervisor = pack.group(.supervisor)
        return sentence.reading.hits.hits.contains {
            $0.group == supervisor && Int($0.start) <= words.lowerBound && words.lowerBound < Int($0.end)
                && sentence.passage.words[words.lowerBound].isCapitalised
        }
    }

    /// "pendaftaran paslon pilkada ulang": only those who stand in it are between a stage and the vote that says whose it is.
    private func isOfRepeat(_ mention: Mention, behind last: Mention, _ sentence: StorySentence) -> Bool {
        guard mention.event == .voting || mention.event == .revote, mention.isSpecific, let event = last.event,
            event != .voting, event != .revote, last.words.upperBound < mention.words.lowerBound
        else { return false }
        let groups = [pack.group(.pair), pack.group(.contestant)]
        return (last.words.upperBound..<mention.words.lowerBound).allSatisfy { word in
            sentence.reading.hits.hits.contains {
                groups.contains($0.group) && (Int($0.start)..<Int($0.end)).contains(word)
            }
        }
    }

    /// The one stage that a title or a sentence names for certain.
    func onlyStage(_ mentions: [Mention]) -> Mention? {
        guard let first = mentions.first(where: { $0.isSpecific && $0.event != nil }) else { return nil }
        let isOnly = mentions.allSatisfy { !$0.isSpecific || $0.event == nil || $0.event == first.event }
        return isOnly ? first : nil
    }

    /// In a schedule each line dates one stage: the one that it names, whatever else belongs to it ("pertemuan terbatas, debat
    /// publik: 19 Juni"), or, where it names none, that of the sentence above the schedule ("Opsi 1: 6 Februari").
    func listed(_ mentions: [Mention], under heading: Mention?, _ sentence: StorySentence) -> [Mention] {
        if let stage = mentions.first(where: { $0.event != nil && $0.isSpecific }) { return [stage] }
        let day = dates[sentence.index].first?.words ?? 0..<0
        let first = sentence.sentence.words.lowerBound
        // "22-28 September: pemeriksaan kesehatan" says what is on that day.
        let isNamed = day.lowerBound == first && mentions.contains { $0.words.lowerBound == day.upperBound }
        guard mentions.allSatisfy({ $0.event == nil && $0.words.lowerBound >= day.upperBound }), !isNamed, var heading,
            day.lowerBound - first <= DateBinder.label
        else { return mentions }
        heading.words = first..<first
        return [heading]
    }

    /// Words of a label that names no stage: "Opsi pertama:".
    static let label = 2

    /// Whether a day is the stage's at which a word only hints: officially, as the article has said, or because campaign,
    /// quiet period and vote follow one another.
    func fits(_ hint: Mention, _ date: DateMention, _ found: [Finding]) -> Bool {
        guard let event = hint.event else { return false }
        if date.kind == .counted { return event == .quietPeriod || found.last?.dates?.event == event }
        guard let start = date.start, let end = date.end else { return false }
        let known = found.compactMap(\.dates)
        if known.contains(where: { $0.event == event && $0.start == start && $0.end == end }) { return true }
        guard date.kind != .month else { return false }
        let votes = known.filter { $0.event == .voting || $0.event == .revote }.map(\.start)
        switch event {
        case .quietPeriod where start < end && end - start <= 3:
            if votes.contains(end + 1) || known.contains(where: { $0.event == .campaign && $0.end + 1 == start }) {
                return true
            }
        case .campaign where start < end && votes.contains(end + 4): return true
        case .recapitulation where votes.contains { (1...DateBinder.counting).contains(start - $0) }: return true
        default: break
        }
        let calendar = pack.facts.calendar
        return start == end && event != .recapitulation
            ? calendar.isBound(event, on: start) : calendar.check(event, start, end, region: nil) == .agrees
    }
}
