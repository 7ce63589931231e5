import Model

/// What was found, and the word behind it.
struct DateMatch {
    var mentions: [DateMention]
    var end: Int
}

/// A date as it is written: the parts that stand there, before anything is resolved.
struct WrittenDate: Hashable {
    var day: Int
    var month: Int
    var year: Int?
    var words: Range<Int>
    var isNumeric = false
    var isMisspelt = false
    /// A year that no calendar of ours has, such as 2920.
    var isYearBroken = false

    var exact: Day? { year.flatMap { Day(year: $0, month: month, day: day) } }
}

/// Reads dates off the words of one sentence.
struct DateReader {
    let passage: Passage
    let terms: DateTerms
    let limit: Range<Int>
    let published: Day?
    /// Without a publication day: the year that the article speaks of.
    var assumedYear: Int?
    /// A headline leaves out the words before a month.
    var isHeadline = false
    /// The date found before, for `sehari kemudian`.
    var last: DateMention?

    func match(at word: Int) -> DateMatch? {
        let first = passage.words[word]
        if first.shape.contains(.digits) {
            // `pada 23 bulan depan`; `dalam 3 bulan depan` counts.
            let isDay = word > limit.lowerBound && term(word - 1) == .leadIn
            return datesFromNumber(at: word) ?? (isDay ? dayOfMonth(at: word) : nil) ?? countdown(fromNumberAt: word)
        }
        switch term(word) {
        case .weekday(let weekday)?: return fromWeekday(weekday, at: word)
        // `Minggu depan` is a Sunday, `minggu depan` a week.
        case .sundayOrWeek? where !first.isCapitalised: return week(at: word) ?? fromWeekday(7, at: word)
        case .sundayOrWeek?: return fromWeekday(7, at: word) ?? week(at: word)
        case .week?: return week(at: word)
        case .month?: return month(at: word)
        case .h?: return countdown(fromHAt: word)
        case .number?: return spokenDate(at: word) ?? countdown(fromNumberAt: word)
        case .span?: return countdown(fromNumberAt: word)
        case .left?: return countdown(fromLeftAt: word)
        case .date?:
            guard let next = following(word) else { return nil }
            let isNumber = passage.words[next].shape.contains(.digits)
            let match =
                isNumber
                ? datesFromNumber(at: next) ?? dayOfMonth(at: next) ?? dayNearby(at: next) : spokenDate(at: next)
            return (match ?? dayAlone(at: next)).map { widened($0, to: word) }
        default: return nextDay(at: word) ?? relative(at: word)
        }
    }

    // MARK: Words

    func term(_ word: Int) -> DateTerm? {
        limit.contains(word) ? terms[passage.words[word]] : nil
    }

    /// The next word, if it is within the sentence.
    func following(_ word: Int) -> Int? { limit.contains(word + 1) ? word + 1 : nil }

    /// The next word, if nothing but what is allowed stands between.
    func following(_ word: Int, across allowed: Gap) -> Int? {
        guard limit.contains(word + 1), passage.between(word).subtracting(allowed).isEmpty else { return nil }
        return word + 1
    }

    func widened(_ match: DateMatch, to word: Int) -> DateMatch {
        var match = match
        guard var first = match.mentions.first else { return match }
        first.words = word..<first.words.upperBound
        first.bytes = Int(passage.words[word].start)..<first.bytes.upperBound
        match.mentions[0] = first
        return match
    }

    func bytes(_ words: Range<Int>) -> Range<Int> {
        Int(passage.words[words.lowerBound].start)..<Int(passage.words[words.upperBound - 1].end)
    }

    /// The number that a word writes: digits, with the letter O for zero and l for one let through.
    func number(_ word: Int) -> (value: Int, digits: Int, isMisspelt: Bool)? {
        guard limit.contains(word), passage.words[word].shape.contains(.digits) else { return nil }
        let range = passage.words[word].range
        guard range.count <= 6 else { return nil }
        var value = 0
        var isMisspelt = false
        for byte in passage.bytes[range] {
            switch byte {
            case 0x30...0x39: value = value * 10 + Int(byte - 0x30)
            case UInt8(ascii: "O"), UInt8(ascii: "o"):
                value *= 10
                isMisspelt = true
            case UInt8(ascii: "l"), UInt8(ascii: "I"):
                value = value * 10 + 1
                isMisspelt = true
            default: return nil
            }
        }
        return (value, range.count, isMisspelt)
    }

    /// A day of the month.
    func dayNumber(_ word: Int) -> (value: Int, isMisspelt: Bool)? {
        guard let number = number(word), number.digits <= 2, (1...31).contains(number.value) else { return nil }
        return (number.value, number.isMisspelt)
    }

    /// A number from 1 to 60 in digits or in words.
    func count(_ word: Int) -> Int? {
        if let number = number(word), !number.isMisspelt, (1...400).contains(number.value) { return number.value }
        if case .number(let value)? = term(word) { return value }
        return nil
    }
}
