import Model

// Dates that are counted: from a weekday, from the publication day, from the day of an event.
extension DateReader {
    /// `Rabu, 27 November 2024`, `Rabu (27/11)`, `Rabu pekan depan`, `Rabu mendatang`.
    func fromWeekday(_ weekday: Int, at word: Int) -> DateMatch? {
        var last = word
        // `Rabu malam (27/11)`, `Rabu besok, 27 November`, `Rabu lusa 25 September`
        for _ in 0..<2 {
            guard let next = following(last, across: [.comma]) else { break }
            switch term(next) {
            case .hour?, .tomorrow?, .dayAfterTomorrow?, .date?: last = next
            case .past? where term(next + 1).map(isWeek) != true: last = next
            default: break
            }
        }
        if let next = following(last, across: [.comma, .open, .dot, .dash, .close]) {
            let match = numeric(at: next, afterWeekday: true) ?? named(at: next)
            if let match, let found = match.mentions.first {
                var widened = widened(match, to: word)
                let expected = found.start.map { $0.weekday == weekday } ?? true
                widened.mentions[0].weekdayConflict = !expected
                return widened
            }
        }
        return weekdays(from: weekday, at: word) ?? weekdayAlone(weekday, at: word)
    }

    /// `Minggu hingga Selasa pekan depan`: up to a weekday that is placed.
    private func weekdays(from weekday: Int, at word: Int) -> DateMatch? {
        guard let until = following(word, across: []), term(until) == .until,
            let last = following(until, across: []), case .weekday(let second)? = term(last),
            var match = weekdayAlone(second, at: last), let end = match.mentions.first?.end
        else { return nil }
        match.mentions[0].start = end - (second - weekday + 7) % 7
        return widened(match, to: word)
    }

    private func isWeek(_ term: DateTerm) -> Bool { term == .week || term == .sundayOrWeek }

    /// A weekday that is placed by words: `depan`, `mendatang`, `pekan ini`, `lalu`, `besok`.
    private func weekdayAlone(_ weekday: Int, at word: Int) -> DateMatch? {
        guard let next = following(word, across: []) else { return nil }
        let today = published?.weekday
        switch term(next) {
        case .coming?, .next?:
            let words = word..<(next + 1)
            let ahead = today.map { (weekday - $0 + 6) % 7 + 1 }
            return DateMatch(mentions: [relative(words, from: ahead, to: ahead)], end: next + 1)
        case .tomorrow?:
            return DateMatch(mentions: [dayNamed(weekday, near: 1, word..<(next + 1))], end: next + 1)
        case .dayAfterTomorrow?:
            return DateMatch(mentions: [dayNamed(weekday, near: 2, word..<(next + 1))], end: next + 1)
        case .this?:
            let ahead = today.map { (weekday - $0 + 7) % 7 }
            return DateMatch(mentions: [relative(word..<(next + 1), from: ahead, to: ahead)], end: next + 1)
        case .past?:
            let back = today.map { -(($0 - weekday + 6) % 7 + 1) }
            return DateMatch(mentions: [relative(word..<(next + 1), from: back, to: back)], end: next + 1)
        case .week?, .sundayOrWeek?:
            guard let behind = following(next, across: []), let weeks = weeks(behind) else { return nil }
            let offset = today.map { weekday - $0 + 7 * weeks }
            return DateMatch(mentions: [relative(word..<(behind + 1), from: offset, to: offset)], end: behind + 1)
        default: return nil
        }
    }

    /// `Selasa lusa`: where the two do not fit, the weekday says which day is meant, and the conflict is marked.
    private func dayNamed(_ weekday: Int, near offset: Int, _ words: Range<Int>) -> DateMention {
        guard let today = published?.weekday else { return relative(words, from: nil, to: nil) }
        let ahead = (weekday - today + 6) % 7 + 1
        var mention = relative(words, from: ahead <= 3 ? ahead : offset, to: ahead <= 3 ? ahead : offset)
        mention.weekdayConflict = ahead != offset
        return mention
    }

    /// `depan` is 1, `ini` 0, `lalu` -1.
    func weeks(_ word: Int) -> Int? {
        switch term(word) {
        case .next?, .coming?: 1
        case .this?: 0
        case .past?: -1
        default: nil
        }
    }

    /// `pekan depan`, `minggu ini`: Monday to Sunday.
    func week(at word: Int) -> DateMatch? {
        guard let next = following(word, across: []), let weeks = weeks(next), !isCounted(word) else { return nil }
        let monday = published.map { 1 - $0.weekday + 7 * weeks }
        let mention = relative(word..<(next + 1), from: monday, to: monday.map { $0 + 6 })
        return DateMatch(mentions: [mention], end: next + 1)
    }

    /// `beberapa bulan lalu`, `tiga bulan lalu`: so many of them ago is no month, and no week.
    private func isCounted(_ word: Int) -> Bool {
        guard limit.contains(word - 1) else { return false }
        return term(word - 1) == .several || count(word - 1) != nil
    }

    /// `besok`, `lusa`, `kemarin`, `hari ini`, `bulan depan`.
    func relative(at word: Int) -> DateMatch? {
        func found(_ length: Int, _ offset: Int) -> DateMatch {
            DateMatch(mentions: [relative(word..<(word + length), from: offset, to: offset)], end: word + length)
        }
        switch term(word) {
        case .tomorrow?:
            guard let next = following(word, across: []) else { return found(1, 1) }
            switch term(next) {
            case .dayAfterTomorrow?: return nil
            case .day?, .hour?: return found(2, 1)
            default: return found(1, 1)
            }
        case .dayAfterTomorrow?: return found(1, 2)
        case .past? where isYesterday(word): return found(1, -1)
        case .day?:
            guard let next = following(word, across: .dash) else { return nil }
            if term(next) == .h { return countdown(fromHAt: next).map { widened($0, to: word) } }
            guard passage.between(word).isEmpty else { return nil }
            if term(next) == .this { return found(2, 0) }
            return nil
        case .monthWord?: return monthWord(at: word)
        default: return nil
        }
    }

    private func isYesterday(_ word: Int) -> Bool {
        let range = passage.words[word].range
        guard range.count == 7, passage.bytes[range.lowerBound] | 0x20 == UInt8(ascii: "k") else { return false }
        // Behind a date or a weekday it says only that this lies in the past.
        return word == limit.lowerBound || term(word - 1) == nil
    }

    // MARK: Months

    private func monthWord(at word: Int) -> DateMatch? {
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
        let isMeant = first.year != nil || qualifier(after: word) != nil || isLedIn(word) || isBare(word)
        return isMeant ? months(first, first) : nil
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
        return [.leadIn, .monthWord, .until].contains(term(word - 1))
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

    // MARK: Countdowns

    /// `H-7`, `H+3`, `H min 7`; `hari H` is 0.
    func countdown(fromHAt word: Int) -> DateMatch? {
        guard passage.words[word].isCapitalised else { return nil }
        let isDay = word > limit.lowerBound && term(word - 1) == .day
        func found(_ length: Int, _ offset: Int) -> DateMatch {
            let words = word..<(word + length)
            var mention = DateMention(words: words, bytes: bytes(words), kind: .countdown, offset: offset)
            mention.isFromToday = true
            return DateMatch(mentions: [mention], end: word + length)
        }
        if let next = following(word, across: [.dash, .plus, .quote]) {
            let gap = passage.between(word)
            if let days = number(next), days.value <= 200 {
                if gap.contains(.plus) { return found(2, days.value) }
                if gap.contains(.dash) { return found(2, -days.value) }
            }
            if term(next) == .minus, let behind = following(next, across: []), let days = number(behind),
                days.value <= 200
            {
                return found(3, -days.value)
            }
        }
        return isDay ? found(1, 0) : nil
    }

    /// `14 hari lagi`, `tiga hari sebelum …`, `sepekan lagi`, `dua pekan sebelum …`.
    func countdown(fromNumberAt word: Int) -> DateMatch? {
        var days: Int
        var last = word
        if case .span(let span)? = term(word) {
            days = span
        } else {
            guard let (count, length) = longCount(word), let unit = following(word + length - 1, across: []) else {
                return nil
            }
            switch term(unit) {
            case .day?: days = count
            case .week?, .sundayOrWeek?: days = 7 * count
            default: return nil
            }
            last = unit
        }
        guard let next = following(last, across: []) else { return nil }
        let words = word..<(next + 1)
        switch term(next) {
        case .later?: return fromLastDate(words, offset: days)
        case .following?: return fromLastDate(words, offset: days, isPeriod: true)
        case .earlier?: return fromLastDate(words, offset: -days)
        case .more?, .coming?:
            return DateMatch(mentions: [relative(words, from: days, to: days)], end: next + 1)
        case .past?:
            // "dua pekan lalu" is no day, and no week either.
            let isVague = days % 7 == 0 && last != word
            let mentions = isVague ? [] : [relative(words, from: -days, to: -days)]
            return DateMatch(mentions: mentions, end: next + 1)
        case .towards?:
            var mention = DateMention(words: words, bytes: bytes(words), kind: .countdown, offset: -days)
            mention.isFromToday = true
            return DateMatch(mentions: [mention], end: next + 1)
        case .before? where isThat(next + 1):
            return fromLastDate(word..<(next + 2), offset: -days)
        case .after? where isThat(next + 1):
            return fromLastDate(word..<(next + 2), offset: days)
        case .before?:
            let mention = DateMention(words: words, bytes: bytes(words), kind: .countdown, offset: -days)
            return DateMatch(mentions: [mention], end: next + 1)
        case .after?:
            let mention = DateMention(words: words, bytes: bytes(words), kind: .countdown, offset: days)
            return DateMatch(mentions: [mention], end: next + 1)
        default: return nil
        }
    }

    /// A count in digits or in up to three words: `14`, `empat belas`.
    private func longCount(_ word: Int) -> (value: Int, length: Int)? {
        if case .number? = term(word) { return spokenDay(word) }
        return count(word).map { ($0, 1) }
    }

    /// `itu`, `tersebut`: the day that was named before.
    private func isThat(_ word: Int) -> Bool {
        limit.contains(word) && terms[passage.words[word]] == .that
    }

    /// `tinggal 14 hari`, with or without `lagi`.
    func countdown(fromLeftAt word: Int) -> DateMatch? {
        guard let next = following(word, across: []) else { return nil }
        if let match = countdown(fromNumberAt: next), match.mentions.first?.kind == .relative {
            return widened(match, to: word)
        }
        guard let count = count(next), let unit = following(next, across: []) else { return nil }
        let days: Int
        switch term(unit) {
        case .day?: days = count
        case .week?, .sundayOrWeek?: days = 7 * count
        default: return nil
        }
        return DateMatch(mentions: [relative(word..<(unit + 1), from: days, to: days)], end: unit + 1)
    }
}
