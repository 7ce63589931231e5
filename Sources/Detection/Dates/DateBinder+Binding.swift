import Language
import Model

/// Binds the dates of one sentence to its stages.
extension DateBinder {
    func bind(
        _ sentence: StorySentence,
        _ dates: [DateMention],
        _ mentions: [Mention],
        _ found: [Finding]
    ) -> [DatedEvent] {
        var bound: [DatedEvent] = []
        var written: [DateMention] = []
        var relative: Set<Int> = []
        var dependent: Set<Int> = []
        // Days from which a stage was counted, by their first words.
        var told: Set<Int> = []
        let pairs = alternating(mentions, dates)
        // Relative days that are put off to another day of the sentence.
        var putOff: Set<Int> = []
        for stated in dates {
            if let back = countedBack(stated, mentions, dates, found) {
                bound.append(back)
                written.append(stated)
                continue
            }
            if let (stage, anchor) = countedFrom(stated, mentions, dates) {
                bound.append(stage)
                written.append(stated)
                told.insert(anchor)
                continue
            }
            if told.contains(stated.words.lowerBound) { continue }
            let origin = origin(of: stated, mentions, dates, sentence, found, bound)
            let others = origin?.stage.map { stage in mentions.filter { $0.words != stage } } ?? mentions
            let counted = origin.map { stated.counted(from: $0.day) } ?? stated
            if stated.kind == .counted, isRestated(stated, by: dates) { continue }
            let mention =
                pairs[stated.words.lowerBound] ?? nearest(to: counted, among: others, sentence, dates, found)
            guard let mention, let event = mention.event, !isMonthOfOther(stated, mention, sentence) else { continue }
            let official = inYearOfStage(counted, event)
            let placed = inYearOfVote(
                inYearOfLast(official, event, behind: bound.last),
                event,
                found.compactMap(\.dates) + bound
            )
            let date = afterVote(placed, event, sentence, found)
            if mention.isHinted, isOfOtherAgenda(date, sentence) { continue }
            guard let (start, end) = days(of: date, mention, sentence, found), !isReporting(date, sentence, mention)
            else { continue }
            if isShadowed(date, mention, by: dates, sentence) || pack.facts.calendar.isNational(start, end) { continue }
            var dated = DatedEvent(event: settled(event, start, end), start: start, end: end, rule: mention.rule)
            if let vote = voteInPassing(date, mention) { dated = vote }
            if start == end { lengthen(&dated, date, mention, sentence, found) }
            if isOfficials(dated, sentence, isContinued: mention.words.isEmpty)
                || isRally(dated, date, mention, sentence) || isNoVote(dated, date, mention, sentence)
                || isBeforeVote(dated) || isBesideItself(dated, stated, bound) || opensTransfers(dated, dates, found)
            {
                continue
            }
            if let last = bound.last, let day = written.last, ends(dated, date, begunBy: last, day, sentence) {
                bound[bound.count - 1].end = dated.end
                continue
            }
            if isPutTo(date, sentence) { putOff.formUnion(relative) }
            bound.append(dated)
            written.append(date)
            if date.kind == .relative || date.kind == .countdown { relative.insert(bound.count - 1) }
            if date.kind == .counted { dependent.insert(bound.count - 1) }
        }
        if let next = following(bound, mentions, dates, sentence) { bound.append(next) }
        // "tersisa tiga pekan karena harus berhenti pada 23 Agustus": where a day stands, what is counted is not the stage's.
        // "tanggal 12 bulan depan, diundi keesokan harinya": a day that is counted from another takes nothing from it.
        // "Lusa sudah pencoblosan, jadi besok kotak sudah di TPS": where one day is the vote's officially, no other is.
        return bound.indices.filter { index in
            let isVote = bound[index].event == .voting
            return !relative.contains(index) || putOff.contains(index)
                || !bound.indices.contains {
                    bound[$0].event == bound[index].event
                        && (!relative.contains($0) && !dependent.contains($0)
                            || isVote && isOfficial(bound[$0]) && !isOfficial(bound[index]))
                }
        }.map { bound[$0] }
    }

    /// In a story on a revote, the vote is the revote, unless it is an official day of the vote that is repeated.
    func settled(_ event: ElectionEvent, _ start: Day, _ end: Day) -> ElectionEvent {
        let calendar = pack.facts.calendar
        let isVote = calendar.check(.voting, start, end, region: nil) == .agrees
        let isRevote = calendar.check(.revote, start, end, region: nil) == .agrees
        if event == .revote, isVote, !isRevote, let published = story.document.published, start < published {
            return .voting
        }
        // "Sabtu (5/4) pintu TPS sudah harus terbuka": where nobody votes but for a revote, the article need not name it.
        let isPast = calendar.voting(near: start).map { vote in story.document.published.map { vote < $0 } ?? false }
        if event == .voting, isRevote, !isVote, start == end, isPast ?? true { return .revote }
        guard event == .voting, topic.isOnRevote, let published = story.document.published else { return event }
        if isRevote || topic.isTitledRevote && !isVote && start >= published && calendar.voting(near: start) != start {
            return .revote
        }
        return start >= published - DateBinder.revoteAge && !isVote ? .revote : event
    }

    /// Days within which a vote that is told in a story on a revote is that revote.
    static let revoteAge = 120
}

extension DatedEvent {
    func sameDay(_ other: DatedEvent) -> Bool { event == other.event && start == other.start && end == other.end }

    var period: Period { Period(start: start, end: end) }
}
