import Language
import Model

/// Days in sentences that name no stage: bound in another sentence, or by the official calendar.
extension DateBinder {
    /// Days that another sentence binds to a stage, told again without its name: "Tanggal 19 April warga kembali ke TPS".
    func remembered(_ found: [Finding]) -> [Finding] {
        guard !found.isEmpty else { return [] }
        let bound = Set(found.map(\.sentence))
        let stages = found.compactMap(\.dates).map { ($0.period, $0) }
        let known = Dictionary(stages, uniquingKeysWith: { first, _ in first })
        var more: [Finding] = []
        for sentence in story.sentences where !bound.contains(sentence.index) {
            // Such sentences tell of something else on days that may be a stage's.
            if pack.has(anyOf: .otherStage, .legalDate, .elsewhere, in: sentence) || isNational(sentence) { continue }
            let isGoingOn = pack.has(anyOf: .schedule, .goesOn, in: sentence)
            // "Hujan baru naik bulan depan": a month is many things'.
            for date in dates[sentence.index] where !date.isParenthesised && (date.kind != .month || isGoingOn) {
                guard let start = date.start, let end = date.end, start != story.document.published,
                    date.kind != .relative || isGoingOn && start > (story.document.published ?? start),
                    let known = known[Period(start: start, end: end)]
                else { continue }
                more.append(Finding(detector: .electionDate, sentence: sentence.index, dates: known))
                break
            }
        }
        return more
    }

    /// Days that are a stage's by the official calendar, or by the vote that the article dates, in sentences that name none:
    /// "Jelang 9 Desember", "kampanye" left out of "baru boleh turun ke lapangan mulai 28 Oktober 2016 hingga 11 Februari
    /// 2017". A single day that is past has to be that of the vote.
    func told(_ found: [Finding]) -> [Finding] {
        if story.sentences.prefix(while: \.isTitle).contains(where: { $0.reading.has(pack.group(.elsewhere)) }) {
            return []
        }
        var told: [Finding] = []
        let bound = Set(found.map(\.sentence))
        let votes = Set(found.compactMap(\.dates).filter { $0.event == .voting || $0.event == .revote }.map(\.start))
        for sentence in story.sentences where !bound.contains(sentence.index) {
            if isNational(sentence) { continue }
            let isStage = mentions[sentence.index].contains { $0.isSpecific && $0.event != nil }
            let isNamed = isStage || mentions[sentence.index].contains(where: \.isSpecific)
            for date in dates[sentence.index].map({ inMonthOfVote($0) })
            where date.kind != .month && date.kind != .counted {
                guard let start = date.start, let end = date.end, !date.isParenthesised || start != end,
                    date.kind != .relative || start > (story.document.published ?? start) || sentence.isTitle,
                    start != story.document.published || sentence.isTitle,
                    let event = stage(from: start, to: end, sentence, votes),
                    event != .voting || !isLimit(date, sentence),
                    !isQuiet(sentence, but: date),
                    !isOfOtherAgenda(date, sentence),
                    // "27 hingga 29 Agustus, bersamaan dengan yang lolos verifikasi": an official period is not the other thing's.
                    !isNamed || !isStage && start < end || isBeforeVote(start, end, votes),
                    let rule = pack.rules.firstIndex(where: { $0.detector == .electionDate && $0.event == event })
                else { continue }
                let dated = DatedEvent(event: event, start: start, end: end, rule: rule)
                told.append(Finding(detector: .electionDate, sentence: sentence.index, dates: dated))
                break
            }
        }
        return told
    }

    /// "Tes dijadwalkan mulai 27 November": something else begins on a day of ours.
    func isOfOtherAgenda(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let (other, begins) = (pack.group(.otherAgenda), pack.group(.begins))
        let hits = sentence.reading.hits.hits
        guard let start = hits.first(where: { $0.group == begins && Int($0.end) == date.words.lowerBound }) else {
            return false
        }
        return hits.contains {
            $0.group == other && $0.end <= start.start && breaks(Int($0.end)..<Int(start.start), sentence) == 0
        }
    }

    /// The three days before the vote: "tiga hari menjelang hari H, yakni 21-23 Mei".
    private func isBeforeVote(_ start: Day, _ end: Day, _ votes: Set<Day>) -> Bool {
        end - start == 2 && votes.contains(end + 1)
    }

    /// The stage that some days are, where no word says so.
    private func stage(from start: Day, to end: Day, _ sentence: StorySentence, _ votes: Set<Day>) -> ElectionEvent? {
        let event = pack.facts.calendar.event(from: start, to: end)
        if let event, start != end || event == .voting { return event }
        if isBeforeVote(start, end, votes) { return .quietPeriod }
        let isAtEdge = sentence.isTitle && sentence.reading.has(pack.group(.schedule))
        guard start == end, let published = story.document.published, start > published - (isAtEdge ? 1 : 0),
            !topic.isOnCommittee,
            !sentence.reading.has(pack.group(.otherAgenda))
        else { return nil }
        // A day alone says less: somebody of an election has to stand beside it.
        guard let bounded = pack.facts.calendar.stage(boundedBy: start), bounded != .recapitulation,
            sentence.isTitle || isPolitical(sentence)
        else { return nil }
        return bounded
    }

    /// "masih menjabat sampai 9 Desember": what lasts until then is no stage.
    func isLimit(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let until = pack.group(.until)
        return date.start == date.end
            && sentence.reading.hits.hits.contains { $0.group == until && Int($0.end) == date.words.lowerBound }
    }
}
