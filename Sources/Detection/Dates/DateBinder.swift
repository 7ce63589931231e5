import Language
import Model

/// Binds the stages of an election that a sentence names to the dates that it gives: each date to the stage nearest in its
/// clause, the specific stage before the bare name of the contest. Days of the report, of laws and rulings, and of other
/// elections are left out.
struct DateBinder {
    let pack: RulePack
    let story: Story

    /// A stage named in a sentence.
    private struct Mention {
        /// Nil for what is dated but is no stage: a debate, a meeting, a ruling.
        var event: ElectionEvent?
        var words: Range<Int>
        var rule: Int
        var isSpecific: Bool
    }

    func findings() -> [Finding] {
        guard !isOnOtherElection else { return [] }
        let namesContest = namesContest
        let isRegional = namesContest || isAboutContestants
        var found: [Finding] = []
        let lines = ScheduleLines(story)
        var heading: Mention?
        for sentence in story.sentences {
            var mentions = mentions(in: sentence)
            // A bare "pemilihan" may be anybody's.
            if !namesContest { mentions.removeAll { $0.event != nil && !$0.isSpecific } }
            if namesContest, lines.contains(sentence.index) {
                mentions = listed(mentions, under: heading, sentence)
            } else if let stage = onlyStage(mentions) {
                heading = stage
            }
            guard mentions.contains(where: { $0.event != nil }), !isElsewhere(sentence) else { continue }
            for dated in bind(sentence, mentions) where isRegional || isOfficial(dated) {
                let isKnown = found.contains { $0.sentence == sentence.index && $0.dates?.sameDay(dated) == true }
                if !isKnown { found.append(Finding(detector: .electionDate, sentence: sentence.index, dates: dated)) }
            }
        }
        return found + remembered(found)
    }

    /// The one stage that a title or a sentence names for certain.
    private func onlyStage(_ mentions: [Mention]) -> Mention? {
        let sure = mentions.filter { $0.isSpecific && $0.event != nil }
        guard let first = sure.first, sure.allSatisfy({ $0.event == first.event }) else { return nil }
        return first
    }

    /// In a schedule each line dates one stage: the one that it names, whatever else belongs to it ("pertemuan terbatas, debat
    /// publik: 19 Juni"), or, where it names none, that of the sentence above the schedule ("Opsi 1: 6 Februari").
    private func listed(_ mentions: [Mention], under heading: Mention?, _ sentence: StorySentence) -> [Mention] {
        if let stage = mentions.first(where: { $0.event != nil && $0.isSpecific }) { return [stage] }
        let day = dates(in: sentence).first?.words.upperBound ?? 0
        guard mentions.allSatisfy({ $0.event == nil && $0.words.lowerBound >= day }), var heading else {
            return mentions
        }
        let first = sentence.sentence.words.lowerBound
        heading.words = first..<first
        return [heading]
    }

    /// Days that another sentence binds to a stage, told again without its name: "Tanggal 19 April warga kembali ke TPS".
    private func remembered(_ found: [Finding]) -> [Finding] {
        guard !found.isEmpty else { return [] }
        let bound = Set(found.map(\.sentence))
        let quiet = [pack.group("@other-stage"), pack.group("@legal-date"), pack.group("@elsewhere")]
        var more: [Finding] = []
        for sentence in story.sentences where !bound.contains(sentence.index) {
            if quiet.contains(where: { sentence.reading.has($0) }) || isNational(sentence) { continue }
            for date in dates(in: sentence) where date.kind != .relative && !date.isParenthesised {
                guard let start = date.start, let end = date.end, start != story.document.published,
                    let known = found.compactMap(\.dates).first(where: { $0.start == start && $0.end == end })
                else { continue }
                more.append(Finding(detector: .electionDate, sentence: sentence.index, dates: known))
                break
            }
        }
        return more
    }

    /// Whether the title is about the election of somebody else.
    private var isOnOtherElection: Bool {
        story.sentences.prefix { $0.isTitle }.contains {
            $0.reading.has(pack.group("@elsewhere")) && !$0.reading.has(pack.group("@contest"))
        }
    }

    /// Whether a stage was on those very days, by the calendar: an article that does not say of which election it speaks
    /// says so by its dates.
    private func isOfficial(_ dated: DatedEvent) -> Bool {
        pack.rules[dated.rule].certainty == .sure
            && pack.facts.calendar.check(dated.event, dated.start, dated.end, region: nil) == .agrees
    }

    /// Whether the article names the election of a head of region.
    private var namesContest: Bool {
        story.sentences.contains { $0.reading.has(pack.group("@contest")) || $0.reading.has(pack.group("@regional")) }
    }

    /// Whether it is about contestants of such an election, and of no national one.
    private var isAboutContestants: Bool {
        let title = story.sentences.prefix { $0.isTitle }
        var contestants = 0
        var national = 0
        for sentence in story.sentences {
            if sentence.reading.has(pack.group("@contestant")) { contestants += 1 }
            if isNational(sentence) { national += 1 }
        }
        return contestants > national * 4 && !title.contains(where: isNational)
    }

    /// Sentences on Pilkades, Pemilu and the like carry no date of ours, unless they name a regional contest as well.
    private func isElsewhere(_ sentence: StorySentence) -> Bool {
        if sentence.reading.has(pack.group("@elsewhere")) { return true }
        return isNational(sentence) && !sentence.reading.has(pack.group("@contest"))
    }

    /// Names a national election; the name of those who run or watch it (Badan Pengawas Pemilu) is none.
    private func isNational(_ sentence: StorySentence) -> Bool { sentence.reading.has(pack.group("@national")) }

    /// A story on the hiring of polling staff dates their registration and their oath, not the candidates'.
    private var isOnCommittee: Bool {
        story.sentences.prefix { $0.isTitle }.contains { $0.reading.has(pack.group("@committee")) }
    }

    private var isOnRevote: Bool {
        story.sentences.prefix { $0.isTitle }.contains { sentence in
            sentence.reading.firings.contains { pack.rules[$0.rule].event == .revote }
        }
    }

    private func mentions(in sentence: StorySentence) -> [Mention] {
        var mentions = sentence.reading.firings.compactMap { firing -> Mention? in
            let rule = pack.rules[firing.rule]
            guard rule.detector == .electionDate, let event = rule.event else { return nil }
            if isOnCommittee, event == .registration || event == .inauguration { return nil }
            return Mention(event: event, words: firing.words, rule: firing.rule, isSpecific: rule.certainty == .sure)
        }
        let other = pack.group("@other-stage")
        for hit in sentence.reading.hits.hits where hit.group == other {
            let words = Int(hit.start)..<Int(hit.end)
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

    private func bind(_ sentence: StorySentence, _ mentions: [Mention]) -> [DatedEvent] {
        var bound: [DatedEvent] = []
        var counted: Set<Int> = []
        let dates = dates(in: sentence)
        for date in dates {
            guard let mention = nearest(to: date, among: mentions, sentence), let event = mention.event else {
                continue
            }
            guard let (start, end) = days(of: date, mention), !isReporting(date, sentence, mention) else { continue }
            if isShadowed(date, mention, by: dates) || pack.facts.calendar.isNational(start, end) { continue }
            bound.append(DatedEvent(event: settled(event, start), start: start, end: end, rule: mention.rule))
            if date.kind == .relative { counted.insert(bound.count - 1) }
        }
        // "tersisa tiga pekan karena harus berhenti pada 23 Agustus": where a day stands, what is counted is not the stage's.
        return bound.indices.filter { index in
            !counted.contains(index)
                || !bound.indices.contains { !counted.contains($0) && bound[$0].event == bound[index].event }
        }.map { bound[$0] }
    }

    /// Another date stands between the stage and this one, and is not joined to it as a list is.
    private func isShadowed(_ date: DateMention, _ mention: Mention, by dates: [DateMention]) -> Bool {
        dates.contains { other in
            guard other != date, !other.isParenthesised else { return false }
            let isBetween =
                mention.words.upperBound <= other.words.lowerBound && other.words.upperBound <= date.words.lowerBound
            return isBetween && date.words.lowerBound - other.words.upperBound > 4
        }
    }

    /// Without a publication day, a day and month take the year that the article names with its contest.
    private func dates(in sentence: StorySentence) -> [DateMention] {
        let finder = pack.finders.dates
        let published = story.document.published
        let dates = finder.mentions(in: sentence.passage, sentence: sentence.sentence, published: published)
        guard published == nil, dates.contains(where: { !$0.isResolved }),
            let year = contestYear ?? finder.year(in: story.document.body)
        else { return dates }
        return finder.mentions(in: sentence.passage, sentence: sentence.sentence, published: nil, assuming: year)
            .filter { $0.kind != .relative && $0.kind != .countdown }
    }

    /// The year behind the first name of a contest: "Pilkada serentak 2018".
    private var contestYear: Int? {
        for sentence in story.sentences {
            for hit in sentence.reading.hits.hits where hit.group == pack.group("@contest") {
                for word in sentence.passage.words[
                    Int(hit.end)..<min(Int(hit.end) + 5, sentence.sentence.words.upperBound)
                ]
                where word.isNumber && word.range.count == 4 {
                    if let year = Int(sentence.passage.text(word)), (2005...2100).contains(year) { return year }
                }
            }
        }
        return nil
    }

    /// "H-7 pencoblosan" in today's news says when the vote is, if the calendar knows such a day.
    private func days(of date: DateMention, _ mention: Mention) -> (Day, Day)? {
        guard date.kind == .countdown else {
            guard let start = date.start, let end = date.end else { return nil }
            return (start, end)
        }
        guard let published = story.document.published, let offset = date.offset, offset <= 0,
            let event = mention.event, mention.words.lowerBound - date.words.upperBound <= 1
        else { return nil }
        let day = published - offset
        return pack.facts.calendar.check(event, day, day, region: nil) == .agrees ? (day, day) : nil
    }

    /// In a story on a revote, the vote to come is the revote, and the day of the vote that it repeats is that vote's.
    private func settled(_ event: ElectionEvent, _ start: Day) -> ElectionEvent {
        if event == .revote, let published = story.document.published, start < published,
            pack.facts.calendar.check(.voting, start, start, region: nil) == .agrees,
            pack.facts.calendar.check(.revote, start, start, region: nil) != .agrees
        {
            return .voting
        }
        guard event == .voting, isOnRevote, let published = story.document.published, start >= published - 7 else {
            return event
        }
        return .revote
    }

    /// The stage a date belongs to: the nearest one, where a stage behind a clause's end counts as far away and the bare name
    /// of the contest as farther than any stage.
    private func nearest(to date: DateMention, among mentions: [Mention], _ sentence: StorySentence) -> Mention? {
        var best: (cost: Double, mention: Mention)?
        for mention in mentions {
            let isBefore = mention.words.lowerBound < date.words.lowerBound
            let between =
                isBefore
                ? mention.words.upperBound..<max(mention.words.upperBound, date.words.lowerBound)
                : date.words.upperBound..<max(date.words.upperBound, mention.words.lowerBound)
            let commas = breaks(between, sentence)
            if !mention.isSpecific, !isBefore || between.count > 9 || commas > 1 { continue }
            if !mention.isSpecific, isOfAnotherYear(mention, date, sentence) { continue }
            if !isBefore, isUntil(mention, sentence) { continue }
            let cost = Double(between.count) * (isBefore ? 1 : 1.3) + Double(commas) * 3 + (mention.isSpecific ? 0 : 4)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, mention) }
        }
        guard let best, best.cost < 30 else { return nil }
        return best.mention
    }

    /// "1 Juni kemarin … saat Pilgub 2024": the contest has a year of its own.
    private func isOfAnotherYear(_ mention: Mention, _ date: DateMention, _ sentence: StorySentence) -> Bool {
        guard let start = date.start else { return false }
        let words = mention.words.upperBound..<min(mention.words.upperBound + 3, sentence.sentence.words.upperBound)
        for index in words where !date.words.contains(index) {
            let word = sentence.passage.words[index]
            guard word.isNumber, word.range.count == 4, let year = Int(sentence.passage.text(word)) else { continue }
            return (2005...2100).contains(year) && year != start.civil.year
        }
        return false
    }

    /// "… 7 Januari, enam bulan sebelum penetapan calon" does not date the stage.
    private func isUntil(_ mention: Mention, _ sentence: StorySentence) -> Bool {
        let before = pack.group("@before")
        return sentence.reading.hits.hits.contains {
            $0.group == before && Int($0.end) <= mention.words.lowerBound && mention.words.lowerBound - Int($0.end) <= 1
        }
    }

    /// Commas and semicolons between words.
    private func breaks(_ words: Range<Int>, _ sentence: StorySentence) -> Int {
        guard words.lowerBound > 0, words.upperBound < sentence.passage.words.count else { return 0 }
        let bytes = sentence.passage.bytes
        let start = Int(sentence.passage.words[words.lowerBound - 1].end)
        let end = Int(sentence.passage.words[words.upperBound].start)
        guard start < end else { return 0 }
        return bytes[start..<end].reduce(0) { $0 + ($1 == UInt8(ascii: ",") || $1 == UInt8(ascii: ";") ? 1 : 0) }
    }

    /// The day of the report, of a law or a ruling: in brackets, unless the stage itself is what is reported, or behind
    /// "tertanggal".
    private func isReporting(_ date: DateMention, _ sentence: StorySentence, _ mention: Mention) -> Bool {
        if date.isImpossible { return true }
        if date.isParenthesised {
            // What somebody said on that day is dated, not the stage.
            let isSaid = ["@saying", "@urge"].contains { sentence.reading.has(pack.group($0)) } || sentence.holdsQuote
            return isSaid || !mention.isSpecific || mention.event == .campaign
        }
        if let published = story.document.published, date.kind == .relative, let start = date.start, start <= published
        {
            return !mention.isSpecific || abs(date.words.lowerBound - mention.words.upperBound) > 6
        }
        let legal = pack.group("@legal-date")
        return sentence.reading.hits.hits.contains {
            $0.group == legal && Int($0.end) <= date.words.lowerBound && date.words.lowerBound - Int($0.end) <= 3
        }
    }
}

extension DatedEvent {
    func sameDay(_ other: DatedEvent) -> Bool { event == other.event && start == other.start && end == other.end }
}
