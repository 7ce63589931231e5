import Language
import Model

/// Days in sentences that name no stage: bound in another sentence, or by the official calendar.
extension DateBinder {
    /// Days that another sentence binds to a stage, told again without its name: "Tanggal 19 April warga kembali ke TPS".
    func remembered(_ found: [Finding]) -> [Finding] {
        guard !found.isEmpty else { return [] }
        let bound = Set(found.map(\.sentence))
        var more: [Finding] = []
        for sentence in story.sentences where !bound.contains(sentence.index) {
            // Such sentences tell of something else on days that may be a stage's.
            if pack.has(anyOf: .otherStage, .legalDate, .elsewhere, in: sentence) || isNational(sentence) { continue }
            let isGoingOn = pack.has(anyOf: .schedule, .goesOn, in: sentence)
            // "Hujan baru naik bulan depan": a month is many things'.
            for date in dates[sentence.index] where !date.isParenthesised && (date.kind != .month || isGoingOn) {
                guard let start = date.start, let end = date.end, start != story.document.published,
                    date.kind != .relative || isGoingOn && start > (story.document.published ?? start),
                    let known = found.compactMap(\.dates).first(where: { $0.start == start && $0.end == end })
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
        let votes = found.compactMap(\.dates).filter { $0.event == .voting || $0.event == .revote }.map(\.start)
        for sentence in story.sentences where !found.contains(where: { $0.sentence == sentence.index }) {
            if isNational(sentence) { continue }
            let isNamed = mentions[sentence.index].contains(where: \.isSpecific)
            for date in dates[sentence.index].map({ inMonthOfVote($0) })
            where date.kind != .month && date.kind != .counted {
                guard let start = date.start, let end = date.end, !date.isParenthesised || start != end,
                    date.kind != .relative || start > (story.document.published ?? start) || sentence.isTitle,
                    start != story.document.published || sentence.isTitle,
                    let event = stage(from: start, to: end, sentence, votes),
                    event != .voting || !isLimit(date, sentence),
                    !isQuiet(sentence, but: date),
                    !isOfOtherAgenda(date, sentence),
                    !isNamed || isBeforeVote(start, end, votes),
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
    private func isBeforeVote(_ start: Day, _ end: Day, _ votes: [Day]) -> Bool {
        end - start == 2 && votes.contains(end + 1)
    }

    /// The stage that some days are, where no word says so.
    private func stage(from start: Day, to end: Day, _ sentence: StorySentence, _ votes: [Day]) -> ElectionEvent? {
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

    /// Stages on a bare weekday, where another sentence dates the stage on that very day: "Rekap Dimulai Selasa"; or where
    /// it follows a day that the sentence dates: "ditutup Selasa depan, disusul tiga hari tenang mulai Rabu".
    func onWeekdays(_ found: [Finding]) -> [Finding] {
        guard let published = story.document.published else { return [] }
        return story.sentences.compactMap { sentence in
            guard !found.isEmpty || mentions[sentence.index].contains(where: { $0.isSpecific && $0.event != nil })
            else {
                return nil
            }
            let here = found.filter { $0.sentence == sentence.index }.compactMap(\.dates)
            // "Sabtu (5/12) menjadi hari terakhir kampanye" is left to here; "hingga Kamis (29/8)" says how far something has come.
            let whole = dates[sentence.index].filter { !$0.isParenthesised || isLimit($0, sentence) }
            let weekdays = pack.finders.dates.weekdays(in: sentence.passage, words: sentence.sentence.words)
                .filter { weekday in !whole.contains { $0.words.contains(weekday.word) } }
            guard !weekdays.isEmpty, !isElsewhere(sentence) else { return nil }
            if here.isEmpty, let known = thatWeekday(weekdays, sentence, found) { return known }
            let stages = mentions[sentence.index].filter { stage in
                guard let event = stage.event, stage.isSpecific else { return false }
                return !here.contains { $0.event == event || event == .voting && $0.event == .revote }
            }
            guard let stage = stages.first, let event = stage.event,
                stages.allSatisfy({ $0.event == event })
            else { return nil }
            for (word, weekday) in weekdays where !stage.words.contains(word) {
                guard sentence.isTitle || isPlaced(word, sentence) || isBeside(word, stage, sentence) else { continue }
                let last = here.map(\.end).filter { $0 >= published }.max()
                let first = last.map { $0 + 1 } ?? published
                let ahead = first + (weekday - first.weekday + 7) % 7
                let isNext = last != nil && stage.words.lowerBound < word && begins(word, sentence)
                guard
                    let day = placed([ahead, ahead - 7], event, found) ?? (isNext ? ahead : nil)
                else { continue }
                let days = lasting(stage, from: word..<word + 1, sentence) ?? 1
                let dated = DatedEvent(
                    event: settled(event, day, day),
                    start: day,
                    end: day + (days - 1),
                    rule: stage.rule
                )
                return Finding(detector: .electionDate, sentence: sentence.index, dates: dated)
            }
            return nil
        }
    }

    /// The first of some days that is a stage's, as the article says or else the calendar.
    private func placed(_ days: [Day], _ event: ElectionEvent, _ found: [Finding]) -> Day? {
        let known = found.compactMap(\.dates)
        let told = days.first { day in
            known.contains { ($0.event == event || $0.event == settled(event, day, day)) && $0.start == day }
        }
        let calendar = pack.facts.calendar
        return told
            ?? days.first { day in
                event == .recapitulation
                    ? calendar.check(event, day, day, region: nil) == .agrees : calendar.isBound(event, on: day)
            }
    }

    /// "masih menjabat sampai 9 Desember": what lasts until then is no stage.
    func isLimit(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let until = pack.group(.until)
        return date.start == date.end
            && sentence.reading.hits.hits.contains { $0.group == until && Int($0.end) == date.words.lowerBound }
    }

    /// "Hari Selasa itu diliburkan": the day of that name which the article dates.
    private func thatWeekday(
        _ weekdays: [(word: Int, weekday: Int)],
        _ sentence: StorySentence,
        _ found: [Finding]
    ) -> Finding? {
        guard !isQuiet(sentence) else { return nil }
        for (word, weekday) in weekdays where word + 1 < sentence.sentence.words.upperBound {
            guard pack.finders.dates.isThat(sentence.passage, word + 1) else { continue }
            let known = found.compactMap(\.dates).filter { $0.start == $0.end && $0.start.weekday == weekday }
            if let dates = known.last, known.allSatisfy({ $0.start == dates.start }) {
                return Finding(detector: .electionDate, sentence: sentence.index, dates: dates)
            }
        }
        return nil
    }

    /// Whether a weekday stands right behind a stage: "cabut nomornya Senin malam".
    private func isBeside(_ word: Int, _ stage: Mention, _ sentence: StorySentence) -> Bool {
        let gap = word - stage.words.upperBound
        return (0...3).contains(gap) && (gap == 0 || breaks(stage.words.upperBound..<word, sentence) == 0)
    }

    /// Whether a weekday is when something is to be, not when somebody spoke: "akan digelar Kamis", "kecuali hari Minggu",
    /// "Senin malam kita cabut nomor".
    func isPlaced(_ word: Int, _ sentence: StorySentence) -> Bool {
        if word == sentence.sentence.words.lowerBound { return true }
        if pack.finders.dates.isDay(sentence.passage, word - 1) { return true }
        let groups = [pack.group(.schedule), pack.group(.begins), pack.group(.until)]
        return sentence.reading.hits.hits.contains { groups.contains($0.group) && (0...1).contains(word - Int($0.end)) }
    }

    private func begins(_ word: Int, _ sentence: StorySentence) -> Bool {
        let begins = pack.group(.begins)
        return sentence.reading.hits.hits.contains { $0.group == begins && Int($0.end) == word }
    }
}
