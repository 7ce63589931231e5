import Language
import Model

/// Which of the stages that a sentence names a date belongs to.
extension DateBinder {
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
            if isBefore, commas > 0, isTermOf(mention, sentence) { continue }
            if mention.isHinted {
                guard fits(mention, date, found) else { continue }
            } else if !mention.isSpecific, !isOfficial(mention, date) {
                if !isBefore && date.kind != .countdown || between.count > 9 || commas > 1 { continue }
                if isOfAnotherYear(mention, date, sentence) || isNamed(before: date, mentions) { continue }
            }
            if !isBefore, date.kind != .countdown,
                isOwned(mention, by: dates, but: date, sentence) || isUpTo(mention, sentence)
            {
                continue
            }
            if !isBefore, !sentence.isTitle, date.kind == .month, commas > 0 || between.count > 3 { continue }
            if isBefore, between.count > 4, commas == 0, isOfClauseBehind(between, sentence) { continue }
            if isBefore, date.kind == .month, mention.event == .voting || mention.event == .revote,
                isOfOtherNoun(between, sentence)
            {
                continue
            }
            if isBefore, isOf(mention, among: mentions, sentence), between.count > 1 { continue }
            if mention.event == .voting, date.kind != .month, !isOfficial(mention, date), isAgenda(mention, sentence) {
                continue
            }
            if !isBefore, pack.finders.dates.isWithout(sentence.passage, mention.words.lowerBound - 1) { continue }
            if !isBefore, date.kind != .countdown, isNext(mention, sentence) || isNotYet(between, mention, sentence) {
                continue
            }
            if date.kind != .countdown, isUntil(mention, date, sentence) { continue }
            let cost =
                Double(between.count) * (isBefore ? 1 : 1.3) + Double(commas) * (isBefore ? 3 : 4)
                + (mention.isSpecific ? 0 : mention.isHinted ? 1 : between.isEmpty ? 1 : 4)
                + (isBefore && commas > 0 && holds(between, other: date, dates) ? 4 : 0)
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

    /// "Masa tenang berakhir hari ini, besok warga mencoblos": a stage of another clause that has a day already.
    private func holds(_ words: Range<Int>, other date: DateMention, _ dates: [DateMention]) -> Bool {
        dates.contains { $0 != date && $0.isResolved && words.contains($0.words.lowerBound) }
    }

    /// "Laporan dugaan pelanggaran pilkada masuk 5 November", "gladi bersih pemungutan suara": the vote only says of what.
    private func isAgenda(_ mention: Mention, _ sentence: StorySentence) -> Bool {
        let groups = [pack.group(.otherAgenda), pack.group(.otherStage)]
        return sentence.reading.hits.hits.contains { hit in
            // How far first: it is asked of each stage and each day, and few phrases stand so near.
            (0...DateBinder.agenda).contains(mention.words.lowerBound - Int(hit.end)) && groups.contains(hit.group)
                && breaks(Int(hit.end)..<mention.words.lowerBound, sentence) == 0
        }
    }

    /// Words between what is on an agenda and the vote that it is for.
    private static let agenda = 2

    /// "20 September, belum memasuki masa kampanye": the day is before the stage.
    private func isNotYet(_ between: Range<Int>, _ mention: Mention, _ sentence: StorySentence) -> Bool {
        mention.event == .campaign && between.contains { pack.finders.dates.isNotYet(sentence.passage, $0) }
    }

    /// "10-23 November, disusul masa tenang": what follows begins behind that day.
    private func isNext(_ mention: Mention, _ sentence: StorySentence) -> Bool {
        let goesOn = pack.group(.goesOn)
        return mention.event == .quietPeriod
            && sentence.reading.hits.hits.contains {
                $0.group == goesOn && Int($0.end) == mention.words.lowerBound && $0.end - $0.start == 1
            }
    }

    /// "pasar murah pada 14-17 April berimpit dengan pemungutan suara ulang, 19 April": a day of its own stands right behind.
    private func isOwned(
        _ mention: Mention,
        by dates: [DateMention],
        but date: DateMention,
        _ sentence: StorySentence
    ) -> Bool {
        dates.contains {
            guard (0...1).contains($0.words.lowerBound - mention.words.upperBound), $0 != date, !$0.isParenthesised
            else {
                return false
            }
            // "6 Desember semua harus diam, artinya tinggal dua pekan": what is left is counted in a clause of its own.
            return $0.kind != .relative || breaks(mention.words.upperBound..<$0.words.lowerBound, sentence) == 0
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

    /// "1 Juni kemarin … saat Pilgub 2024": the contest has a year of its own.
    func isOfAnotherYear(_ mention: Mention, _ date: DateMention, _ sentence: StorySentence) -> Bool {
        guard let start = date.start else { return false }
        let words = mention.words.upperBound..<min(mention.words.upperBound + 3, sentence.sentence.words.upperBound)
        for index in words where !date.words.contains(index) {
            let word = sentence.passage.words[index]
            guard word.isNumber, word.range.count == 4, let year = Int(sentence.passage.text(word)) else { continue }
            guard (2005...2100).contains(year) else { return false }
            // "Pada Pilkada 2020 yang digelar 9 Desember": the day has the contest's year.
            return year != start.civil.year && !isOfficial(mention, date.inYear(year))
        }
        return false
    }

    /// "jendela enam bulan sebelum penetapan sudah tertutup sejak 22 Maret": so much time before a stage.
    private func isCounted(_ mention: Mention, _ sentence: StorySentence) -> Bool {
        let before = pack.group(.before)
        return sentence.reading.hits.hits.contains {
            $0.group == before && Int($0.end) == mention.words.lowerBound
                && sentence.sentence.words.contains(Int($0.start) - 1)
                && pack.finders.dates.isTimeUnit(sentence.passage, Int($0.start) - 1)
        }
    }

    /// "… 7 Januari, enam bulan sebelum penetapan calon" does not date the stage, nor does "sehari setelah pelantikan mereka
    /// berangkat untuk retret hingga 28 Februari"; "jelang pencoblosan 27 November" does.
    func isUntil(_ mention: Mention, _ date: DateMention, _ sentence: StorySentence) -> Bool {
        let gap = date.words.lowerBound - mention.words.upperBound
        if mention.words.contains(date.words.lowerBound) { return false }
        let isStage = mention.isSpecific && isOfficial(mention, date)
        // "Tiga hari lagi menuju coblosan", and the clause that says when: "sebelum masa kampanye, yang bergulir sejak …".
        if isStage, gap < 0, date.kind == .relative, (0...1).contains(mention.words.lowerBound - date.words.upperBound)
        {
            return false
        }
        if (1...5).contains(gap), pack.finders.dates.isWhich(sentence.passage, mention.words.upperBound) {
            return false
        }
        if !isStage, gap > 1, isCounted(mention, sentence), isSince(date, sentence) { return true }
        if (0...(isStage ? 6 : 3)).contains(gap), isStage || !date.isParenthesised,
            gap == 0 || isStage || breaks(mention.words.upperBound..<date.words.lowerBound, sentence) == 0
        {
            return false
        }
        let (before, after) = (pack.group(.before), pack.group(.after))
        return sentence.reading.hits.hits.contains {
            let distance = mention.words.lowerBound - Int($0.end)
            return $0.group == before && (0...1).contains(distance) || $0.group == after && distance == 0
        }
    }
}
