import Model

// Dates with the name of a month: `27 November 2024`, `27-29 Agustus`, `25 September sampai 23 November 2024`.
extension DateReader {
    func datesFromNumber(at word: Int) -> DateMatch? {
        numeric(at: word) ?? named(at: word)
    }

    /// A day or a range of days whose month is named.
    func named(at word: Int) -> DateMatch? {
        guard let first = dayNumber(word) else { return nil }
        if var date = namedDate(day: first.value, at: word) {
            date.isMisspelt = date.isMisspelt || first.isMisspelt
            return range(from: date) ?? single(date)
        }
        return daysOfOneMonth(at: word)
    }

    /// `27 November`, `27 Nov 24`, `27 November tahun 2024`, `27-Nov-2024`; `word` is the day.
    func namedDate(day: Int, at word: Int) -> WrittenDate? {
        guard let next = following(word, across: [.dash, .dot]) else { return nil }
        guard let (month, isAbbreviated, isMisspelt) = monthName(next, beside: true) else { return nil }
        var date = WrittenDate(day: day, month: month, words: word..<(next + 1), isMisspelt: isMisspelt)
        addYear(to: &date, after: next, isShortAllowed: isAbbreviated)
        return date
    }

    func addYear(to date: inout WrittenDate, after month: Int, isShortAllowed: Bool) {
        guard var next = following(month, across: [.comma, .dash, .dot]) else { return }
        if term(next) == .year {
            guard let behind = following(next, across: []) else { return }
            next = behind
        } else if passage.between(month).contains(.comma), number(next)?.digits != 4 {
            return
        }
        guard let number = number(next) else { return }
        if number.digits == 4, (1990...2099).contains(number.value) {
            date.year = number.value
        } else if number.digits == 2, isShortAllowed, (10...40).contains(number.value), passage.between(month).isEmpty {
            date.year = 2000 + number.value
        } else if (4...5).contains(number.digits), passage.bytes[passage.words[next].range.lowerBound] == 0x32,
            passage.between(month).isEmpty
        {
            date.isYearBroken = true
        } else {
            return
        }
        date.isMisspelt = date.isMisspelt || number.isMisspelt
        date.words = date.words.lowerBound..<(next + 1)
    }

    /// The month that a word names; spelt with a slip only where a day stands beside it.
    func monthName(_ word: Int, beside: Bool) -> (month: Int, isAbbreviated: Bool, isMisspelt: Bool)? {
        if case .month(let month, let isAbbreviated)? = term(word) { return (month, isAbbreviated, false) }
        guard beside, limit.contains(word), term(word) == nil, passage.words[word].isCapitalised else { return nil }
        return misspeltMonth(word).map { ($0, false, true) }
    }

    private func misspeltMonth(_ word: Int) -> Int? {
        let range = passage.words[word].range
        guard (6...11).contains(range.count) else { return nil }
        let letters = passage.bytes[range].map { $0 | 0x20 }
        return DateTerms.monthNames.firstIndex { name in
            name.count >= 6 && letters[0] == name[0] && isNear(letters, name)
        }.map { $0 + 1 }
    }

    /// At most one letter wrong, missing, too many, or two letters changed places.
    private func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        var start = 0
        while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
        var end = 0
        while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        let (left, right) = (a.count - start - end, b.count - start - end)
        if max(left, right) <= 1 { return true }
        return left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
    }

    // MARK: Ranges

    /// The word at which a second date may begin, where the first is followed by `hingga`, `s.d.`, a dash…
    func connector(after word: Int) -> Int? {
        guard let next = following(word) else { return nil }
        let gap = passage.between(word)
        var at: Int
        if gap.contains(.dash), gap.subtracting([.dash, .close, .open, .dot]).isEmpty {
            at = next
        } else {
            guard gap.subtracting([.close, .comma]).isEmpty else { return nil }
            switch term(next) {
            case .until?:
                guard let behind = following(next, across: [.dash]) else { return nil }
                at = behind
                if term(at) == .with {
                    guard let behind = following(at, across: []) else { return nil }
                    at = behind
                }
            case .s?:
                guard let d = following(next, across: [.dot, .slash]), term(d) == .d,
                    let behind = following(d, across: .dot)
                else { return nil }
                at = behind
            default: return nil
            }
        }
        // `hingga hari Kamis, tanggal 29 Agustus`
        for _ in 0..<3 {
            switch term(at) {
            case .day?, .date?, .weekday?, .sundayOrWeek?:
                guard let behind = following(at, across: [.comma, .open]) else { return nil }
                at = behind
            default: return at
            }
        }
        return at
    }

    /// A second date behind the first: `25 September sampai 23 November 2024`.
    func range(from first: WrittenDate) -> DateMatch? {
        guard let at = connector(after: first.words.upperBound - 1), let day = dayNumber(at) else { return nil }
        guard var second = namedDate(day: day.value, at: at) else { return nil }
        second.isMisspelt = second.isMisspelt || day.isMisspelt
        return DateMatch(mentions: [mention(first, to: second)], end: end(of: second))
    }

    /// `27-29 Agustus 2024`, `27, 28 dan 29 Agustus`: the month stands at the end and governs all.
    func daysOfOneMonth(at word: Int) -> DateMatch? {
        var days: [(day: Int, word: Int)] = []
        var isRange = false
        var at = word
        while let number = dayNumber(at), days.count < 8 {
            days.append((number.value, at))
            let isLed = [.leadIn, .date].contains(term(word - 1))
            if let last = namedDate(day: number.value, at: at) ?? (isLed ? placedDate(day: number.value, at: at) : nil)
            {
                guard days.count > 1 else { return nil }
                return all(days, isRange: isRange, last: last)
            }
            if let next = connector(after: at) {
                isRange = true
                at = next
            } else if let next = listed(after: at) {
                at = next
            } else {
                return nil
            }
        }
        return nil
    }

    /// `11 bulan ini`, the last of several days; `word` is the day. `2-3 bulan ini` without a word that leads in counts months.
    private func placedDate(day: Int, at word: Int) -> WrittenDate? {
        guard let published, let unit = following(word, across: []), term(unit) == .monthWord,
            let next = following(unit, across: []), let months = weeks(next)
        else { return nil }
        let (year, month, _) = published.civil
        let index = year * 12 + month - 1 + months
        var date = WrittenDate(day: day, month: index % 12 + 1, words: word..<(next + 1))
        date.year = index / 12
        return date
    }

    /// `27, 28`, `27 dan 28`, `27 atau 28`.
    private func listed(after word: Int) -> Int? {
        guard let next = following(word, across: .comma) else { return nil }
        guard term(next) == .and || term(next) == .or else {
            return passage.between(word).contains(.comma) ? next : nil
        }
        return following(next, across: [])
    }

    private func all(_ days: [(day: Int, word: Int)], isRange: Bool, last: WrittenDate) -> DateMatch {
        let isRow = zip(days, days.dropFirst()).allSatisfy { $1.day == $0.day + 1 }
        let isBetween = days.count == 2 && days.first.map { followsBetween($0.word) } ?? false
        if isRange || isRow || isBetween, let first = days.first {
            var start = last
            start.day = first.day
            start.words = first.word..<(first.word + 1)
            // `30-2 November` begins in the month before.
            if first.day > last.day {
                start.month = last.month == 1 ? 12 : last.month - 1
                if last.month == 1 { start.year = last.year.map { $0 - 1 } }
            }
            return DateMatch(mentions: [mention(start, to: last)], end: end(of: last))
        }
        let dates = days.map { item in
            var date = last
            date.day = item.day
            date.words = item.word..<(item.word == last.words.lowerBound ? last.words.upperBound : item.word + 1)
            return date
        }
        return DateMatch(mentions: dates.map { mention($0, to: $0) }, end: end(of: last))
    }

    /// `antara 16`, `antara tanggal 16`.
    private func followsBetween(_ word: Int) -> Bool {
        term(word - 1) == .between || term(word - 1) == .date && term(word - 2) == .between
    }

    func single(_ date: WrittenDate) -> DateMatch {
        DateMatch(mentions: [mention(date, to: date)], end: end(of: date))
    }

    /// Behind a date and the words that place it: `mendatang`, `tahun ini`.
    func end(of date: WrittenDate) -> Int {
        date.words.upperBound + (qualifier(after: date.words.upperBound - 1)?.length ?? 0)
    }
}
