/// The words of reports: headings, and the sentences that carry figures.
extension Wording {
    public func severity(_ severity: Severity) -> String {
        switch severity {
        case .high: say("tinggi", "high")
        case .medium: say("sedang", "medium")
        case .low: say("rendah", "low")
        case .info: say("info", "info")
        }
    }

    public func outcome(_ outcome: CaseOutcome) -> String {
        switch outcome {
        case .undecided: say("belum ada putusan yang diberitakan", "no decision reported")
        case .decidedViolation: say("diberitakan telah diputus melanggar", "reported as decided to be a violation")
        case .decidedNone: say("diberitakan dinyatakan tidak terbukti", "reported as declared not proven")
        case .contested: say("dibantah", "contested")
        }
    }

    // MARK: Headings

    public func dayReport(_ day: Day) -> String {
        say("Laporan harian Netra, \(self.day(day))", "Netra day report, \(self.day(day))")
    }
    public func periodReport(_ first: Day, _ last: Day) -> String {
        say(
            "Laporan Netra, \(day(first)) s.d. \(day(last))",
            "Netra report, \(day(first)) to \(day(last))"
        )
    }
    public var evenHandedness: String { say("Keberimbangan pemantauan", "Even-handedness of the watch") }
    public func made(_ time: ZonedTime) -> String {
        say(
            "Dibuat \(self.time(time)); menurut catatan sampai saat itu.",
            "Made \(self.time(time)), as recorded until then."
        )
    }
    public var stillOpen: String {
        say("Hari ini belum ditutup: angka masih dapat bertambah.", "This day is still open: figures may grow.")
    }
    public var skip: String { say("Langsung ke isi", "Skip to content") }
    public var contents: String { say("Isi", "Contents") }
    public var summary: String { say("Ringkasan", "Summary") }
    public var pictures: String { say("Gambaran", "Pictures") }
    public var alerts: String { say("Peringatan", "Alerts") }
    public var changes: String { say("Perubahan atas peringatan terdahulu", "What became of earlier alerts") }
    public var expiring: String { say("Yang akan lewat waktu", "What is about to expire") }
    public var coverageHeading: String { say("Cakupan pemantauan", "Coverage") }
    public var chain: String { say("Rantai catatan", "The chain") }
    public var reviews: String { say("Tinjauan manusia", "Reviews by people") }
    public var method: String { say("Cara membaca laporan ini", "How to read this report") }
    public var tableBehind: String { say("Tabel angka", "The figures as a table") }
    public var none: String { say("tidak ada", "none") }
    public var unknownPlace: String { say("Wilayah tidak disebut", "No region named") }
    public var wholeProvince: String { say("Tingkat provinsi", "The province as a whole") }

    // MARK: Summary

    /// - Parameter provinces: Of those alerts that name one.
    public func opened(_ count: Int, on day: Day, provinces: Int) -> String {
        if count == 0 {
            return say(
                "Pada \(self.day(day)) tidak ada peringatan baru.",
                "No alert was opened on \(self.day(day))."
            )
        }
        return say(
            "Pada \(self.day(day)) ada \(count) peringatan baru, \(from(provinces: provinces)).",
            "\(count) \(count == 1 ? "alert was" : "alerts were") opened on \(self.day(day)), \(from(provinces: provinces))."
        )
    }
    /// Where alerts are from: `dari 2 provinsi`, and no number where none of them names a region.
    func from(provinces: Int) -> String {
        if provinces == 0 { return say("tanpa wilayah yang disebut", "with no region named") }
        return say("dari \(provinces) provinsi", "from \(provinces) \(provinces == 1 ? "province" : "provinces")")
    }
    public func bySeverity(_ counts: [(Severity, Int)]) -> String {
        let parts = counts.map { "\($0.1) \(severity($0.0))" }.joined(separator: ", ")
        return say("Menurut tingkat: \(parts).", "By severity: \(parts).")
    }
    public func gone(_ redacted: Int) -> String {
        say(
            "\(redacted) peringatan hari itu telah dihapus isinya, secara tercatat.",
            "The text of \(redacted) of that day's alerts was erased, on the record."
        )
    }
    public func reached(_ reached: Int, of sources: Int) -> String {
        say(
            "\(reached) dari \(sources) sumber memberi jawaban yang terbaca.",
            "\(reached) of \(sources) sources gave an answer that could be read."
        )
    }
    public func unwatched(_ provinces: Int, of all: Int) -> String {
        say(
            "\(provinces) dari \(all) provinsi tidak mempunyai sumber yang terjangkau: di sana, tidak adanya peringatan tidak berarti apa-apa.",
            "\(provinces) of \(all) provinces have no source that was reached: silence there means nothing."
        )
    }
    /// - Parameters:
    ///   - usual: The median of the days before.
    ///   - days: How many of them were watched.
    public func compared(_ count: Int, usual: Double, days: Int) -> String {
        let word =
            Double(count) > usual
            ? say("lebih banyak dari", "more than")
            : Double(count) < usual
                ? say("lebih sedikit dari", "fewer than")
                : say("sama dengan", "as many as")
        return say(
            "Itu \(word) biasanya: median \(days) hari terpantau sebelumnya adalah \(halves(usual)).",
            "That is \(word) usual: the median of the \(days) watched days before is \(halves(usual))."
        )
    }
    /// `3`, or `2,5` and `2.5`.
    private func halves(_ number: Double) -> String {
        "\(Int(number))" + (number == number.rounded() ? "" : say(",5", ".5"))
    }
    public var incomparable: String {
        say(
            "Belum cukup hari terpantau sebelumnya untuk dibandingkan.",
            "Too few days were watched before it for a comparison."
        )
    }
    public var socialMedia: String {
        say("Media sosial tidak dipantau.", "Social media are not watched.")
    }

    // MARK: An alert

    public var saidBy: String { say("menurut", "said by") }
    public var noSpeaker: String { say("tanpa penutur yang disebut", "no speaker named") }
    public var outlet: String { say("Media", "Outlet") }
    public var firstSeen: String { say("terlihat pertama", "first seen") }
    public var alsoIn: String { say("Juga dimuat", "Also carried by") }
    public var answerHeading: String { say("Bantahan", "Denial") }
    public var deadlines: String { say("Batas waktu laporan", "Filing deadline") }
    public func daysLeft(_ days: Int) -> String {
        switch days {
        case ..<0: say("sudah lewat", "passed")
        case 0: say("hari terakhir", "last day")
        default: say("sisa \(days) hari", "\(days) \(days == 1 ? "day" : "days") left")
        }
    }
    public var evidence: String { say("Bukti", "Evidence") }
    public var articleDigest: String { say("Sidik berita", "Digest of the article") }
    public var since: String { say("Sejak itu", "Since then") }
    public var held: String { say("Ditahan dari penghapusan", "Held: must not be erased") }
    public func erased(by seq: Int64) -> String {
        say("Isi dihapus; catatan \(seq) menyebut alasannya.", "The text was erased; record \(seq) says why.")
    }
    public func corrected(_ kind: AlertCorrected.Kind, by outlet: String) -> String {
        switch kind {
        case .correction: say("Ralat dari \(outlet)", "Correction by \(outlet)")
        case .reply: say("Hak jawab pada \(outlet)", "Right of reply in \(outlet)")
        }
    }

    // MARK: Review

    public func review(_ action: Review.Action) -> String {
        switch action {
        case .accepted: say("diterima sebagai petunjuk", "accepted as a lead")
        case .dismissed: say("ditolak sebagai petunjuk", "dismissed as a lead")
        case .noted: say("dicatat", "noted")
        case .challenged: say("digugat", "challenged")
        }
    }
    public func challenge(_ outcome: Challenge.Outcome) -> String {
        switch outcome {
        case .upheld: say("keberatan diterima", "objection upheld")
        case .rejected: say("keberatan ditolak", "objection rejected")
        case .withdrawn: say("keberatan dicabut", "objection withdrawn")
        }
    }
    public var challengeOpen: String { say("keberatan belum dijawab", "objection open") }
    public func answerBy(_ day: Day) -> String {
        say("dijawab paling lambat \(self.day(day))", "to be answered by \(self.day(day))")
    }
    public var reply: String { say("Jawaban yang bersangkutan", "The claimant's reply") }
    public var notReviewed: String { say("belum ditinjau", "not reviewed") }
    public var precisionNote: String {
        say(
            "Ketepatan = diterima / (diterima + ditolak), dari tinjauan terakhir tiap peringatan. Menolak tidak menyembunyikan apa pun. Bila bagian yang ditinjau kecil, angka ini belum berarti banyak.",
            "Precision = accepted / (accepted + dismissed), by the last review of each alert. A dismissal hides nothing. Where the share reviewed is small, the figure means little."
        )
    }
}
