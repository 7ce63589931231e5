import Model

/// Where a partial date lies as seen from the publication day.
enum Direction: Hashable {
    /// `mendatang`, `nanti`, `yang akan datang`.
    case future
    /// `lalu`, `silam`, `kemarin`.
    case past
    /// `ini`, `tahun ini`: so many years from the publication's.
    case year(Int)
}

extension DateReader {
    /// The words behind a date that say where it lies, and how many they are.
    func qualifier(after word: Int) -> (direction: Direction, length: Int)? {
        guard let next = following(word, across: []) else { return nil }
        switch term(next) {
        case .coming?: return (.future, 1)
        case .past?: return (.past, 1)
        case .this?: return (.year(0), 1)
        case .next?: return (.future, 1)
        case .year?:
            guard let behind = following(next, across: []) else { return nil }
            switch term(behind) {
            case .this?: return (.year(0), 2)
            case .next?, .coming?: return (.year(1), 2)
            case .past?: return (.year(-1), 2)
            default: return nil
            }
        default:
            // `yang akan datang`
            guard let second = following(next, across: []), let third = following(second, across: []) else {
                return nil
            }
            return term(third) == .coming && term(second) == nil ? (.future, 3) : nil
        }
    }

    /// The day or range between two written dates, resolved as far as it goes.
    func mention(_ from: WrittenDate, to: WrittenDate) -> DateMention {
        var (from, to) = (from, to)
        let qualifier = qualifier(after: to.words.upperBound - 1)
        let words = from.words.lowerBound..<(to.words.upperBound + (qualifier?.length ?? 0))
        var mention = DateMention(words: words, bytes: bytes(words), kind: .explicit)
        mention.isNumeric = from.isNumeric && to.isNumeric
        mention.isMisspelt = from.isMisspelt || to.isMisspelt
        mention.isParenthesised =
            passage.before(words.lowerBound).contains(.open)
            || passage.between(to.words.upperBound - 1).contains(.close)
        guard !from.isYearBroken, !to.isYearBroken else {
            mention.isImpossible = true
            return mention
        }
        let isBackward = (from.month, from.day) > (to.month, to.day)
        if from.year == nil, let year = to.year {
            from.year = isBackward ? year - 1 : year
        } else if to.year == nil, let year = from.year {
            to.year = isBackward ? year + 1 : year
        } else if from.year == nil {
            mention.kind = .partial
            mention.yearless = .init(month: from.month, day: from.day, untilMonth: to.month, untilDay: to.day)
            guard let year = year(of: to, direction: qualifier?.direction) else { return mention }
            mention.isYearInferred = published == nil
            to.year = year
            from.year = isBackward ? year - 1 : year
        }
        mention.start = from.exact
        mention.end = to.exact
        if mention.start == nil || mention.end == nil {
            mention.isImpossible = true
            mention.start = nil
            mention.end = nil
        } else if let start = mention.start, let end = mention.end, end < start {
            (mention.start, mention.end) = (nil, nil)
            mention.isImpossible = true
        }
        return mention
    }

    /// The year of a day without one: the nearest that fits the words beside it.
    private func year(of date: WrittenDate, direction: Direction?) -> Int? {
        guard let published else { return assumedYear }
        let year = published.civil.year
        if case .year(let offset)? = direction { return year + offset }
        let candidates = (year - 1...year + 1).compactMap { year in
            Day(year: year, month: date.month, day: date.day).map { (year: year, distance: $0 - published) }
        }
        let fitting = candidates.filter {
            switch direction {
            case .future: $0.distance >= 0
            case .past: $0.distance <= 0
            default: true
            }
        }
        return fitting.min { abs($0.distance) < abs($1.distance) }?.year ?? year
    }

    /// A mention that is counted from the publication day.
    func relative(_ words: Range<Int>, from start: Int?, to end: Int?) -> DateMention {
        var mention = DateMention(words: words, bytes: bytes(words), kind: .relative)
        guard let published, let start, let end else { return mention }
        mention.start = published + start
        mention.end = published + end
        return mention
    }
}
