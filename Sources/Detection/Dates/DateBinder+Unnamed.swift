import Language
import Model

/// Binds the stages of an election that a sentence names to the dates that it gives: each date to the stage nearest in its
/// clause, the specific stage before the bare name of the contest. Days of the report, of laws and rulings, and of other

// Days in sentences that name no stage: bound in another sentence, or by the official calendar.
extension DateBinder {
    /// Days that another sentence binds to a stage, told again without its name: "Tanggal 19 April warga kembali ke TPS".
    func remembered(_ found: [Finding]) -> [Finding] {
        guard !found.isEmpty else { return [] }
        let bound = Set(found.map(\.sentence))
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

    /// Days that are a stage's by the official calendar, in sentences that name none: "Jelang 9 Desember", "kampanye" left out
    /// of "baru boleh turun ke lapangan mulai 28 Oktober 2016 hingga 11 Februari 2017". A single day has to be that of the vote.
    func told(_ found: [Finding]) -> [Finding] {
        if story.sentences.prefix(while: \.isTitle).contains(where: { $0.reading.has(pack.group("@elsewhere")) }) {
            return []
        }
        var told: [Finding] = []
        let rules = pack.rules.indices.filter { pack.rules[$0].detector == .electionDate }
        for sentence in story.sentences where !found.contains(where: { $0.sentence == sentence.index }) {
            if quiet.contains(where: { sentence.reading.has($0) }) || isNational(sentence) { continue }
            if mentions(in: sentence).contains(where: \.isSpecific) { continue }
            for date in dates(in: sentence) where date.kind != .month && date.kind != .counted {
                guard let start = date.start, let end = date.end, !date.isParenthesised,
                    date.kind != .relative || start > (story.document.published ?? start),
                    start != story.document.published,
                    let event = pack.facts.calendar.event(from: start, to: end), start != end || event == .voting,
                    let rule = rules.first(where: { pack.rules[$0].event == event })
                else { continue }
                let dated = DatedEvent(event: event, start: start, end: end, rule: rule)
                told.append(Finding(detector: .electionDate, sentence: sentence.index, dates: dated))
                break
            }
        }
        return told
    }

    /// Stages on a bare weekday, where another sentence dates the stage on that very day: "Rekap Dimulai Selasa".
    func onWeekdays(_ found: [Finding]) -> [Finding] {
        guard let published = story.document.published else { return [] }
        let bound = Set(found.map(\.sentence))
        return story.sentences.compactMap { sentence in
            guard !bound.contains(sentence.index), let stage = onlyStage(mentions(in: sentence)) else { return nil }
            let weekdays = pack.finders.dates.weekdays(in: sentence.passage, words: sentence.sentence.words)
            for (word, weekday) in weekdays where sentence.isTitle || isPlaced(word, sentence) {
                let day = published + (weekday - published.weekday + 7) % 7
                let isKnown = found.contains { $0.dates?.event == stage.event && $0.dates?.start == day }
                guard let event = stage.event, isKnown || pack.facts.calendar.isBound(event, on: day) else { continue }
                let days = lasting(stage, from: word..<word + 1, sentence) ?? 1
                let dated = DatedEvent(event: event, start: day, end: day + (days - 1), rule: stage.rule)
                return Finding(detector: .electionDate, sentence: sentence.index, dates: dated)
            }
            return nil
        }
    }

    /// Whether a weekday is when something is to be, not when somebody spoke: "akan digelar Kamis".
    func isPlaced(_ word: Int, _ sentence: StorySentence) -> Bool {
        let groups = [pack.group("@schedule"), pack.group("@begins")]
        return sentence.reading.hits.hits.contains { groups.contains($0.group) && (0...1).contains(word - Int($0.end)) }
    }
}
