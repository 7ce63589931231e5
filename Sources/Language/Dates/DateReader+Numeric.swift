import Model

// Dates in figures: `27/11/2024`, `(27/11)`, `2024-11-27`, `27-29/8/2024`.
extension DateReader {
    /// - Parameter afterWeekday: A weekday stands before it, so a day and a month are enough.
    func numeric(at word: Int, afterWeekday: Bool = false) -> DateMatch? {
        if let days = numericDays(at: word) { return days }
        guard let date = numericDate(at: word, afterWeekday: afterWeekday) else { return nil }
        if let at = connector(after: date.words.upperBound - 1) {
            if let second = numericDate(at: at, afterWeekday: true) {
                return DateMatch(mentions: [mention(date, to: second)], end: second.words.upperBound)
            }
        }
        return single(date)
    }

    /// Three figures, or two where brackets or a weekday show that they are a date.
    func numericDate(at word: Int, afterWeekday: Bool) -> WrittenDate? {
        guard let first = number(word), let second = following(word), let middle = number(second) else { return nil }
        let separator = passage.between(word)
        guard separator == .slash || separator == .dash || separator == .dot, middle.digits <= 2 else { return nil }
        if let third = following(second), passage.between(second) == separator, let last = number(third) {
            return fullDate((first, middle, last), separator, words: word..<(third + 1))
        }
        guard separator == .slash, first.digits <= 2, (1...31).contains(first.value), (1...12).contains(middle.value)
        else {
            return nil
        }
        let isBracketed = passage.before(word).contains(.open) && passage.between(second).contains(.close)
        guard afterWeekday || isBracketed else { return nil }
        return WrittenDate(
            day: first.value,
            month: middle.value,
            words: word..<(second + 1),
            isNumeric: true,
            isMisspelt: first.isMisspelt || middle.isMisspelt
        )
    }

    private typealias Figure = (value: Int, digits: Int, isMisspelt: Bool)

    private func fullDate(_ figures: (Figure, Figure, Figure), _ separator: Gap, words: Range<Int>) -> WrittenDate? {
        let (first, middle, last) = figures
        var date = WrittenDate(day: first.value, month: middle.value, year: last.value, words: words, isNumeric: true)
        date.isMisspelt = first.isMisspelt || middle.isMisspelt || last.isMisspelt
        if first.digits == 4, separator == .dash, last.digits <= 2 {
            (date.day, date.year) = (last.value, first.value)
        } else if first.digits > 2 {
            return nil
        } else if last.digits == 2, separator == .slash {
            date.year = 2000 + last.value
        } else if last.digits != 4 {
            return nil
        }
        guard let year = date.year, (1990...2099).contains(year) else {
            guard separator == .slash, (1...31).contains(date.day), (1...12).contains(date.month) else { return nil }
            date.isYearBroken = true
            return date
        }
        guard (1...31).contains(date.day), (1...31).contains(date.month) else { return nil }
        return date
    }

    /// `27-29/8/2024`: the month and year at the end govern both.
    private func numericDays(at word: Int) -> DateMatch? {
        guard let first = dayNumber(word), let next = following(word), passage.between(word) == .dash else {
            return nil
        }
        guard passage.between(next) == .slash, let last = numericDate(at: next, afterWeekday: true) else { return nil }
        var start = last
        start.day = first.value
        start.words = word..<(word + 1)
        return DateMatch(mentions: [mention(start, to: last)], end: last.words.upperBound)
    }
}
