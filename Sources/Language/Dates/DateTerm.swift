/// What a word means in a date. The closed class of Indonesian: it does not grow, so it stands here and not in a file.
enum DateTerm: Hashable, Sendable {
    /// 1 to 12. Abbreviations count only beside a day or a year.
    case month(Int, isAbbreviated: Bool)
    /// ISO: Monday is 1.
    case weekday(Int)
    /// `minggu`: Sunday, or a week.
    case sundayOrWeek
    case week
    case day
    case monthWord
    case year
    /// `tanggal`, `tgl`.
    case date
    case until
    /// `dengan` in `sampai dengan`; `s` and `d` of `s.d.` and `s/d`.
    case with, s, d
    case and
    /// `atau`: either of two days.
    case or
    /// `baru` in `baru ditutup`: what ends, ends only then.
    case only
    case coming, past, this
    /// `tahun depan`; also `pekan depan`.
    case next
    case today
    case tomorrow
    case dayAfterTomorrow
    case yesterday
    case left
    case more
    case before, after
    /// `menjelang`: counted from today.
    case towards
    /// `kemudian`, `setelahnya`, `berikutnya`: counted from the date before.
    case later
    /// `berikutnya`: the same; of several days, all of them.
    case following
    /// `selama`: a number of days follows.
    case during
    /// `sebelumnya`: the same, backwards.
    case earlier
    /// `keesokan`, `esoknya`: the day after the date before.
    case nextDay
    /// `antara 7 dan 9 Januari`: a period.
    case between
    /// `harinya`, as in `esok harinya`.
    case itsDay
    /// `itu`, `tersebut`.
    case that
    /// `beberapa`: how many is left open.
    case several
    /// `belas`, `puluh`.
    case teen, ten
    /// Between the beginning and the end of one period: `dan berakhir`, `lalu ditutup`.
    case ends
    /// Between a day and what it is: `Rabu merupakan hari pertama masa kampanye`.
    case being
    /// `belum`: the day is before what follows.
    case notYet
    /// `tanpa`: what follows is not what happens on the day.
    case without
    /// `yang`: a clause that says more of what stands before it.
    case which
    case h
    case minus
    case number(Int)
    /// `sepekan`, `seminggu`: that many days.
    case span(Int)
    /// Words that may stand between a weekday and its date: `malam`, `siang`.
    case hour
    /// `bulan`, `pada`, `di`: a bare month behind them is meant as a date. Behind `awal` and `akhir` it is too vague.
    case leadIn
    /// What is held or set in a month that stands right behind it without a preposition: `dilantik Oktober`, `diancang September`.
    case held
    /// `awal`, `pertengahan`, `akhir`: a part of the month behind it.
    case part
    /// `tutup`: ends a period where its last day stands right behind.
    case shuts
    /// `tepatnya`, `yakni`: the day itself follows.
    case namely
}

/// The date words by their number in a vocabulary.
struct DateTerms: Sendable {
    let table: TermTable<DateTerm>

    init(adding vocabulary: inout Vocabulary.Builder) {
        var table = TermTable<DateTerm>()
        func add(_ value: DateTerm, _ words: String) { table.set(value, for: words, in: &vocabulary) }
        for (index, names) in DateTerms.months.enumerated() {
            add(.month(index + 1, isAbbreviated: false), names.full)
            add(.month(index + 1, isAbbreviated: true), names.short)
        }
        let weekdays = ["senin senen", "selasa", "rabu", "kamis", "jumat jum'at jumaat", "sabtu saptu", "ahad"]
        for (index, names) in weekdays.enumerated() { add(.weekday(index + 1), names) }
        add(.sundayOrWeek, "minggu")
        add(.week, "pekan")
        add(.day, "hari")
        add(.monthWord, "bulan")
        add(.year, "tahun")
        add(.date, "tanggal tgl tangga")
        add(.until, "hingga sampai sd")
        add(.with, "dengan")
        add(.s, "s")
        add(.d, "d")
        add(.and, "dan")
        add(.or, "atau ataupun")
        add(.only, "baru")
        add(.coming, "mendatang nanti datang")
        add(.past, "lalu silam kemarin")
        add(.this, "ini")
        add(.next, "depan")
        add(.tomorrow, "besok esok")
        add(.dayAfterTomorrow, "lusa")
        add(.left, "tinggal tersisa sisa")
        add(.more, "lagi")
        add(.before, "sebelum")
        add(.towards, "jelang menjelang menuju")
        add(.after, "sesudah setelah pasca usai selepas")
        add(.h, "h")
        add(.minus, "min minus")
        let numbers = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(separator: " ")
        for (index, word) in numbers.enumerated() { add(.number(index + 1), String(word)) }
        add(.span(7), "sepekan seminggu")
        add(.span(1), "sehari")
        add(.later, "kemudian setelahnya sesudahnya berselang seusainya")
        add(.following, "berikutnya")
        add(.during, "selama berlangsung")
        add(.earlier, "sebelumnya")
        add(.nextDay, "keesokan keesokannya esoknya besoknya")
        add(.itsDay, "harinya")
        add(.between, "antara")
        add(.that, "itu tersebut")
        add(.several, "beberapa berapa")
        add(.teen, "belas")
        add(.ten, "puluh")
        add(.ends, "berakhir ditutup disudahi diakhiri selesai tuntas rampung berakhirnya kelar berujung")
        add(.being, "merupakan adalah ialah menjadi jadi")
        add(.notYet, "belum")
        add(.without, "tanpa")
        add(.which, "yang")
        add(.hour, "pagi siang sore malam petang dini subuh")
        add(
            .leadIn,
            "pada di ke sejak mulai dibuka digelar dijadwalkan ditargetkan direncanakan diperkirakan diundur digeser tetap"
        )
        add(
            .held,
            "dilantik pelantikan pelantikannya pencoblosan coblosan dilaksanakan diselenggarakan diancang dirancang diagendakan dimulai"
        )
        add(.part, "awal pertengahan medio akhir penghujung")
        add(.shuts, "tutup")
        add(.namely, "tepatnya persisnya yakni yaitu artinya")
        self.table = table
    }

    @inline(__always)
    subscript(word: Word) -> DateTerm? { table[word.term] }

    /// Usual and old spellings, and abbreviations met in the press.
    private static let months: [(full: String, short: String)] = [
        ("januari", "jan"), ("februari pebruari febuari", "feb peb"), ("maret", "mar mrt"), ("april", "apr"),
        ("mei", ""), ("juni", "jun"), ("juli", "jul"), ("agustus augustus", "agu agt ags agus agst aug"),
        ("september", "sep sept"), ("oktober october", "okt oct"), ("november nopember nov'ember", "nov nop"),
        ("desember december", "des dec"),
    ]

    /// Full names, for finding one that is spelt with a slip.
    static let monthNames: [[UInt8]] = [
        "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
        "desember",
    ].map { Array($0.utf8) }
}
