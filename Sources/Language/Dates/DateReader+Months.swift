import Model

// Whole months: `November 2024`, `September hingga November 2024`, `bulan depan`.
extension DateReader {
    /// `bulan depan`, `bulan lalu`.
    func monthWord(at word: Int) -> DateMatch? {
        guard let next = following(word, across: []), let months = weeks(next), !isCounted(word) else { return nil }
        let words = word..<(next + 1)
        var mention = DateMention(words: words, bytes: bytes(words), kind: .month)
        if let published {
            let (year, month, _) = published.civil
            let index = year * 12 + month - 1 + months
            setMonths(of: &mention, from: index, to: index)
        }
        return DateMatch(mentions: [mention], end: next + 1)
    }

    /// `November 2024`, `September hingga November 2024`, `November mendatang`, `pada November`.
    func month(at word: Int) -> DateMatch? {
        guard case .month(let month, let isAbbreviated)? = term(word) else { return nil }
        guard passage.words[word].isCapitalised || !isAbbreviated else { return nil }
        var first = WrittenDate(day: 1, month: month, words: word..<(word + 1))
        addYear(to: &first, after: word, isShortAllowed: false)
        if let at = connector(after: first.words.upperBound - 1), case .month(let until, _)? = term(at) {
            var last = WrittenDate(day: 1, month: until, words: at..<(at + 1))
            addYear(to: &last, after: at, isShortAllowed: false)
            return months(first, last)
        }
        if isAbbreviated, first.year == nil { return nil }
        if let date = dayBehind(first) { return single(date) }
        // A headline's `awal Mei` is told exactly below it.
        let isPart =
            !isHeadline
            && (term(word - 1) == .part || term(word - 1) == .monthWord && term(word - 2) == .part)
        let isMeant =
            isPart || first.year != nil || qualifier(after: word) != nil || isLedIn(word) || isBare(word)
            || isBracketed(word)
        guard isMeant else { return nil }
        var match = months(first, first)
        for index in match.mentions.indices { match.mentions[index].isPartOfMonth = isPart }
        return match
    }

    /// `November tanggal 27`, `November tanggal dua tujuh`.
    private func dayBehind(_ month: WrittenDate) -> WrittenDate? {
        guard let next = following(month.words.upperBound - 1, across: .comma), term(next) == .date else { return nil }
        guard let at = following(next, across: []) else { return nil }
        var date = month
        if let day = dayNumber(at) {
            date.day = day.value
            date.words = month.words.lowerBound..<(at + 1)
        } else if let day = spokenDay(at) {
            date.day = day.value
            date.words = month.words.lowerBound..<(at + day.length)
        } else {
            return nil
        }
        return date
    }

    /// A month at the end of a headline, or before a comma in it; not behind `awal` or `akhir`, which are too vague.
    private func isBare(_ word: Int) -> Bool {
        guard isHeadline, word > limit.lowerBound, passage.words[word].isCapitalised else { return false }
        let isLast = word + 1 == limit.upperBound || passage.between(word).contains(.comma)
        let before = passage.bytes[passage.words[word - 1].range].map { $0 | 0x20 }
        let vague = ["awal", "akhir", "pertengahan", "pertama", "kedua", "ketiga", "keempat", "pekan", "minggu"]
        return isLast && !vague.contains { Array($0.utf8) == before }
    }

    private func isLedIn(_ word: Int) -> Bool {
        guard word > limit.lowerBound, passage.words[word].isCapitalised else { return false }
        return [.leadIn, .monthWord, .until, .held, .ends, .namely].contains(term(word - 1))
    }

    /// `Gelombang ketiga (Juni)`.
    private func isBracketed(_ word: Int) -> Bool {
        passage.words[word].isCapitalised && passage.before(word).contains(.open)
            && passage.between(word).contains(.close)
    }

    private func months(_ from: WrittenDate, _ to: WrittenDate) -> DateMatch {
        let qualifier = qualifier(after: to.words.upperBound - 1)
        let words = from.words.lowerBound..<(to.words.upperBound + (qualifier?.length ?? 0))
        var mention = DateMention(words: words, bytes: bytes(words), kind: .month)
        mention.isImpossible = from.isYearBroken || to.isYearBroken
        mention.isYearInferred = published == nil && from.year == nil && to.year == nil && assumedYear != nil
        if let last = to.year ?? from.year ?? year(ofMonth: to.month, qualifier?.direction), !mention.isImpossible {
            let first = from.year ?? (from.month > to.month ? last - 1 : last)
            setMonths(of: &mention, from: first * 12 + from.month - 1, to: last * 12 + to.month - 1)
        }
        return DateMatch(mentions: [mention], end: words.upperBound)
    }

    private func year(ofMonth month: Int, _ direction: Direction?) -> Int? {
        guard let published else { return assumedYear }
        let (year, now, _) = published.civil
        switch direction {
        case .year(let offset)?: return year + offset
        case .future?: return month >= now ? year : year + 1
        case .past?: return month <= now ? year : year - 1
        case nil:
            let distance = { (candidate: Int) in abs((candidate - year) * 12 + month - now) }
            return [year, year + 1, year - 1].min { distance($0) < distance($1) }
        }
    }

    /// Months are counted from the year 0.
    private func setMonths(of mention: inout DateMention, from: Int, to: Int) {
        guard from <= to, let start = Day(year: from / 12, month: from % 12 + 1, day: 1) else { return }
        let length = Day.length(ofMonth: to % 12 + 1, year: to / 12)
        mention.start = start
        mention.end = Day(year: to / 12, month: to % 12 + 1, day: length)
    }
}
