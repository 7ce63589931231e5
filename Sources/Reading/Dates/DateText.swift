import Model

/// Reads the dates that feeds, metadata and bylines write: RFC 3339, ISO 8601, RFC 822, and Indonesian or English text
/// such as `Rabu, 13 November 2024 | 14:05 WIB`, `Kamis 14 Nov 2024 09.12 WITA`, `13/11/2024, 14:05`.
///
/// A time without a zone is taken to be in `zone`; a day without a time stays a day. Nothing is guessed: a text that
/// names no day, month and year has no date.
struct DateText {
    /// What stands where no zone is stated.
    var zone: Zone = .jakarta

    /// The first date in `text` with the time that belongs to it.
    func publication(_ text: some StringProtocol) -> Publication? { reading(Array(text.utf8))?.value }

    struct Found {
        var value: Publication
        /// The zone was written there.
        var isZoned: Bool
        /// Hour and minute as written, seconds of the day.
        var clock: Int?
    }

    func reading(_ bytes: [UInt8]) -> Found? {
        // Most texts are told by this from dates.
        guard bytes.prefix(DateTokens.length).contains(where: \.isDigit) else { return nil }
        let tokens = DateTokens.read(bytes)
        guard let (day, after, before) = DateText.day(in: tokens) else { return nil }
        guard let (clock, next) = DateText.clock(in: tokens, around: before..<after) else {
            return Found(value: .day(day), isZoned: false, clock: nil)
        }
        let offset = DateText.offset(in: tokens, from: next)
        guard
            let time = ZonedTime(
                day: day,
                hour: clock / 3600,
                minute: clock / 60 % 60,
                second: clock % 60,
                offset: offset ?? zone.offset
            )
        else { return Found(value: .day(day), isZoned: false, clock: nil) }
        return Found(value: .time(time), isZoned: offset != nil, clock: clock)
    }

    // MARK: The day

    /// - Returns: The day, the index of the token after it, and that of its first token.
    private static func day(in tokens: [DateTokens.Token]) -> (day: Day, after: Int, first: Int)? {
        for index in tokens.indices where index + 2 < tokens.count {
            let (a, b, c) = (tokens[index], tokens[index + 1], tokens[index + 2])
            if let year = a.year, let month = b.monthNumber, let day = c.dayNumber, a.isJoined, b.isJoined {
                if let found = Day(year: year, month: month, day: day) { return (found, index + 3, index) }
            }
            if let day = a.dayNumber, let month = b.monthName, let year = c.year ?? c.shortYear {
                if let found = Day(year: year, month: month, day: day) { return (found, index + 3, index) }
            }
            if let month = a.monthName, let day = b.dayNumber, let year = c.year {
                if let found = Day(year: year, month: month, day: day) { return (found, index + 3, index) }
            }
            if let month = a.monthName, let day = b.dayNumber, let year = yearBehindClock(at: index + 2, in: tokens),
                let found = Day(year: year, month: month, day: day)
            {
                return (found, index + 2, index)
            }
            if let day = a.dayNumber, let year = c.year, a.isJoined && b.isJoined || a.isParted && a.after == b.after {
                // Day first, as everybody but Americans writes; month first only where nothing else can be meant.
                if let month = b.monthNumber, let found = Day(year: year, month: month, day: day) {
                    return (found, index + 3, index)
                }
                if let second = b.dayNumber, let month = a.monthNumber,
                    let found = Day(year: year, month: month, day: second)
                {
                    return (found, index + 3, index)
                }
            }
        }
        return shortDay(in: tokens)
    }

    /// `Wed Nov 13 14:05:00 WIB 2024`, as C's and Java's libraries write it: the time stands before the year.
    private static func yearBehindClock(at index: Int, in tokens: [DateTokens.Token]) -> Int? {
        guard let next = clock(at: index, in: tokens)?.1, next < tokens.count else { return nil }
        if let year = tokens[next].year { return year }
        return zones[tokens[next].word] != nil && next + 1 < tokens.count ? tokens[next + 1].year : nil
    }

    /// `31.10.23` and `31/10/23`, where no year is written in full: else it is a time.
    private static func shortDay(in tokens: [DateTokens.Token]) -> (day: Day, after: Int, first: Int)? {
        guard !tokens.contains(where: { $0.year != nil }) else { return nil }
        for index in tokens.indices where index + 2 < tokens.count {
            let (a, b, c) = (tokens[index], tokens[index + 1], tokens[index + 2])
            guard a.isJoined, b.isJoined, b.after == a.after,
                a.after == UInt8(ascii: ".") || a.after == UInt8(ascii: "/"),
                !(index + 3 < tokens.count && zones[tokens[index + 3].word] != nil),
                let number = a.dayNumber, let month = b.monthNumber, let year = c.shortYear,
                (1...40).contains(year - 2000),
                let day = Day(year: year, month: month, day: number)
            else { continue }
            return (day, index + 3, index)
        }
        return nil
    }

    // MARK: The time

    /// The one that touches the day; else the first after it, else the last before it.
    private static func clock(in tokens: [DateTokens.Token], around day: Range<Int>) -> (Int, Int)? {
        let before = clock(before: day.lowerBound, in: tokens)
        if let before, before.1 == day.lowerBound, clock(at: day.upperBound, in: tokens) == nil { return before }
        return clock(in: tokens, from: day.upperBound) ?? before
    }

    /// `14:05`, `14.05`, `14:05:33`, `2:05 PM`, within a few tokens after the day.
    private static func clock(in tokens: [DateTokens.Token], from start: Int) -> (Int, Int)? {
        var index = start
        while index < tokens.count, index < start + 5 {
            if let found = clock(at: index, in: tokens) { return found }
            index += 1
        }
        return nil
    }

    /// `14:05 WIB, 13 November 2024`: the time stands first.
    private static func clock(before first: Int, in tokens: [DateTokens.Token]) -> (Int, Int)? {
        guard first >= 2 else { return nil }
        for index in stride(from: first - 2, through: max(0, first - 5), by: -1) {
            if let found = clock(at: index, in: tokens), found.1 <= first { return found }
        }
        return nil
    }

    private static func clock(at index: Int, in tokens: [DateTokens.Token]) -> (Int, Int)? {
        guard index + 1 < tokens.count else { return nil }
        let (a, b) = (tokens[index], tokens[index + 1])
        guard a.after == UInt8(ascii: ":") || a.after == UInt8(ascii: "."), var hour = a.number(digits: 1...2),
            let minute = b.number(digits: 2...2), hour < 24, minute < 60
        else { return nil }
        var next = index + 2
        var second = 0
        if b.after == a.after, next < tokens.count, let value = tokens[next].number(digits: 1...2), value < 60 {
            second = value
            next += 1
            if tokens[next - 1].after == UInt8(ascii: "."), next < tokens.count, tokens[next].isNumber { next += 1 }
        }
        if next < tokens.count, let half = halfOfDay(at: next, in: tokens) {
            hour = half.isAfternoon ? (hour < 12 ? hour + 12 : hour) : (hour == 12 ? 0 : hour)
            next = half.next
        }
        return (hour * 3600 + minute * 60 + second, next)
    }

    /// `PM`, `p.m.`
    private static func halfOfDay(at index: Int, in tokens: [DateTokens.Token]) -> (isAfternoon: Bool, next: Int)? {
        switch tokens[index].word {
        case "pm": return (true, index + 1)
        case "am": return (false, index + 1)
        case "p", "a":
            guard tokens[index].after == UInt8(ascii: "."), index + 1 < tokens.count, tokens[index + 1].word == "m"
            else { return nil }
            return (tokens[index].word == "p", index + 2)
        default: return nil
        }
    }

    // MARK: The zone

    private static let zones: [String: Int] = [
        "wib": 7, "wita": 8, "wit": 9, "z": 0, "gmt": 0, "utc": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
        "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    ]

    /// `WITA`, `Z`, `+0700`, `+07:00`, `GMT+7` right after the time, in seconds east of UTC.
    private static func offset(in tokens: [DateTokens.Token], from start: Int) -> Int? {
        guard start < tokens.count, start > 0 else { return nil }
        if let hours = zones[tokens[start].word] {
            let sign = tokens[start].after
            guard hours == 0, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), start + 1 < tokens.count,
                let shift = shift(in: tokens, at: start + 1)
            else { return hours * 3600 }
            return sign == UInt8(ascii: "-") ? -shift : shift
        }
        let sign = tokens[start - 1].after
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let shift = shift(in: tokens, at: start) else {
            return nil
        }
        return sign == UInt8(ascii: "-") ? -shift : shift
    }

    private static func shift(in tokens: [DateTokens.Token], at index: Int) -> Int? {
        if let both = tokens[index].number(digits: 4...4), both / 100 < 15, both % 100 < 60 {
            return both / 100 * 3600 + both % 100 * 60
        }
        guard let hours = tokens[index].number(digits: 1...2), hours < 15 else { return nil }
        guard tokens[index].after == UInt8(ascii: ":"), index + 1 < tokens.count,
            let minutes = tokens[index + 1].number(digits: 2...2), minutes < 60
        else { return hours * 3600 }
        return hours * 3600 + minutes * 60
    }
}
