/// What pictures say in words.
extension Wording {
    public func daysTitle(isWeekly: Bool) -> String {
        isWeekly
            ? say("Peringatan per pekan dan tahapan Pilkada", "Alerts a week and the election calendar")
            : say("Peringatan per hari dan tahapan Pilkada", "Alerts a day and the election calendar")
    }

    public func daysWords(
        total: Int,
        watched: Int,
        all: Int,
        highest: Int,
        on day: Day,
        isWeekly: Bool
    ) -> String {
        // Where there is no alert, or nothing was watched, no day had the most.
        let most = say("; terbanyak \(highest) pada ", "; most, \(highest), ")
        let peak =
            highest == 0
            ? "" : most + (isWeekly ? say("pekan mulai ", "in the week from ") : say("", "on ")) + self.day(day)
        return isWeekly
            ? say(
                "\(total) peringatan dalam \(watched) pekan terpantau dari \(all)\(peak).",
                "\(total) alerts in \(watched) watched weeks of \(all)\(peak)."
            )
            : say(
                "\(total) peringatan dalam \(watched) hari terpantau dari \(all)\(peak). Hari yang tidak terpantau digambar sebagai bingkai kosong.",
                "\(total) alerts on \(watched) watched days of \(all)\(peak). A day that was not watched is an empty frame."
            )
    }

    public var unwatchedDay: String { say("tidak terpantau", "not watched") }

    public var tilesTitle: String { say("Peringatan per provinsi", "Alerts by province") }

    /// - Parameter unwatched: Nil where it is not known what was watched.
    public func tilesWords(most: [String], unwatched: Int?, all: Int) -> String {
        let places = most.isEmpty ? none : most.joined(separator: ", ")
        let frames =
            unwatched.map {
                say(
                    "\($0) dari \(all) provinsi bergaris putus: tanpa sumber terjangkau.",
                    "\($0) of \(all) provinces have a dashed frame: no source was reached there."
                )
            } ?? say("Apa yang dipantau tidak dihitung.", "What was watched is not counted.")
        return say("Terbanyak: \(places). ", "Most: \(places). ") + frames
    }

    public var stancesTitle: String { say("Pernyataan menurut jenis dan sikap", "Statements by detector and stance") }
}
