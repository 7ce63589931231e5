/// The words of the sheet that helps to write a report.
extension Wording {
    public var sheetTitle: String {
        say("Lembar bantu laporan (urutan Formulir A)", "Report sheet (in the order of Formulir A)")
    }
    public var sheetNote: String {
        say(
            "Lembar ini membantu manusia mengisi laporan; ini bukan formulir resmi. Bagian yang bergaris putus harus diisi sendiri. Penutur dalam berita bukan terlapor.",
            "This sheet helps a person to write a report; it is not the official form. Dashed parts are for you to fill in. A speaker in the article is not the reported person."
        )
    }
    public var sheetReporter: String { say("Pelapor", "Reporter") }
    public var sheetReported: String { say("Terlapor", "Reported person") }
    public var sheetWitnesses: String { say("Saksi-saksi", "Witnesses") }
    public var sheetWhat: String { say("1. Apa", "1. What") }
    public var sheetWho: String { say("2. Siapa", "2. Who") }
    public var sheetWhen: String { say("3. Kapan", "3. When") }
    public var sheetWhere: String { say("4. Di mana", "4. Where") }
    public var sheetWhy: String { say("5. Mengapa", "5. Why") }
    public var sheetHow: String { say("6. Bagaimana", "6. How") }
    public var sheetNamed: String {
        say("Yang dibicarakan dalam berita, menurut berita", "Spoken about in the article, as written")
    }
    public var sheetSpeakers: String { say("Penutur dalam berita", "Speakers in the article") }
    public var sheetHappened: String { say("Hari dan tanggal kejadian", "Day of the event") }
    public var sheetExactPlace: String { say("Tempat kejadian", "Place of the event") }
    public var sheetWhyWords: String { say("Alasan atau maksud", "Reason or purpose") }
    public var sheetCourse: String { say("Uraian kejadian", "Course of events") }
    public var sheetCaptured: String { say("Teks berita sebagaimana dibaca", "The article's text as it was read") }
    public var sheetTextGone: String {
        say(
            "Teks tidak disimpan lagi; lihat rekaman halaman dalam berkas bukti.",
            "The text is no longer kept; see the capture in the evidence file."
        )
    }
    public var sheetAddress: String { say("Alamat", "Address") }
    public var sheetCapture: String { say("Rekaman halaman", "Capture of the page") }
    public var filledByPerson: String { say("diisi oleh manusia", "for a person to fill in") }
    public var reportedByPerson: String {
        say(
            "Terlapor ditentukan dan diisi oleh pelapor, bukan oleh Netra.",
            "Who is reported is for the reporter to say, not for Netra."
        )
    }
    public var notInArticle: String { say("tidak disebut dalam berita", "not in the article") }
    public var screenshot: String {
        say(
            "Ambil tangkapan layar halaman ini sekarang, dengan alamat dan waktu terlihat: berita dapat diubah atau dihapus.",
            "Take a screenshot of the page now, with address and time in view: articles are changed and taken down."
        )
    }
    public func precisionSpan(_ first: Day, _ last: Day) -> String {
        say("Peringatan \(day(first)) s.d. \(day(last)).", "Alerts of \(day(first)) to \(day(last)).")
    }
}
