public import Model

/// A calendar date or period that a text states, as it states it.
public struct DateMention: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// Day, month and year stand there.
        case explicit
        /// Day and month; the year is from the publication day.
        case partial
        /// A whole month, or several.
        case month
        /// Counted from the publication day: `besok`, `Rabu pekan depan`, `tinggal 14 hari lagi`.
        case relative
        /// Counted from the day of an event, which the caller knows: `H-7`, `hari H`, `tiga hari sebelum`.
        case countdown
        /// Counted from another date of the text: `sehari kemudian`, `keesokan harinya`, `dua hari sebelumnya`.
        case counted
    }

    /// Indices of words in the passage.
    public var words: Range<Int>
    /// UTF-8 offsets in the passage.
    public var bytes: Range<Int>
    public var kind: Kind
    /// Nil where it cannot be resolved: no publication day, no event to count from, or no such day.
    public var start: Day?
    /// The same day as `start` for a single day.
    public var end: Day?
    /// For a countdown: days from the event, negative before it; for what is counted, from the other date.
    public var offset: Int?
    /// In brackets or half of one: nearly always the day of the report, not of a stage.
    public var isParenthesised = false
    /// Digits only (`27/11/2024`).
    public var isNumeric = false
    /// The weekday that stands beside it is not that day's. Nothing is mended.
    public var weekdayConflict = false
    /// Read in spite of a slip: a letter O for zero, a month with a wrong letter.
    public var isMisspelt = false
    /// There is no publication day; the year is the one that the article speaks of.
    public var isYearInferred = false
    /// Names a day that does not exist, such as 31 November or the year 2920.
    public var isImpossible = false
    /// Only a part of the month, `akhir Agustus`; it stands for all of it.
    public var isPartOfMonth = false
    /// Counted in weeks, `tinggal sepekan`: people say so a day earlier or later, too.
    public var isInWeeks = false
    /// The day of the month alone, `tanggal 27`: in the nearest month.
    public var isDayAlone = false
    /// A countdown that counts from today: `H-7`, `sepekan menjelang`; not `sepekan sebelum`.
    public var isFromToday = false

    /// For a partial date: the days of the year between which it lies, as the text gives them.
    public var yearless: Yearless?

    /// A day of the year, or two.
    public struct Yearless: Hashable, Sendable {
        public var month: Int
        public var day: Int
        public var untilMonth: Int
        public var untilDay: Int
    }

    /// A partial date put into a year that the caller knows, such as that of the only stage on that day; any other as it is.
    public func inYear(_ year: Int) -> DateMention {
        guard let yearless, let end = Day(year: year, month: yearless.untilMonth, day: yearless.untilDay) else {
            return self
        }
        let isBackward = (yearless.month, yearless.day) > (yearless.untilMonth, yearless.untilDay)
        let first = Day(year: isBackward ? year - 1 : year, month: yearless.month, day: yearless.day)
        guard let first else { return self }
        var mention = self
        (mention.start, mention.end, mention.isYearInferred) = (first, end, true)
        return mention
    }

    public var isResolved: Bool { start != nil }

    /// A countdown counted from the day of its event, or what is counted from another date; any other mention as it is.
    public func counted(from event: Day) -> DateMention {
        guard kind == .countdown || kind == .counted, let offset else { return self }
        var mention = self
        mention.start = event + offset
        mention.end = event + offset
        return mention
    }
}
