import Language
import Model

/// Sentences that name no stage and go on with one that was named before.
extension DateBinder {
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
        // "Yang pertama Desember itu, tanggal 9", told in April: in the year of the stage that it goes on with.
        let event = found.last?.dates?.event ?? heading?.stage.event
        let dates = event.map { event in dates.map { inYearOfStage($0, event) } } ?? dates
        if goesOn(sentence, dates) {
            // Where the article has dated but one stage so far, it goes on with that from farther off.
            let isOne = found.allSatisfy { $0.dates?.event == found.first?.dates?.event }
            let isDay = isOne && dates.allSatisfy { $0.kind != .month }
            let isOption = isTitled(found) && beginsGoingOn(sentence)
            reach = isDay ? isOption ? DateBinder.titledReach : DateBinder.farReach : reach
        } else if !sentence.reading.has(pack.group(.schedule)) {
            return nil
        }
        // "Kontrak berakhir 31 Maret": a contract may open or end, a vote does not.
        let isOthers = sentence.reading.has(pack.group(.otherAgenda))
        let first = sentence.sentence.words.lowerBound
        func isNear(_ index: Int) -> Bool { sentence.index - index <= reach }
        let isNamedSince = heading.map { $0.sentence > found.last?.sentence ?? -1 } ?? false
        if !isNamedSince, let last = found.last, isNear(last.sentence), let dated = last.dates {
            let isAlone = found.allSatisfy { $0.sentence != last.sentence || $0.dates?.event == dated.event }
            guard isAlone, !isOthers || dated.event != .voting && dated.event != .revote else { return nil }
            return Mention(event: dated.event, words: first..<first, rule: dated.rule, isSpecific: true)
        }
        let isAhead = dates.contains { date in
            isBesidePutOff(date, sentence)
                || date.start.map { start in story.document.published.map { start > $0 } ?? true } ?? true
        }
        guard let heading, isNear(heading.sentence), isAhead else { return nil }
        let stage = determined(sentence, after: heading.stage) ?? heading.stage
        return Mention(event: stage.event, words: first..<first, rule: stage.rule, isSpecific: true)
    }

    /// "Pilihan kedua 17 Maret tahun depan": a sentence that begins with what goes on.
    private func beginsGoingOn(_ sentence: StorySentence) -> Bool {
        let goesOn = pack.group(.goesOn)
        return sentence.reading.hits.hits.contains {
            $0.group == goesOn && Int($0.start) == sentence.sentence.words.lowerBound
        }
    }

    /// Whether the title dates a stage: the article is on when that is.
    private func isTitled(_ found: [Finding]) -> Bool {
        found.first.map { story.sentences[$0.sentence].isTitle } ?? false
    }

    /// "Penetapan kita laksanakan Jumat, 30 Mei", after a vote: what is determined is who was elected, as a sentence before says.
    private func determined(_ sentence: StorySentence, after stage: Mention) -> Mention? {
        guard stage.event == .voting || stage.event == .revote,
            mentions[sentence.index].contains(where: { $0.isHinted && $0.event == .candidateDetermination })
        else { return nil }
        let before = mentions[..<sentence.index].suffix(DateBinder.determinedReach)
        return before.joined().last { $0.event == .recapitulation && $0.isSpecific }
    }

    /// Whether a sentence says of a day to come that something is to be then, and of nothing else.
    private func goesOn(_ sentence: StorySentence, _ dates: [DateMention]) -> Bool {
        guard let published = story.document.published, !topic.isOnCommittee,
            !sentence.reading.has(pack.group(.otherAgenda))
        else { return false }
        let isPut = sentence.reading.has(pack.group(.putOff))
        guard isPut || sentence.reading.has(pack.group(.goesOn)) else { return false }
        return dates.contains { date in
            // "Harusnya Rabu (27/6) semua serentak": a day in brackets is no report's where the word stands beside it.
            guard !date.isParenthesised || isPut && isBesidePutOff(date, sentence), isPut || date.kind != .month else {
                return false
            }
            return date.start.map { $0 > published || isPut } ?? (date.kind == .counted)
        }
    }

    private func isBesidePutOff(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let putOff = pack.group(.putOff)
        return sentence.reading.hits.hits.contains {
            $0.group == putOff && (0...1).contains(date.words.lowerBound - Int($0.end))
        }
    }

    /// "Rusli menyebut tanggal itu baru rencana": the only day that the sentence before dates.
    func pointedAt(_ sentence: StorySentence, _ found: [Finding]) -> Finding? {
        guard sentence.reading.has(pack.group(.thatDay)), !sentence.reading.has(pack.group(.notStage)),
            !isBesideThatDay(sentence), let last = found.last,
            last.sentence == sentence.index - 1, found.dropLast().last?.sentence != last.sentence
        else { return nil }
        return Finding(detector: .electionDate, sentence: sentence.index, dates: last.dates)
    }

    /// "Sebelum tanggal itu": another time.
    private func isBesideThatDay(_ sentence: StorySentence) -> Bool {
        let (day, before, after) = (pack.group(.thatDay), pack.group(.before), pack.group(.after))
        let hits = sentence.reading.hits.hits
        return hits.contains { hit in
            hit.group == day && hits.contains { ($0.group == before || $0.group == after) && $0.end == hit.start }
        }
    }

    /// "KPU menargetkan rekapitulasinya tuntas pada hari yang sama": as the last day that was dated.
    func onSameDay(_ sentence: StorySentence, _ mentions: [Mention], _ found: [Finding]) -> Finding? {
        guard sentence.reading.has(pack.group(.sameDay)), let stage = onlyStage(mentions), let event = stage.event
        else {
            return nil
        }
        let last = found.last.flatMap { sentence.index - $0.sentence <= DateBinder.reach ? $0.dates : nil }
        let day =
            last.map { $0.start == $0.end && $0.event != event ? $0.start : nil }
            ?? dayTold(before: sentence, 0, mentions)
        guard let day else { return nil }
        let same = DatedEvent(event: event, start: day, end: day, rule: stage.rule)
        return Finding(detector: .electionDate, sentence: sentence.index, dates: same)
    }

    /// Sentences from the last stage that was dated, within which another goes on with it.
    static let reach = 2
    /// Days after the vote within which votes are counted and added up.
    static let counting = 20
    static let farReach = 5
    private static let titledReach = 30
    /// Sentences within which it is said that those who were elected are determined: more than a report has.
    private static let determinedReach = 200

    /// Whether a day is that of something else in its clause, or of another election.
    private func isQuiet(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let groups = [pack.group(.otherStage), pack.group(.notStage)]
        // "Awalnya 6 Februari, kemudian ditunda karena menunggu putusan": the ruling stands behind, and says why.
        if datesElse(sentence, but: date) { return true }
        return sentence.reading.hits.hits.contains { hit in
            guard groups.contains(hit.group) else { return false }
            // "9 April, tetapi surat suara terlambat": what follows in another clause is not what is dated.
            let behind = date.words.upperBound..<max(date.words.upperBound, Int(hit.start))
            return Int(hit.start) < date.words.upperBound || breaks(behind, sentence) == 0
        }
    }

    /// Whether a day of a sentence that names no stage is that of something else; what was signed or ruled in another clause is
    /// not what it dates: "SK sudah diteken, jangan lupa balas budi tanggal 27".
    func isQuiet(_ sentence: StorySentence, but date: DateMention) -> Bool {
        if pack.has(anyOf: .elsewhere, .otherContest, in: sentence) { return true }
        if pack.has(anyOf: .otherStage, .notStage, in: sentence), date.start == date.end || isQuiet(date, sentence) {
            return true
        }
        let legal = pack.group(.legalDate)
        return sentence.reading.hits.hits.contains { hit in
            guard hit.group == legal else { return false }
            let end = Int(hit.end)
            guard end <= date.words.lowerBound else { return true }
            let clause = max(end, date.words.lowerBound - DateBinder.shortClause)
            return breaks(end..<date.words.lowerBound, sentence) == 0
                || breaks(clause..<date.words.lowerBound, sentence) > 0
        }
    }

    /// Words of a clause before its day, at least; fewer are a weekday, or words that place the day.
    private static let shortClause = 3

    /// Whether the days of a sentence that names no stage are those of something else.
    func isQuiet(_ sentence: StorySentence) -> Bool {
        datesElse(sentence) || pack.has(anyOf: .otherStage, .notStage, in: sentence)
    }

    /// Whether all days of a sentence are those of a law or of another election.
    /// - Parameter date: A law behind it, farther off than a word, is not what it dates.
    private func datesElse(_ sentence: StorySentence, but date: DateMention? = nil) -> Bool {
        if pack.has(anyOf: .elsewhere, .otherContest, in: sentence) { return true }
        let legal = pack.group(.legalDate)
        return sentence.reading.hits.hits.contains { hit in
            hit.group == legal && date.map { Int(hit.start) <= $0.words.upperBound + 1 } != false
        }
    }
}
