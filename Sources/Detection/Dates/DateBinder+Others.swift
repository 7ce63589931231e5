import Language
import Model

/// Days that stand in a relation to a stage's own day, and are not it, or are it as well.
extension DateBinder {
    /// "TPS dibuka Rabu pekan depan, undangan sampai tiga hari sebelumnya": nobody votes so many days from the day of
    /// the vote.
    func isBesideItself(_ dated: DatedEvent, _ stated: DateMention, _ bound: [DatedEvent]) -> Bool {
        guard stated.kind == .counted, let offset = stated.offset, dated.start == dated.end,
            dated.event == .voting || dated.event == .revote
        else { return false }
        return bound.contains { $0.event == dated.event && $0.start == dated.start - offset && $0.start == $0.end }
    }

    /// "Penetapan calon jatuh pada 23 September, hitungan mundurnya berhenti di 23 Maret": six months before candidates are
    /// determined, transfers of officials are barred; that day is not the stage's.
    func opensTransfers(_ dated: DatedEvent, _ dates: [DateMention], _ found: [Finding]) -> Bool {
        let calendar = pack.facts.calendar
        guard dated.event == .candidateDetermination, dated.start == dated.end,
            !calendar.isBound(.candidateDetermination, on: dated.start)
        else { return false }
        let days = dates.compactMap(\.start) + found.compactMap(\.dates).filter { $0.event == dated.event }.map(\.start)
        let (_, month, day) = dated.start.civil
        return days.contains { other in
            // Which year a day without one is in does not matter.
            calendar.isBound(.candidateDetermination, on: other) && abs(other.civil.day - day) <= 1
                && (other.civil.month - month + 12) % 12 == DateBinder.transferMonths
        }
    }

    private static let transferMonths = 6

    /// "sejak 22 Maret": what lasts from that day on.
    func isSince(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let begins = pack.group(.begins)
        return sentence.reading.hits.hits.contains {
            $0.group == begins && (0...1).contains(date.words.lowerBound - Int($0.end))
        }
    }

    /// "Pelantikan besok diundur ke 26 Februari": the day to which a stage is put off, so that the day before it was its own.
    func isPutTo(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let goesOn = pack.group(.goesOn)
        let to = date.words.lowerBound - 1
        guard date.kind != .relative, sentence.sentence.words.contains(to),
            pack.finders.dates.leadsTo(sentence.passage, to)
        else { return false }
        return sentence.reading.hits.hits.contains { $0.group == goesOn && (0...1).contains(to - Int($0.end)) }
    }

    /// "PSU pemilihan wali kota memakai daftar pemilih yang dipakai pada November": a noun before `yang` is what was in that month;
    /// names may stand between a stage and its clause.
    func isOfOtherNoun(_ between: Range<Int>, _ sentence: StorySentence) -> Bool {
        guard between.count >= DateBinder.farNoun,
            let which = between.last(where: { pack.finders.dates.isWhich(sentence.passage, $0) }),
            between.upperBound - which <= DateBinder.whichClause
        else { return false }
        return (between.lowerBound..<which).contains { !sentence.passage.words[$0].isCapitalised }
    }

    /// Words of a clause with `yang` up to its month.
    private static let whichClause = 5
    /// Words from a stage to the month of another noun, at least: nearer, the clause is the stage's.
    private static let farNoun = 6

    /// "Rombongan tiba 27 Juni. Hari itu memang jadwal pencoblosan": the day told just before, where the stage was then officially.
    func onThatDay(_ sentence: StorySentence, _ mentions: [Mention]) -> Finding? {
        guard let stage = onlyStage(mentions), let event = stage.event, isThatDay(sentence),
            dates[max(0, sentence.index - 1)].contains(where: \.isResolved),
            let day = dayTold(before: sentence, 0, mentions)
        else { return nil }
        let dated = DatedEvent(event: settled(event, day, day), start: day, end: day, rule: stage.rule)
        return Finding(detector: .electionDate, sentence: sentence.index, dates: dated)
    }

    /// Whether a sentence begins with "hari itu" or "pada hari itu".
    private func isThatDay(_ sentence: StorySentence) -> Bool {
        let words = sentence.sentence.words
        let finder = pack.finders.dates
        return words.prefix(2).contains { word in
            words.contains(word + 1) && finder.isDay(sentence.passage, word)
                && finder.isThat(sentence.passage, word + 1)
        }
    }

    /// "KPU juga menjaring petugas KPPS. Pendaftarannya dibuka 17 September": what is called by a suffix is that of those whom the
    /// sentence before names.
    func isOfCommittee(_ words: Range<Int>, _ sentence: StorySentence) -> Bool {
        guard sentence.index > 0, let last = words.last, !pack.has(anyOf: .pair, .elected, in: sentence) else {
            return false
        }
        let before = story.sentences[sentence.index - 1]
        let word = sentence.passage.words[last].range
        guard before.sentence.paragraph == sentence.sentence.paragraph, !before.isTitle, word.count > 3,
            sentence.passage.bytes[(word.upperBound - 3)..<word.upperBound].elementsEqual("nya".utf8)
        else { return false }
        return before.reading.has(pack.group(.committee)) && !pack.has(anyOf: .pair, .elected, .head, in: before)
    }
}
