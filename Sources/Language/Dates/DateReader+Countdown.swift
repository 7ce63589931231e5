import Model

// Days that are counted from the day of an event, or from today: `H-7`, `tiga hari sebelum …`, `tinggal 14 hari`.
extension DateReader {
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
        case .more?, .coming?: return ahead(days, words, unit: last)
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

    /// `tinggal 14 hari`, `tinggal sepekan`, with or without `lagi`.
    func countdown(fromLeftAt word: Int) -> DateMatch? {
        guard let next = following(word, across: []) else { return nil }
        if let match = countdown(fromNumberAt: next), match.mentions.first?.kind == .relative {
            return widened(match, to: word)
        }
        if case .span(let days)? = term(next) {
            return ahead(days, word..<(next + 1), unit: next)
        }
        guard let count = count(next), let unit = following(next, across: []) else { return nil }
        let days: Int
        switch term(unit) {
        case .day?: days = count
        case .week?, .sundayOrWeek?: days = 7 * count
        default: return nil
        }
        return ahead(days, word..<(unit + 1), unit: unit)
    }

    /// So many days from the publication day on.
    private func ahead(_ days: Int, _ words: Range<Int>, unit: Int) -> DateMatch {
        var mention = relative(words, from: days, to: days)
        mention.isInWeeks = days % 7 == 0 && term(unit) != .day
        return DateMatch(mentions: [mention], end: words.upperBound)
    }
}
