/// A calendar day of the proleptic Gregorian calendar, without a zone. ISO 8601 `YYYY-MM-DD`.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let serial: Int

    public init(serial: Int) { self.serial = serial }

    /// Nil where the three numbers name no day, such as 31 November.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Day.length(ofMonth: month, year: year) else { return nil }
        // Days from civil: years counted from March, so that the leap day is the last of its year.
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        serial = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `YYYY-MM-DD`, nothing before or after it.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard let y = decimal(bytes[0..<4]), let m = decimal(bytes[5..<7]), let d = decimal(bytes[8..<10]) else {
            return nil
        }
        self.init(year: y, month: m, day: d)
    }

    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = serial + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// ISO weekday: Monday is 1, Sunday is 7.
    public var weekday: Int { ((serial + 3) % 7 + 7) % 7 + 1 }

    public static func < (a: Day, b: Day) -> Bool { a.serial < b.serial }
    public static func + (day: Day, days: Int) -> Day { Day(serial: day.serial + days) }
    public static func - (day: Day, days: Int) -> Day { Day(serial: day.serial - days) }
    /// Whole days from `b` to `a`.
    public static func - (a: Day, b: Day) -> Int { a.serial - b.serial }

    /// The instant at which it begins.
    public func start(in zone: Zone) -> Timestamp {
        Timestamp(seconds: Int64(serial) * 86_400 - Int64(zone.offset))
    }

    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    public var description: String {
        let (year, month, day) = civil
        var text: [UInt8] = []
        text.reserveCapacity(10)
        appendPadded(year, 4, to: &text)
        text.append(UInt8(ascii: "-"))
        appendPadded(month, 2, to: &text)
        text.append(UInt8(ascii: "-"))
        appendPadded(day, 2, to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a day as YYYY-MM-DD: \(text)")
            )
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// `number` in decimal with leading zeros up to `width`.
func padded(_ number: Int, _ width: Int) -> String {
    var text: [UInt8] = []
    appendPadded(number, width, to: &text)
    return String(decoding: text, as: UTF8.self)
}

func appendPadded(_ number: Int, _ width: Int, to text: inout [UInt8]) {
    let digits = String(number).utf8
    for _ in 0..<max(0, width - digits.count) { text.append(UInt8(ascii: "0")) }
    text += digits
}

/// Digits only, at least one; nil otherwise.
func decimal(_ bytes: some Sequence<UInt8>) -> Int? {
    var value = 0
    var seen = false
    for byte in bytes {
        guard byte >= 48, byte <= 57, value < 100_000_000 else { return nil }
        value = value * 10 + Int(byte - 48)
        seen = true
    }
    return seen ? value : nil
}
