import Model

/// A date in an HTTP field (RFC 9110 §5.6.7), in any of its three forms.
enum HTTPDate {
    /// Nil where `text` is none.
    static func parse(_ text: some StringProtocol) -> Timestamp? {
        guard text.utf8.count <= 64 else { return nil }
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
        // Sun 06 Nov 1994 08:49:37 GMT, Sunday 06 Nov 94 08:49:37 GMT, Sun Nov 6 08:49:37 1994
        guard words.count >= 5 else { return nil }
        let isAsctime = Int(words[1]) == nil
        guard let month = months.firstIndex(of: words[isAsctime ? 1 : 2].lowercased()) else { return nil }
        guard let date = Int(words[isAsctime ? 2 : 1]), var year = Int(words[isAsctime ? 4 : 3]) else { return nil }
        if year < 100 { year += year < 70 ? 2000 : 1900 }
        let clock = words[isAsctime ? 3 : 4].split(separator: ":").map { Int($0) ?? -1 }
        guard clock.count == 3, (1601...9999).contains(year) else { return nil }
        guard let day = Day(year: year, month: month + 1, day: date) else { return nil }
        return ZonedTime(day: day, hour: clock[0], minute: clock[1], second: clock[2], offset: 0)?.instant
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
