/// The sentences of messages and reports.
extension Wording {
    /// Stands first in every message about an alert.
    public var disclaimer: String {
        say(
            "Informasi awal dari media: belum diverifikasi, bukan temuan atau putusan.",
            "A lead from the media: not verified, not a finding or a decision."
        )
    }

    public var noDenial: String { say("tidak ada bantahan dalam berita ini", "no denial in this article") }
    public var holdsDenial: String { say("berita ini memuat bantahan", "the article holds a denial") }
    public var otherStatements: String { say("Pernyataan lain", "Other statements") }

    public func furtherStatements(_ count: Int) -> String {
        say("dan \(count) pernyataan lain dalam berita ini", "and \(count) more in this article")
    }

    public func furtherDenials(_ count: Int) -> String {
        say("dan \(count) bantahan lain dalam berita ini", "and \(count) more denials in this article")
    }

    public var context: String { say("Konteks", "Context") }
    public var norms: String { say("Norma yang mungkin terkait", "Norms that may be related") }
    public var unverified: String { say("belum diverifikasi", "not verified") }
    public var missing: String {
        say("Yang masih kurang untuk laporan", "Still missing for a report")
    }

    /// Such as *Batas waktu paling hati-hati, Bawaslu: 20 November 2024 pukul 16.00 WIB*.
    public func deadline(_ deadline: Filing.Deadline) -> String {
        say("Batas waktu paling hati-hati, ", "Most careful deadline, ") + "\(deadline.route): \(time(deadline.until))"
    }

    public var officialCounting: String {
        say("penghitungan resmi ada pada Bawaslu", "the official counting is Bawaslu's")
    }

    public var noDeadline: String { say("Batas waktu pelaporan tidak dihitung", "No filing deadline is computed") }
    public var possiblyRelated: String { say("Mungkin terkait dengan", "Possibly related to") }
    public var source: String { say("Sumber", "Source") }
    public var advertorial: String { say("advertorial", "advertorial") }
    public var reported: String { say("diberitakan", "published") }

    public func stageWords(_ stage: String) -> String {
        say("tahap \(self.stage(stage))", "stage: \(self.stage(stage))")
    }

    public var objections: String { say("Keberatan atau ralat", "Objections or corrections") }
    public var shortened: String {
        say("Dipersingkat; baca selengkapnya pada tautan.", "Shortened; read the whole at the link.")
    }

    /// Before the number and digest that make every receiver a witness of the log.
    public var witness: String { say("Catatan", "Record") }

    // MARK: Follow-ups

    public func sighted(by outlet: String) -> String { say("Dimuat pula oleh \(outlet)", "Also carried by \(outlet)") }
    public var edited: String { say("Berita diubah setelah peringatan", "The article was changed after the alert") }
    public func removed(status: Int) -> String {
        status == 404 || status == 410
            ? say("Berita tidak ada lagi (HTTP \(status))", "The article is no longer there (HTTP \(status))")
            : say(
                "Berita tidak ada lagi: alamatnya kini membuka halaman depan",
                "The article is no longer there: its address now opens the front page"
            )
    }
    public func corrected(_ kind: AlertCorrected.Kind) -> String {
        switch kind {
        case .correction: say("Media memuat ralat", "The outlet published a correction")
        case .reply: say("Media memuat hak jawab", "The outlet published a reply of those concerned")
        }
    }
    public func reviewed(_ review: Review) -> String {
        switch review.action {
        case .accepted: say("Peringatan diterima sebagai petunjuk", "The alert was accepted as a lead")
        case .dismissed: say("Peringatan ditolak sebagai petunjuk", "The alert was dismissed as a lead")
        case .noted: say("Catatan peninjau atas peringatan", "A reviewer's note on the alert")
        case .challenged:
            say("Peringatan digugat", "The alert was challenged") + ": "
                + (review.challenge?.outcome.map(challenge) ?? challengeOpen)
        }
    }
    /// What somebody objects to.
    public var ground: String { say("Alasan keberatan", "Ground of the objection") }
    public var redacted: String { say("Peringatan dihapus dari catatan", "The alert was erased from the record") }
    public var removedText: String { say("dihapus", "removed") }
    public var addedText: String { say("ditambah", "added") }
    public var newStatement: String { say("kini memuat", "now holds") }
    public var lostStatement: String { say("tidak lagi memuat", "no longer holds") }
    public func authority(_ name: String) -> String { say("atas perintah \(name)", "by order of \(name)") }

    // MARK: Digests, heartbeats, tests

    public func digest(_ count: Int) -> String {
        say("Ringkasan Netra: \(count) hal", "Netra digest: \(count) \(count == 1 ? "item" : "items")")
    }

    public var heartbeat: String { say("Netra bekerja", "Netra is at work") }
    public func coverage(_ covered: Int, of configured: Int) -> String {
        say("\(covered) dari \(configured) sumber terjangkau", "\(covered) of \(configured) sources reached")
    }
    public func nextHeartbeat(seconds: Int) -> String {
        say(
            "Bila pesan ini tidak datang lagi dalam \(duration(seconds: seconds)), pemantauan terhenti.",
            "If this message does not come again within \(duration(seconds: seconds)), the watch has stopped."
        )
    }

    public func test(webhook: String) -> String {
        say(
            "Pesan uji dari Netra untuk “\(webhook)”: jalur ini berfungsi. Tidak ada peringatan di dalamnya.",
            "A test message from Netra for “\(webhook)”: this way works. It holds no alert."
        )
    }

    // MARK: The monitor itself

    public func deliveryDisabled(_ webhook: String) -> String {
        say("Pengiriman ke “\(webhook)” dihentikan", "Sending to “\(webhook)” was stopped")
    }
    public func deliveryFailed(_ webhook: String, attempts: Int) -> String {
        say(
            "Pesan untuk “\(webhook)” gagal setelah \(attempts) percobaan",
            "A message for “\(webhook)” failed after \(attempts) tries"
        )
    }
    /// What has happened to the monitor and its record; nil for an event of which more is told.
    public func happening(_ type: EventType) -> String? {
        switch type {
        case .monitorStarted: say("Netra mulai bekerja", "Netra has started")
        case .monitorReloaded: say("Netra memuat ulang konfigurasinya", "Netra has reloaded its configuration")
        case .monitorStopped: say("Netra berhenti", "Netra has stopped")
        case .evidenceExpired:
            say("Bukti dihapus karena masa simpannya habis", "Evidence was deleted: its time of retention is over")
        case .journalRestored: say("Jurnal dipulihkan dari cadangan", "The journal was restored from a backup")
        default: nil
        }
    }
    public func coverageClosed(_ day: Day) -> String {
        say("Cakupan \(self.day(day))", "Coverage of \(self.day(day))")
    }
    public func sourceSilent(_ source: String) -> String {
        say("Sumber “\(source)” membisu", "The source “\(source)” is silent")
    }
    public func sourceRecovered(_ source: String) -> String {
        say("Sumber “\(source)” kembali terbaca", "The source “\(source)” can be read again")
    }
}
