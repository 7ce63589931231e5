/// The words of a report about what was watched, and of its chain.
extension Wording {
    public var province: String { say("Provinsi", "Province") }
    public var region: String { say("Wilayah", "Region") }
    public var sources: String { say("Sumber", "Sources") }
    public var sourcesReached: String { say("Sumber terjangkau", "Sources reached") }
    public var articlesRead: String { say("Berita dibaca", "Articles read") }
    public var dayWord: String { say("Hari", "Day") }
    public var week: String { say("Pekan mulai", "Week from") }
    public var count: String { say("Jumlah", "Count") }
    public var stageWord: String { say("Tahap", "Stage") }
    public var detectorName: String { say("Jenis", "Detector") }
    public var rule: String { say("Aturan", "Rule") }
    public var accepted: String { say("Diterima", "Accepted") }
    public var dismissed: String { say("Ditolak", "Dismissed") }
    public var precision: String { say("Ketepatan", "Precision") }
    public var reviewedShare: String { say("Ditinjau", "Reviewed") }
    public var dateWord: String { say("tanggal", "date") }

    public var total: String { say("Semua", "All") }
    public var routeWord: String { say("Jalur", "Route") }
    public var redactedHeading: String { say("Dihapus isinya", "Redacted") }
    public var regenciesWithout: String {
        say(
            "Kabupaten dan kota tanpa sumber sendiri yang terjangkau",
            "Regencies and cities without a source of their own that was reached"
        )
    }
    public var notReached: String { say("Tidak terjangkau", "Not reached") }
    public var blocked: String { say("Terhalang (403, 429, captcha, robots)", "Blocked (403, 429, captcha, robots)") }
    public var longGap: String { say("Lama tidak menjawab", "Long without an answer") }
    public var overtaken: String { say("Mungkin ada yang terlewat", "Something may have been missed") }
    /// - Parameter looks: At which nothing that was listed was known.
    public func overtaken(looks: Int) -> String {
        say(
            "\(looks) kali seluruh daftarnya sudah berganti",
            "\(looks == 1 ? "once" : "\(looks) times") all that it lists had changed"
        )
    }
    public var failing: String { say("Berita gagal dibaca", "Articles that could not be read") }
    public var nothingNew: String { say("Tidak memuat hal baru", "Nothing new") }
    public var notAsked: String { say("Tidak ditanya", "Not asked") }
    public var unbalanced: String { say("Hitungan tidak seimbang", "The count does not add up") }
    public var notWatched: String {
        say("Wilayah tanpa sumber terjangkau", "Regions without a source that was reached")
    }
    public func gap(seconds: Int) -> String {
        say(
            "selama \(duration(seconds: max(60, seconds / 3600 > 0 ? seconds / 3600 * 3600 : seconds)))",
            "for \(duration(seconds: max(60, seconds / 3600 > 0 ? seconds / 3600 * 3600 : seconds)))"
        )
    }
    public func failed(_ count: Int, of all: Int) -> String {
        say("\(count) dari \(all) berita", "\(count) of \(all) articles")
    }
    public func balance(_ sum: ArticleBalance) -> String {
        let left = sum.pendingAtOpen + sum.discovered
        let right =
            "\(sum.alerted) + \(sum.noMatch) + \(sum.duplicate) + \(sum.outOfScope) + \(sum.failed) + \(sum.pendingAtClose)"
        return say(
            "\(sum.pendingAtOpen) menunggu + \(sum.discovered) ditemukan = \(left); berperingatan + tanpa temuan kata + salinan + di luar lingkup + gagal + masih menunggu = \(right).",
            "\(sum.pendingAtOpen) pending + \(sum.discovered) discovered = \(left); alerted + no match + duplicate + out of scope + failed + pending = \(right)."
        )
    }
    public func balanced(_ holds: Bool) -> String {
        holds
            ? say("Tidak ada berita yang hilang dari hitungan.", "No article is missing from the count.")
            : say(
                "HITUNGAN TIDAK SEIMBANG: ada berita yang hilang atau terhitung dua kali.",
                "THE COUNT DOES NOT ADD UP: articles were lost or counted twice."
            )
    }
    public var uncounted: String {
        say(
            "Untuk hari itu tidak ada catatan cakupan: pemantauan tidak berjalan.",
            "There is no coverage of that day: nothing was watched."
        )
    }
    public var coverageFileMissing: String {
        say(
            "BELUM TERBUKTI: log menyebut cakupan hari itu, tetapi berkasnya tidak ada; apa yang dipantau tidak dihitung di sini.",
            "NOT VERIFIED: the log tells of that day's coverage, but its file is missing; what was watched is not counted here."
        )
    }
    public var coverageFileDiffers: String {
        say(
            "TIDAK COCOK: berkas cakupan hari itu bukan yang disebut log; angkanya tidak dipakai di sini.",
            "DOES NOT MATCH: that day's coverage file is not the one that the log names; its figures are not used here."
        )
    }
    public var coverageUnvouched: String {
        say(
            "BELUM TERBUKTI: log tidak menyebut berkas cakupan hari itu.",
            "NOT VERIFIED: the log does not tell of that day's coverage file."
        )
    }

    // MARK: The chain

    public var firstLine: String { say("Baris pertama", "First line") }
    public var lastLine: String { say("Baris terakhir", "Last line") }
    public func lines(_ events: Int, redacted: Int) -> String {
        say("\(events) baris, \(redacted) di antaranya dihapus isinya", "\(events) lines, \(redacted) of them redacted")
    }
    public var chainWhole: String {
        say(
            "Diperiksa: tiap baris tersambung ke baris sebelumnya, dan berkas log sama dengan jurnal.",
            "Verified: each line is chained to the one before, and the log file is what the journal holds."
        )
    }
    public var chainFileMissing: String {
        say("BELUM TERBUKTI: berkas log hari itu tidak ada.", "NOT VERIFIED: the log file of that day is missing.")
    }
    public func chainFileDiffers(_ seq: Int64) -> String {
        say(
            "TIDAK COCOK: berkas log berbeda dari jurnal mulai catatan \(seq).",
            "DOES NOT MATCH: the log file differs from the journal from record \(seq) on."
        )
    }
    public func chainFileBehind(_ seq: Int64) -> String {
        say(
            "BELUM LENGKAP: mulai catatan \(seq) berkas log belum memuat isi jurnal; penulisan menyusul.",
            "NOT COMPLETE YET: from record \(seq) on the log file does not hold what the journal does; that is written later."
        )
    }
    public func chainBroken(_ seq: Int64) -> String {
        say("RANTAI PUTUS pada catatan \(seq).", "THE CHAIN IS BROKEN at record \(seq).")
    }
    public var chainEmpty: String { say("Tidak ada catatan pada hari itu.", "Nothing was recorded on that day.") }
    public var chainNote: String {
        say(
            "Rantai membuktikan urutan dan perubahan kemudian, bukan bahwa berita itu benar. Periksa sendiri: netra log verify FOLDER --head NOMOR:SIDIK.",
            "The chain proves order and later change, not that the news is true. Check it yourself: netra log verify FOLDER --head SEQ:HASH."
        )
    }
    public var methodNote: String {
        say(
            "Netra membaca berita daerah dan mencatat pernyataan tentang netralitas ASN, penyalahgunaan jabatan, dan tanggal Pilkada. Setiap peringatan adalah petunjuk dari media, bukan temuan: kutipan, penutur, dan sumbernya harus diperiksa manusia.",
            "Netra reads regional news and records statements on the neutrality of civil servants, misuse of office, and election dates. Each alert is a lead from the media, not a finding: people must check quotation, speaker and source."
        )
    }
    public var signed: String { say("Ditinjau oleh", "Reviewed by") }
    public var signature: String { say("Tanda tangan", "Signature") }
    public var dated: String { say("Tanggal", "Date") }
}
