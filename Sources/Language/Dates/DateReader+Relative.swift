import Model

// Days that words place as seen from the publication day: `Rabu pekan depan`, `besok`, `nanti malam`, `pekan lalu`.
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

    /// `Minggu hingga Selasa pekan depan`, `Rabu dan Kamis pekan ini`: up to a weekday that is placed.
    private func weekdays(from weekday: Int, at word: Int) -> DateMatch? {
        guard let until = following(word, across: []), let last = following(until, across: []),
            case .weekday(let second)? = term(last),
            term(until) == .until
                || [.and, .or].contains(term(until)) && (second - weekday + 7) % 7 == 1,
            var match = weekdayAlone(second, at: last), let end = match.mentions.first?.end
        else { return nil }
        match.mentions[0].start = end - (second - weekday + 7) % 7
        return widened(match, to: word)
    }

    private func isWeek(_ term: DateTerm) -> Bool { term == .week || term == .sundayOrWeek }

    /// A weekday that is placed by words: `depan`, `mendatang`, `pekan ini`, `lalu`, `besok`.
    private func weekdayAlone(_ weekday: Int, at word: Int) -> DateMatch? {
        // `Sabtu sore pekan lalu`, `Senin malam pekan depan`.
        let named = term(word + 1) == .hour && term(word + 2).map(isWeek) == true ? word + 1 : word
        guard let next = following(named, across: []) else { return nil }
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
        if let (last, weekday) = weekdayBehind(next) {
            let day = monday.map { $0 + weekday - 1 }
            return DateMatch(mentions: [relative(word..<(last + 1), from: day, to: day)], end: last + 1)
        }
        let mention = relative(word..<(next + 1), from: monday, to: monday.map { $0 + 6 })
        return DateMatch(mentions: [mention], end: next + 1)
    }

    /// `pekan depan pada hari Kamis`, `pekan depan, tepatnya Kamis`: the day of the week that was placed; one with a date of its
    /// own is left to that.
    private func weekdayBehind(_ week: Int) -> (word: Int, weekday: Int)? {
        var at = week
        for _ in 0..<3 {
            guard let next = following(at, across: at == week ? .comma : []) else { return nil }
            switch term(next) {
            case .namely?: at = next
            case .leadIn?, .day?:
                guard at != week || passage.between(week).isEmpty else { return nil }
                at = next
            case .weekday(let weekday)?:
                guard at != week, passage.words[next].isCapitalised, fromWeekday(weekday, at: next) == nil else {
                    return nil
                }
                return (next, weekday)
            default: return nil
            }
        }
        return nil
    }

    /// `beberapa bulan lalu`, `tiga bulan lalu`: so many of them ago is no month, and no week.
    func isCounted(_ word: Int) -> Bool {
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
        case .coming? where isTonight(word): return found(2, 0)
        case .hour? where isEndingTonight(word): return found(2, 0)
        default: return nil
        }
    }

    /// `nanti malam`; `mendatang` says nothing of the kind.
    private func isTonight(_ word: Int) -> Bool {
        guard let next = following(word, across: []), term(next) == .hour else { return false }
        return passage.bytes[passage.words[word].range].map({ $0 | 0x20 }) == Array("nanti".utf8)
    }

    /// `ditutup malam ini`, `sampai sore ini`; elsewhere it is when something was said or seen.
    private func isEndingTonight(_ word: Int) -> Bool {
        guard let next = following(word, across: []), term(next) == .this else { return false }
        return [.ends, .until, .shuts].contains(term(word - 1))
    }

    private func isYesterday(_ word: Int) -> Bool {
        let range = passage.words[word].range
        guard range.count == 7, passage.bytes[range.lowerBound] | 0x20 == UInt8(ascii: "k") else { return false }
        // Behind a date or a weekday it says only that this lies in the past.
        switch term(word - 1) {
        case nil, .leadIn?, .held?, .namely?: return true
        default: return false
        }
    }
}
