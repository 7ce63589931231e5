public import Model

/// Finds the dates of a text: days, ranges of days and months, in figures and in words, complete or counted from the day of
/// publication. It says what stands there and mends nothing: a weekday that does not fit is marked, a day that does not
/// exist stays unresolved.
public struct DateFinder: Sendable {
    let terms: DateTerms

    /// Adds the words that dates are made of.
    public init(adding vocabulary: inout Vocabulary.Builder) {
        terms = DateTerms(adding: &vocabulary)
    }

    /// The dates among some words of a passage, in order, never overlapping.
    /// - Parameter published: What partial and relative dates are resolved against. Without it they stay unresolved.
    /// - Parameter year: Without a publication day, the year that the article speaks of, if it is known; see `year(in:)`.
    public func mentions(
        in passage: Passage,
        words: Range<Int>,
        published: Day?,
        assuming year: Int? = nil,
        isHeadline: Bool = false
    ) -> [DateMention] {
        var reader = DateReader(
            passage: passage,
            terms: terms,
            limit: words,
            published: published,
            assumedYear: year,
            isHeadline: isHeadline
        )
        var found: [DateMention] = []
        var at = words.lowerBound
        while at < words.upperBound {
            let word = passage.words[at]
            guard word.shape.contains(.digits) || terms[word] != nil, let match = reader.match(at: at) else {
                at += 1
                continue
            }
            found += match.mentions
            at = max(match.end, at + 1)
            reader.last = found.last
        }
        return reader.joined(found)
    }

    /// The dates of a sentence.
    /// - Parameter isHeadline: A bare month is meant as a date: headlines leave out the words before it.
    public func mentions(
        in passage: Passage,
        sentence: Sentence,
        published: Day?,
        assuming year: Int? = nil,
        isHeadline: Bool = false
    ) -> [DateMention] {
        mentions(
            in: passage,
            words: sentence.words,
            published: published,
            assuming: year,
            isHeadline: isHeadline
        )
    }

    /// Days that a period lasts, where its length begins at a word: `selama tiga hari`, `60 hari`, `dua pekan`.
    public func length(in passage: Passage, at word: Int, within words: Range<Int>) -> Int? {
        let reader = DateReader(passage: passage, terms: terms, limit: words, published: nil)
        var at = word
        while reader.term(at) == .during { at += 1 }
        if case .span(let days)? = reader.term(at) { return days }
        guard let count = reader.count(at), let unit = reader.following(at, across: []) else { return nil }
        switch reader.term(unit) {
        case .day?: return count
        case .week?: return count * 7
        default: return nil
        }
    }

    /// Whether a word says that a length of time follows: `selama`.
    public func isDuring(_ passage: Passage, _ word: Int) -> Bool { terms[passage.words[word]] == .during }

    /// Whether a word points at what was named before: `itu`.
    public func isThat(_ passage: Passage, _ word: Int) -> Bool { terms[passage.words[word]] == .that }

    /// Whether a word says that a period ends: `ditutup`, `hingga`.
    public func isEnd(_ passage: Passage, _ word: Int) -> Bool {
        let term = terms[passage.words[word]]
        return term == .ends || term == .until
    }

    /// Whether a word says that a day follows: `hari`.
    public func isDay(_ passage: Passage, _ word: Int) -> Bool { terms[passage.words[word]] == .day }

    /// Days of the week that stand alone, no part of a date: the word, and Monday as 1.
    public func weekdays(in passage: Passage, words: Range<Int>) -> [(word: Int, weekday: Int)] {
        words.compactMap { index in
            guard passage.words[index].isCapitalised else { return nil }
            switch terms[passage.words[index]] {
            case .weekday(let weekday)?: return (index, weekday)
            case .sundayOrWeek?: return (index, 7)
            default: return nil
            }
        }
    }

    /// The year that most of the complete dates of a passage are in, and of which it speaks as `Pilkada 2018`; nil where
    /// there is none or two are as frequent. Years of statutes (`Tahun 2016`) do not count.
    public func year(in passage: Passage) -> Int? {
        let reader = DateReader(passage: passage, terms: terms, limit: passage.words.indices, published: nil)
        var counts: [Int: Int] = [:]
        for word in passage.words.indices where passage.words[word].isNumber && passage.words[word].range.count == 4 {
            guard let year = reader.number(word)?.value, (2004...2099).contains(year) else { continue }
            guard word == 0 || terms[passage.words[word - 1]] != .year else { continue }
            counts[year, default: 0] += 1
        }
        let top = counts.values.max() ?? 0
        let years = counts.filter { $0.value == top }
        return years.count == 1 ? years.first?.key : nil
    }
}

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
            return datesFromNumber(at: word) ?? countdown(fromNumberAt: word)
        }
        switch term(word) {
        case .weekday(let weekday)?: return fromWeekday(weekday, at: word)
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
