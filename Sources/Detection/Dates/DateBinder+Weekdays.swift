import Language
import Model

/// Stages on a bare weekday, which other sentences, or the calendar, place.
extension DateBinder {
    /// Stages on a bare weekday, where another sentence dates the stage on that very day: "Rekap Dimulai Selasa"; or where
    /// it follows a day that the sentence dates: "ditutup Selasa depan, disusul tiga hari tenang mulai Rabu".
    func onWeekdays(_ found: [Finding]) -> [Finding] {
        guard let published = story.document.published else { return [] }
        let bySentence = Dictionary(grouping: found, by: \.sentence)
        let found = found.suffix(DateBinder.mostFound)
        return story.sentences.compactMap { sentence in
            guard !found.isEmpty || mentions[sentence.index].contains(where: { $0.isSpecific && $0.event != nil })
            else {
                return nil
            }
            let here = (bySentence[sentence.index] ?? []).compactMap(\.dates)
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
                let isLast = isBehindEnd(word, sentence)
                let isOpen =
                    sentence.isTitle || isLast || isPlaced(word, sentence) || isBeside(word, stage, sentence)
                guard isOpen || isApposed(word, behind: stage, sentence) else { continue }
                let last = here.map(\.end).filter { $0 >= published }.max()
                let first = last.map { $0 + 1 } ?? published
                let ahead = first + (weekday - first.weekday + 7) % 7
                let isNext = last != nil && stage.words.lowerBound < word && begins(word, sentence)
                guard
                    // What an agency tells has been.
                    let day = placed(isOpen || ahead == published ? [ahead, ahead - 7] : [ahead - 7], event, found)
                        ?? (isLast ? ended([ahead, ahead - 7], event, found) : nil) ?? (isNext ? ahead : nil)
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
    private func placed(_ days: [Day], _ event: ElectionEvent, _ found: ArraySlice<Finding>) -> Day? {
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

    /// "Loket tidak dibuka lagi setelah Sabtu", where the article dates the whole stage: its last day.
    private func ended(_ days: [Day], _ event: ElectionEvent, _ found: ArraySlice<Finding>) -> Day? {
        let periods = found.compactMap(\.dates).filter { $0.event == event && $0.start < $0.end }
        return days.first { day in periods.contains { $0.end == day } }
    }

    /// Whether something ends on a weekday, or goes on on it: "setelah Sabtu", "sampai Sabtu", "dilanjutkan Sabtu".
    private func isBehindEnd(_ word: Int, _ sentence: StorySentence) -> Bool {
        let groups = [pack.group(.after), pack.group(.until), pack.group(.goesOn)]
        return sentence.reading.hits.hits.contains { groups.contains($0.group) && Int($0.end) == word }
    }

    /// "menggelar rekapitulasi di Kotabaru, Kamis.", "melantik enam pasang bupati di Palembang, Jumat, dalam dua gelombang": what an
    /// agency tells stands between commas, or ends the sentence, and nobody speaks in it.
    private func isApposed(_ word: Int, behind stage: Mention, _ sentence: StorySentence) -> Bool {
        let words = sentence.sentence.words
        guard stage.words.upperBound < word, !pack.has(anyOf: .saying, .urge, in: sentence), !sentence.holdsQuote,
            breaks(word..<word, sentence) > 0
        else { return false }
        return word + 1 == words.upperBound || breaks(word + 1..<word + 1, sentence) > 0
    }

    /// "Hari Selasa itu diliburkan": the day of that name which the article dates.
    private func thatWeekday(
        _ weekdays: [(word: Int, weekday: Int)],
        _ sentence: StorySentence,
        _ found: ArraySlice<Finding>
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
        // "rekapitulasi yang berlangsung Rabu".
        let finder = pack.finders.dates
        if finder.isDay(sentence.passage, word - 1) || finder.isDuring(sentence.passage, word - 1) { return true }
        let groups = [pack.group(.schedule), pack.group(.begins), pack.group(.until)]
        return sentence.reading.hits.hits.contains { groups.contains($0.group) && (0...1).contains(word - Int($0.end)) }
    }

    private func begins(_ word: Int, _ sentence: StorySentence) -> Bool {
        let begins = pack.group(.begins)
        return sentence.reading.hits.hits.contains { $0.group == begins && Int($0.end) == word }
    }
}
