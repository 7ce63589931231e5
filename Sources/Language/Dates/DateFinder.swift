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

    /// Whether a word stands between a day and what it is: `merupakan`.
    public func isBeing(_ passage: Passage, _ word: Int) -> Bool { terms[passage.words[word]] == .being }

    /// Whether a word leads to a day from another: `ke`, `menjadi`.
    public func leadsTo(_ passage: Passage, _ word: Int) -> Bool {
        let term = terms[passage.words[word]]
        return term == .leadIn || term == .being
    }

    /// Whether a word says that something is still to come: `belum`.
    public func isNotYet(_ passage: Passage, _ word: Int) -> Bool { terms[passage.words[word]] == .notYet }

    /// Whether a word says that the day itself follows: `tepatnya`.
    public func isNamely(_ passage: Passage, _ word: Int) -> Bool { terms[passage.words[word]] == .namely }

    /// Whether a word denies what follows: `tanpa`.
    public func isWithout(_ passage: Passage, _ word: Int) -> Bool {
        passage.words.indices.contains(word) && terms[passage.words[word]] == .without
    }

    /// Whether a word begins a clause on what stands before it: `yang`.
    public func isWhich(_ passage: Passage, _ word: Int) -> Bool {
        passage.words.indices.contains(word) && terms[passage.words[word]] == .which
    }

    /// Whether a word joins what follows to what stands before: `dan`.
    public func isAnd(_ passage: Passage, _ word: Int) -> Bool { terms[passage.words[word]] == .and }

    /// Whether a word counts time: `hari`, `pekan`, `bulan`, `tahun`, or `sehari`.
    public func isTimeUnit(_ passage: Passage, _ word: Int) -> Bool {
        switch terms[passage.words[word]] {
        case .day?, .week?, .sundayOrWeek?, .monthWord?, .year?, .span?: true
        default: false
        }
    }

    /// Whether a date is a past week or month that only words place: `pekan lalu`, `bulan lalu`.
    public func isPastSpan(_ date: DateMention, _ passage: Passage) -> Bool {
        guard date.start != date.end, let first = date.words.first, let last = date.words.last,
            terms[passage.words[last]] == .past
        else { return false }
        switch terms[passage.words[first]] {
        case .week?, .sundayOrWeek?, .monthWord?: return true
        default: return false
        }
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
