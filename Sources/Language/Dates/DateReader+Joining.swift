import Model

// Periods whose ends stand apart, and days that are told twice.
extension DateReader {
    /// One mention for each period whose ends stand apart: `sejak 15 Februari dan berakhir 23 Juni`.
    func joined(_ mentions: [DateMention]) -> [DateMention] {
        guard mentions.count > 1 else { return mentions }
        var found: [DateMention] = []
        for mention in inMonthBehind(mentions) {
            if let first = found.last, first.start != nil, first.start == mention.start, first.end == mention.end,
                mention.words.lowerBound - first.words.upperBound <= 1, !mention.isParenthesised
            {
                // `lusa, tanggal 25 September`, `Rabu (9/12) kemarin`: one day, said twice.
                if mention.kind != .relative { found[found.count - 1] = mention }
                found[found.count - 1].words = first.words.lowerBound..<mention.words.upperBound
                found[found.count - 1].bytes = first.bytes.lowerBound..<mention.bytes.upperBound
            } else if let first = found.last, isEnd(mention, of: first), let end = mention.end {
                found[found.count - 1].words = first.words.lowerBound..<mention.words.upperBound
                found[found.count - 1].bytes = first.bytes.lowerBound..<mention.bytes.upperBound
                found[found.count - 1].end = end
                // Brackets around one end of a period are no report's.
                found[found.count - 1].isParenthesised = first.isParenthesised && mention.isParenthesised
            } else if let first = found.last, isNextDay(mention, after: first) {
                found[found.count - 1].words = first.words.lowerBound..<mention.words.upperBound
                found[found.count - 1].bytes = first.bytes.lowerBound..<mention.bytes.upperBound
                found[found.count - 1].end = mention.end
            } else {
                found.append(mention)
            }
        }
        // `digelar bulan depan, tepatnya Rabu 27 Juni`, `ke Desember, kemungkinan tanggal 9`: a day says more than its month.
        if found.contains(where: { $0.kind == .month }) {
            found = found.indices.filter { !isRestated(found[$0], by: $0 + 1 < found.count ? found[$0 + 1] : nil) }
                .map { found[$0] }
        }
        // `awal September, tepatnya tanggal 4`: a day says more than the part of a month.
        if found.contains(where: { !$0.isPartOfMonth }) { found.removeAll(where: \.isPartOfMonth) }
        return found
    }

    /// Whether a month is told again by a day or days in it, right behind.
    private func isRestated(_ month: DateMention, by next: DateMention?) -> Bool {
        guard let next, next.kind != .month, !next.isParenthesised, let start = next.start, let end = next.end,
            let first = month.start, let last = month.end
        else { return false }
        return isMonth(month, endingNear: next.words.lowerBound) && first <= start && end <= last
    }

    private func isEnd(_ mention: DateMention, of first: DateMention) -> Bool {
        guard let start = first.start, let end = mention.start, end > start else { return false }
        let between = first.words.upperBound..<mention.words.lowerBound
        // `Pilkada digelar 27 November lalu, sedangkan rekapitulasi ditutup Rabu kemarin`: another clause, with a subject of its own.
        if between.count > 2, passage.between(first.words.upperBound - 1).contains(.comma),
            between.first.map({ [.until, .ends, .shuts, .and, .later, .day].contains(term($0)) }) != true,
            !between.dropFirst().prefix(1).contains(where: { [.until, .ends, .shuts].contains(term($0)) })
        {
            return false
        }
        // `besok, 27 Agustus, sampai 29 Agustus`, `Minggu (12/2) sampai Selasa lusa`.
        if between.count == 1, between.contains(where: { term($0) == .until }) { return true }
        // `dimulai Rabu (25/9) dan berlangsung hingga 23 November`.
        if first.isParenthesised || mention.isParenthesised { return isBegunAndEnded(first, mention) }
        // `antara 29 Agustus dan 2 September`.
        if between.count == 1, term(between.lowerBound) == .and, term(first.words.lowerBound - 1) == .between {
            return first.start == first.end
        }
        let isUntil = between.last.map { term($0) == .until } ?? false
        // What has an end already ends there.
        if !isUntil, first.end != first.start { return false }
        if isBegunAndEnded(first, mention) { return true }
        guard (1...5).contains(between.count), isUntil || between.contains(where: { term($0) == .ends }) else {
            return false
        }
        let before = max(limit.lowerBound, first.words.lowerBound - 2)..<first.words.lowerBound
        let isBegun = before.contains {
            passage.words[$0].range.count >= 4 && (term($0) == .leadIn || beginsPeriod($0))
        }
        return isBegun || between.count <= 3
    }

    /// Words that begin a period; most of them mean something else as a `DateTerm`.
    private static let beginnings: Set<[UInt8]> = Set(
        ["dimulai", "mulai", "sejak", "dibuka", "berlangsung"].map { Array($0.utf8) }
    )

    /// `dibuka Senin (8/1) dan ditutup malam ini`, `sejak 28 Oktober dan baru tutup 11 Februari`, `dimulai 25 September dan
    /// berlangsung selama 60 hari hingga 23 November`: a verb begins the period, and what ends it stands right before the last day.
    private func isBegunAndEnded(_ first: DateMention, _ mention: DateMention) -> Bool {
        let between = first.words.upperBound..<mention.words.lowerBound
        guard first.start == first.end, let last = between.last else { return false }
        let end = term(last) == .leadIn ? last - 1 : last
        // Brackets may be a report's: there the two verbs have to be joined.
        if first.isParenthesised || mention.isParenthesised {
            let joins: [DateTerm?] = [.and, .only, .past, .later]
            guard term(end) == .until || between.contains(where: { joins.contains(term($0)) }) else { return false }
        }
        guard [.until, .ends, .shuts].contains(term(end)),
            !between.contains(where: { passage.between($0).contains(.comma) })
        else { return false }
        let isLong = between.contains { term($0) == .during }
        guard between.count <= (isLong ? 8 : 5) else { return false }
        let before = max(limit.lowerBound, first.words.lowerBound - 2)..<first.words.lowerBound
        return before.contains(where: beginsPeriod)
    }

    /// `besok dan lusa`, `hari ini atau besok`.
    private func isNextDay(_ mention: DateMention, after first: DateMention) -> Bool {
        let between = first.words.upperBound..<mention.words.lowerBound
        guard first.kind == .relative, mention.kind == .relative, first.start == first.end,
            mention.start == mention.end, let start = mention.start, first.end.map({ $0 + 1 }) == start
        else { return false }
        return between.count == 1 && between.contains { [.and, .or].contains(term($0)) }
    }

    /// `penetapan tanggal 24, undian tanggal 25, kampanye 27 Agustus`: a day alone is in the month of the next day, where it
    /// does not lie behind that.
    private func inMonthBehind(_ mentions: [DateMention]) -> [DateMention] {
        var mentions = mentions
        var next: DateMention?
        for index in mentions.indices.reversed() {
            let mention = mentions[index]
            guard mention.isDayAlone else {
                let isDay = mention.kind == .explicit || mention.kind == .partial
                next = isDay && !mention.isParenthesised ? mention : nil
                continue
            }
            guard let behind = next, let limit = behind.start, let own = mention.start,
                behind.words.lowerBound - mention.words.upperBound <= DateReader.monthBehind,
                let day = Day(year: limit.civil.year, month: limit.civil.month, day: own.civil.day), day <= limit
            else {
                next = nil
                continue
            }
            (mentions[index].start, mentions[index].end, mentions[index].isDayAlone) = (day, day, false)
            if behind.kind == .partial {
                let (month, number) = (day.civil.month, day.civil.day)
                mentions[index].yearless = .init(month: month, day: number, untilMonth: month, untilDay: number)
            }
            next = mentions[index]
        }
        return mentions
    }

    /// Words from a day of the month to the one behind it that names the month.
    private static let monthBehind = 8

    private func beginsPeriod(_ word: Int) -> Bool {
        DateReader.beginnings.contains(passage.bytes[passage.words[word].range].map { $0 | 0x20 })
    }
}
