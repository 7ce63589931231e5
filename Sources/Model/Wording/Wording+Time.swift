/// Days and times as people write them.
extension Wording {
    private static let months: [Wording: [String]] = [
        .indonesian: [
            "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
            "November", "Desember",
        ],
        .english: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
    ]

    /// `14 November 2024`
    public func day(_ day: Day) -> String {
        let (year, month, number) = day.civil
        let names = Wording.months[self] ?? []
        return "\(number) \(names.indices.contains(month - 1) ? names[month - 1] : "\(month)") \(year)"
    }

    /// `14 November 2024 pukul 09.12 WIB`
    public func time(_ time: ZonedTime) -> String {
        let minute = time.secondOfDay / 60
        let distance = time.offset == 0 ? "" : String(time.description.suffix(6))
        let zone = Zone(name: "", offset: time.offset).abbreviation ?? "UTC\(distance)"
        let clock = padded(minute / 60, 2) + say(".", ":") + padded(minute % 60, 2)
        return "\(day(time.day)) \(say("pukul", "at")) \(clock) \(zone)"
    }

    public func published(_ publication: Publication) -> String {
        switch publication {
        case .time(let time): self.time(time)
        case .day(let day): self.day(day)
        }
    }

    /// `6 jam`, `15 menit`
    public func duration(seconds: Int) -> String {
        if seconds % 3600 == 0 { return "\(seconds / 3600) \(say("jam", seconds == 3600 ? "hour" : "hours"))" }
        return "\(max(1, seconds / 60)) \(say("menit", seconds < 120 ? "minute" : "minutes"))"
    }
}
