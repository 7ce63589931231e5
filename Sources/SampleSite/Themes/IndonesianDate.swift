import Model

extension ZonedTime {
    /// `Selasa, 12 November 2024`
    var inIndonesian: String {
        let (year, month, day) = self.day.civil
        return "\(Self.weekdays[self.day.weekday - 1]), \(day) \(Self.months[month - 1]) \(year)"
    }

    /// `08:15`
    var hourAndMinute: String {
        let clock = description.dropFirst(11).prefix(5)
        return String(clock)
    }

    /// RFC 822, as RSS asks for: `Tue, 12 Nov 2024 08:15:00 +0700`
    var asRFC822: String {
        let (year, month, day) = self.day.civil
        let text = description
        let clock = text.dropFirst(11).prefix(8)
        let offset = offset == 0 ? "+0000" : text.suffix(6).filter { $0 != ":" }
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][self.day.weekday - 1]
        let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
        return "\(weekday), \(day < 10 ? "0" : "")\(day) \(name) \(year) \(clock) \(offset)"
    }

    private static let weekdays = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    private static let months = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ]
}
