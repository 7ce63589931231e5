import Model

// Days in words, days of a month that stands elsewhere, days counted from another date.
extension DateReader {
    /// `dua puluh tujuh`, `dua tujuh`, `sebelas`, `lima belas`.
    func spokenDay(_ word: Int) -> (value: Int, length: Int)? {
        guard case .number(let first)? = term(word) else { return nil }
        guard let next = following(word, across: []) else { return (first, 1) }
        switch term(next) {
        case .teen? where first < 10: return (10 + first, 2)
        case .ten? where first <= 3:
            guard let unit = following(next, across: []), case .number(let value)? = term(unit), value < 10 else {
                return (first * 10, 2)
            }
            return first * 10 + value <= 31 ? (first * 10 + value, 3) : nil
        case .number(let second)? where first <= 3 && second < 10:
            return first * 10 + second <= 31 ? (first * 10 + second, 2) : nil
        default: return (first, 1)
        }
    }

    /// `dua puluh tujuh November 2024`.
    func spokenDate(at word: Int) -> DateMatch? {
        guard let day = spokenDay(word), case .month? = term(word + day.length) else { return nil }
        guard var date = namedDate(day: day.value, at: word + day.length - 1) else { return nil }
        date.words = word..<date.words.upperBound
        return single(date)
    }

    /// `sehari kemudian`, `tiga hari sebelumnya`: counted from the date before it in the sentence. Where there is none, the
    /// caller may know it.
    /// - Parameter isPeriod: All the days up to there: `tiga hari berikutnya`.
    func fromLastDate(_ words: Range<Int>, offset: Int, isPeriod: Bool = false) -> DateMatch {
        var mention = DateMention(words: words, bytes: bytes(words), kind: .counted, offset: offset)
        if let day = offset < 0 ? last?.start : last?.end {
            mention = mention.counted(from: day)
            if isPeriod { mention.start = day + 1 }
        }
        return DateMatch(mentions: [mention], end: words.upperBound)
    }

    /// `tanggal 8 kemarin`, `tanggal 27 nanti`: the nearest such day on that side; `word` is the day.
    func dayNearby(at word: Int) -> DateMatch? {
        guard let day = dayNumber(word), let next = following(word, across: []) else { return nil }
        let isPast = term(next) == .past
        guard isPast || term(next) == .coming else { return nil }
        let words = word..<(next + 1)
        var mention = DateMention(words: words, bytes: bytes(words), kind: .relative)
        if let published {
            let (year, month, _) = published.civil
            let days = (-1...1).compactMap { offset -> Day? in
                let index = year * 12 + month - 1 + offset
                return Day(year: index / 12, month: index % 12 + 1, day: day.value)
            }
            mention.start = isPast ? days.last { $0 <= published } : days.first { $0 >= published }
            mention.end = mention.start
        }
        return DateMatch(mentions: [mention], end: words.upperBound)
    }

    /// `tanggal 19 bulan depan`; `word` is the day.
    func dayOfMonth(at word: Int) -> DateMatch? {
        guard let day = dayNumber(word), let unit = following(word, across: []), term(unit) == .monthWord,
            let next = following(unit, across: []), let months = weeks(next)
        else { return nil }
        let words = word..<(next + 1)
        var mention = DateMention(words: words, bytes: bytes(words), kind: .relative)
        if let (year, month, _) = published?.civil {
            let index = year * 12 + month - 1 + months
            mention.start = Day(year: index / 12, month: index % 12 + 1, day: day.value)
            mention.end = mention.start
        }
        return DateMatch(mentions: [mention], end: words.upperBound)
    }

    /// `tanggal 12`, `tanggal sembilan`, `tanggal 10 sampai 12`: the nearest such day, but not before the date that stands
    /// before it in the sentence; `word` is the day.
    func dayAlone(at word: Int) -> DateMatch? {
        guard let first = monthDay(at: word) else { return nil }
        var end = word + first.length
        var last: Int?
        if let at = connector(after: end - 1), let second = monthDay(at: at), second.value > first.value {
            (last, end) = (second.value, at + second.length)
        }
        let words = word..<end
        var mention = DateMention(words: words, bytes: bytes(words), kind: .partial)
        mention.isDayAlone = last == nil
        // `awal September, tepatnya tanggal 4`.
        let month = (word - 4..<word).reversed().lazy.compactMap { at -> Int? in
            if case .month(let month, isAbbreviated: false)? = term(at), number(at - 1) == nil { return month }
            return nil
        }.first
        // `ke Desember, kemungkinan tanggal 9`, `pada November 2024, dan KPU sudah mengunci tanggal 27`: in that month.
        let before = self.last.flatMap { isMonth($0, endingNear: word) ? $0.start.map { $0 + 14 } : nil }
        let named = before ?? month.flatMap { month in published.flatMap { middle(of: month, near: $0) } }
        guard let near = named ?? published ?? self.last?.end,
            let start = day(first.value, near: near, from: named == nil ? self.last?.start : nil)
        else { return nil }
        mention.start = start
        mention.end = last.map { start + ($0 - first.value) } ?? start
        if let end = mention.end, end.civil.month != start.civil.month { return nil }
        if before != nil || named != nil {
            mention.isDayAlone = false
            let hasYear = before != nil && (self.last?.words.contains { passage.words[$0].isNumber } ?? false)
            let (_, month, until) = (mention.end ?? start).civil
            if !hasYear { mention.yearless = .init(month: month, day: first.value, untilMonth: month, untilDay: until) }
        }
        return DateMatch(mentions: [mention], end: end)
    }

    /// Whether a date is one whole month, named a few words before another word.
    func isMonth(_ date: DateMention, endingNear word: Int) -> Bool {
        guard date.kind == .month, let start = date.start, let end = date.end else { return false }
        return start.civil.month == end.civil.month && word - date.words.upperBound <= DateReader.monthReach
    }

    /// Words between a month and the day in it that follows.
    private static let monthReach = 8

    /// A day of the month in digits or in words, and how many words it takes.
    private func monthDay(at word: Int) -> (value: Int, length: Int)? {
        if let day = dayNumber(word) { return passage.words[word].range.count <= 2 ? (day.value, 1) : nil }
        return spokenDay(word)
    }

    /// The middle of the month of that name which is nearest to a day.
    private func middle(of month: Int, near day: Day) -> Day? {
        let year = day.civil.year
        return [year - 1, year, year + 1].compactMap { Day(year: $0, month: month, day: 15) }
            .min { abs($0 - day) < abs($1 - day) }
    }

    /// The day of a month nearest to another, at or after a third where one is given.
    private func day(_ number: Int, near: Day, from first: Day?) -> Day? {
        let (year, month, _) = near.civil
        let months = (first.map { ($0.civil.year - year) * 12 + $0.civil.month - month } ?? -1)
        let days = (min(months, -1)...max(months + 1, 1)).compactMap { offset -> Day? in
            let index = year * 12 + month - 1 + offset
            return Day(year: index / 12, month: index % 12 + 1, day: number)
        }
        return days.filter { day in first.map { day >= $0 } ?? true }.min { abs($0 - near) < abs($1 - near) }
    }

    /// `keesokan harinya`, `esok harinya`, `hari berikutnya`.
    func nextDay(at word: Int) -> DateMatch? {
        let next = following(word, across: [])
        switch (term(word), next.flatMap(term)) {
        case (.nextDay?, .itsDay?), (.nextDay?, .day?), (.tomorrow?, .itsDay?), (.day?, .later?), (.day?, .following?):
            return fromLastDate(word..<(word + 2), offset: 1)
        case (.nextDay?, _): return fromLastDate(word..<(word + 1), offset: 1)
        default: return nil
        }
    }
}
