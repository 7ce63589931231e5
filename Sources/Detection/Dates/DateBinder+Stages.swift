import Language
import Model

/// Which stages a sentence names, and which of them a date belongs to.
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
        let day = dates[sentence.index].first?.words ?? 0..<0
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
    /// loket buka sampai tengah malam", "Paling akhir Papua, 6 Agustus".
    func continued(
        _ sentence: StorySentence,
        _ dates: [DateMention],
        _ found: [Finding],
        _ heading: (stage: Mention, sentence: Int)?
    ) -> Mention? {
        guard !sentence.isTitle, !dates.allSatisfy({ isQuiet($0, sentence) }) else { return nil }
        var reach = DateBinder.reach
        if goesOn(sentence, dates) {
            // Where the article has dated but one stage so far, it goes on with that from farther off.
            let isOne = found.allSatisfy { $0.dates?.event == found.first?.dates?.event }
            reach = isOne && dates.allSatisfy { $0.kind != .month } ? DateBinder.farReach : reach
        } else if !sentence.reading.has(pack.group(.schedule)) {
            return nil
        }
        let first = sentence.sentence.words.lowerBound
        func isNear(_ index: Int) -> Bool { sentence.index - index <= reach }
        let isNamedSince = heading.map { $0.sentence > found.last?.sentence ?? -1 } ?? false
        if !isNamedSince, let last = found.last, isNear(last.sentence), let dated = last.dates {
            let isAlone = found.allSatisfy { $0.sentence != last.sentence || $0.dates?.event == dated.event }
            guard isAlone else { return nil }
            return Mention(event: dated.event, words: first..<first, rule: dated.rule, isSpecific: true)
        }
        let isAhead = dates.contains { date in
            date.start.map { start in story.document.published.map { start > $0 } ?? true } ?? true
        }
        guard let heading, isNear(heading.sentence), isAhead else { return nil }
        return Mention(event: heading.stage.event, words: first..<first, rule: heading.stage.rule, isSpecific: true)
    }

    /// Whether a sentence says of a day to come that something is to be then, and of nothing else.
    private func goesOn(_ sentence: StorySentence, _ dates: [DateMention]) -> Bool {
        guard let published = story.document.published, !topic.isOnCommittee,
            !sentence.reading.has(pack.group(.otherAgenda))
        else { return false }
        let isPut = sentence.reading.has(pack.group(.putOff))
        guard isPut || sentence.reading.has(pack.group(.goesOn)) else { return false }
        return dates.contains { date in
            guard !date.isParenthesised, isPut || date.kind != .month else { return false }
            return date.start.map { $0 > published || isPut } ?? (date.kind == .counted)
        }
    }

    /// "Rusli menyebut tanggal itu baru rencana": the only day that the sentence before dates.
    func pointedAt(_ sentence: StorySentence, _ found: [Finding]) -> Finding? {
        guard sentence.reading.has(pack.group(.thatDay)), let last = found.last,
            last.sentence == sentence.index - 1, found.dropLast().last?.sentence != last.sentence
        else { return nil }
        return Finding(detector: .electionDate, sentence: sentence.index, dates: last.dates)
    }

    /// "KPU menargetkan rekapitulasinya tuntas pada hari yang sama": as the last day that was dated.
    func onSameDay(_ sentence: StorySentence, _ mentions: [Mention], _ found: [Finding]) -> Finding? {
        guard sentence.reading.has(pack.group(.sameDay)), let stage = onlyStage(mentions), let event = stage.event,
            let last = found.last, sentence.index - last.sentence <= DateBinder.reach, let dated = last.dates,
            dated.start == dated.end, dated.event != event
        else { return nil }
        let same = DatedEvent(event: event, start: dated.start, end: dated.end, rule: stage.rule)
        return Finding(detector: .electionDate, sentence: sentence.index, dates: same)
    }

    /// Sentences from the last stage that was dated, within which another goes on with it.
    static let reach = 2
    /// Days after the vote within which votes are counted and added up.
    static let counting = 20
    static let farReach = 5

    /// Whether a day is that of something else in its clause, or of another election.
    private func isQuiet(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let groups = [pack.group(.otherStage), pack.group(.notStage)]
        if datesElse(sentence) { return true }
        return sentence.reading.hits.hits.contains { hit in
            guard groups.contains(hit.group) else { return false }
            // "9 April, tetapi surat suara terlambat": what follows in another clause is not what is dated.
            let behind = date.words.upperBound..<max(date.words.upperBound, Int(hit.start))
            return Int(hit.start) < date.words.upperBound || breaks(behind, sentence) == 0
        }
    }

    /// Whether all days of a sentence are those of a law or of another election.
    private func datesElse(_ sentence: StorySentence) -> Bool {
        pack.has(anyOf: .legalDate, .elsewhere, .otherContest, in: sentence)
    }

    /// Whether the days of a sentence that names no stage are those of something else.
    func isQuiet(_ sentence: StorySentence) -> Bool {
        datesElse(sentence) || pack.has(anyOf: .otherStage, .notStage, in: sentence)
    }

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

    func mentions(in sentence: StorySentence) -> [Mention] {
        var mentions = sentence.reading.firings.compactMap { firing -> Mention? in
            let rule = pack.rules[firing.rule]
            guard rule.detector == .electionDate, let event = rule.event else { return nil }
            if topic.isOnCommittee, event == .registration || event == .inauguration,
                !sentence.reading.has(pack.group(.pair))
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
        let other = [pack.group(.otherStage), pack.group(.notStage)]
        for hit in sentence.reading.hits.hits where other.contains(hit.group) {
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
    func nearest(
        to date: DateMention,
        among mentions: [Mention],
        _ sentence: StorySentence,
        _ dates: [DateMention],
        _ found: [Finding]
    ) -> Mention? {
        var best: (cost: Double, mention: Mention)?
        for mention in mentions {
            let isBefore = mention.words.lowerBound < date.words.lowerBound
            let between =
                isBefore
                ? mention.words.upperBound..<max(mention.words.upperBound, date.words.lowerBound)
                : date.words.upperBound..<max(date.words.upperBound, mention.words.lowerBound)
            let commas = breaks(between, sentence)
            if mention.isHinted {
                guard fits(mention, date, found) else { continue }
            } else if !mention.isSpecific, !isOfficial(mention, date) {
                if !isBefore && date.kind != .countdown || between.count > 9 || commas > 1 { continue }
                if isOfAnotherYear(mention, date, sentence) || isNamed(before: date, mentions) { continue }
            }
            if !isBefore, date.kind != .countdown, isOwned(mention, by: dates, but: date) || isUpTo(mention, sentence) {
                continue
            }
            if !isBefore, !sentence.isTitle, date.kind == .month, commas > 0 || between.count > 3 { continue }
            if isBefore, between.count > 4, commas == 0, isOfClauseBehind(between, sentence) { continue }
            if isBefore, isOf(mention, among: mentions, sentence), between.count > 1 { continue }
            if date.kind != .countdown, isUntil(mention, date, sentence) { continue }
            let cost =
                Double(between.count) * (isBefore ? 1 : 1.3) + Double(commas) * (isBefore ? 3 : 4)
                + (mention.isSpecific ? 0 : mention.isHinted ? 1 : between.isEmpty ? 1 : 4)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, mention) }
        }
        guard let best, best.cost < 30 else { return nil }
        return best.mention
    }

    /// "masa tenang 6-8 Desember dan pencoblosan 9 Desember": where stages and days take turns, each day is that of the stage
    /// before it, or, where a day is first, behind it. By the first word of the day.
    func alternating(_ mentions: [Mention], _ dates: [DateMention]) -> [Int: Mention] {
        let days = dates.filter { !$0.isParenthesised && $0.isResolved }
        guard days.count > 1 else { return [:] }
        let named = mentions.filter { $0.isSpecific || $0.isHinted }
        for stages in [mentions.filter { !$0.isHinted }, mentions, named] where stages.count == days.count {
            let isStageFirst = zip(stages, days).enumerated().allSatisfy { index, pair in
                let next = index + 1 < stages.count ? stages[index + 1].words.lowerBound : Int.max
                return (0...DateBinder.turn).contains(pair.1.words.lowerBound - pair.0.words.upperBound)
                    && pair.1.words.upperBound <= next
            }
            // "23 September penetapan, 24 September undian, 26 September kampanye dimulai".
            let isDayFirst = zip(stages, days).enumerated().allSatisfy { index, pair in
                let next = index + 1 < days.count ? days[index + 1].words.lowerBound : Int.max
                return (0...2).contains(pair.0.words.lowerBound - pair.1.words.upperBound)
                    && pair.0.words.upperBound <= next
            }
            if isStageFirst || isDayFirst {
                return Dictionary(zip(days.map(\.words.lowerBound), stages), uniquingKeysWith: { first, _ in first })
            }
        }
        return [:]
    }

    /// Words from a stage to its day where stages and days take turns.
    static let turn = 8

    /// "pasar murah pada 14-17 April berimpit dengan pemungutan suara ulang, 19 April": a day of its own stands right behind.
    private func isOwned(_ mention: Mention, by dates: [DateMention], but date: DateMention) -> Bool {
        dates.contains {
            (0...1).contains($0.words.lowerBound - mention.words.upperBound) && $0 != date && !$0.isParenthesised
        }
    }

    /// "PSU direkomendasikan setelah ditemukan pemilih ganda pada 27 November": the day is that of the clause behind.
    private func isOfClauseBehind(_ words: Range<Int>, _ sentence: StorySentence) -> Bool {
        let after = pack.group(.after)
        return sentence.reading.hits.hits.contains {
            $0.group == after && words.contains(Int($0.start)) && words.upperBound - Int($0.end) > 2
        }
    }

    /// "disimpan sejak 28 September sampai hari pencoblosan": the day is not the stage's.
    private func isUpTo(_ mention: Mention, _ sentence: StorySentence) -> Bool {
        let until = pack.group(.until)
        return sentence.reading.hits.hits.contains {
            $0.group == until && (0...1).contains(mention.words.lowerBound - Int($0.end))
        }
    }

    /// "pendaftaran calon untuk pemilihan ulang itu dibuka 21 Oktober": the vote only says whose registration.
    private func isOf(_ mention: Mention, among mentions: [Mention], _ sentence: StorySentence) -> Bool {
        guard mention.event == .voting || mention.event == .revote else { return false }
        let of = pack.group(.of)
        let isOf = sentence.reading.hits.hits.contains { $0.group == of && Int($0.end) == mention.words.lowerBound }
        return isOf
            && mentions.contains {
                $0.isSpecific && $0.event != mention.event
                    && (0...6).contains(mention.words.lowerBound - $0.words.upperBound)
            }
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
