/// The words of reports on a period.
extension Wording {
    public var severityWord: String { say("Tingkat", "Severity") }
    public var outcomeWord: String { say("Keadaan perkara menurut berita", "How the case stands, by the news") }
    public var perThousand: String { say("per 1.000 berita", "per 1,000 articles") }
    public var daysReached: String { say("Hari terjangkau/ditanya", "Days reached/asked") }
    public var byNamed: String { say("Pasangan calon atau partai yang disebut", "Candidate pair or party named") }
    public var namedNote: String {
        say(
            "Disebut bukan berarti dituduh: angka ini hanya menghitung peringatan yang menyebut nomor pasangan atau nama partai.",
            "To be named is not to be accused: these count alerts that name a pair's number or a party."
        )
    }
    public var evenHandednessNote: String {
        say(
            "Tiap angka disandingkan dengan yang dipantau. Selisih dapat berasal dari sumber yang dipantau atau yang tidak terjangkau, bukan dari kejadian.",
            "Each figure stands beside what was watched. A difference may come from which sources are watched or could be reached, not from what happened."
        )
    }
    public func period(alerts: Int, provinces: Int, watched: Int, days: Int) -> String {
        let place = alerts == 0 ? "" : " \(from(provinces: provinces))"
        return say(
            "\(alerts) peringatan\(place); \(watched) dari \(days) hari terpantau.",
            "\(alerts) \(alerts == 1 ? "alert" : "alerts")\(place); \(watched) of \(days) days were watched."
        )
    }
    public func periodRead(_ read: Int, reached: Int, of sources: Int) -> String {
        say(
            "\(read) berita dibaca dari \(reached) sumber yang pernah terjangkau, dari \(sources) sumber.",
            "\(read) articles were read from \(reached) sources that were reached at least once, of \(sources)."
        )
    }
    public func periodToCome(_ days: Int) -> String {
        say(
            "\(days) hari dari jangka waktu ini belum tiba.",
            "\(days) \(days == 1 ? "day" : "days") of this period \(days == 1 ? "is" : "are") still to come."
        )
    }
    public func periodUncounted(_ days: Int) -> String {
        say(
            "Untuk \(days) hari berkas cakupan tidak ada atau bukan yang disebut log: apa yang dipantau saat itu tidak dihitung.",
            "The coverage files of \(days) \(days == 1 ? "day" : "days") are missing or not those that the log names: what was watched then is not counted."
        )
    }
    public func periodRedacted(_ count: Int) -> String {
        say(
            "\(count) peringatan telah dihapus isinya, secara tercatat.",
            "The text of \(count) alerts was erased, on the record."
        )
    }
    public func periodChanges(edited: Int, removed: Int, corrected: Int) -> String {
        say(
            "Setelah peringatan: \(edited) berita diubah, \(removed) dihapus medianya, \(corrected) diralat atau diberi hak jawab.",
            "After the alert: \(edited) articles edited, \(removed) taken down, \(corrected) corrected or replied to."
        )
    }
}
