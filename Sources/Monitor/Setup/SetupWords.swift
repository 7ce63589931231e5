import Model

/// What the guide says, in one language.
struct SetupWords: Sendable {
    let welcome: [String]
    let contact: String
    let badContact: String
    let provinces: String
    let badProvince: String
    let regencies: String
    let badRegency: String
    let trying: String
    let noProposals: String
    let answered: String
    let failed: String
    let use: String
    let yes: String
    /// Other words for it.
    let yeses: Set<String>
    let noes: Set<String>
    let badUse: String
    let receiver: String
    let badReceiver: String
    let webhookAddress: String
    let telegramToken: String
    let badToken: String
    let telegramChat: String
    let badChat: String
    let slackAddress: String
    let badAddress: String
    let testing: String
    let accepted: String
    let refused: String
    let written: String
    let aside: String
    let secret: String
    let unwatched: String
    let allWatched: String
    let compare: String
    let takeOver: String
    let check: String
    let start: String
    let look: String
    let backUp: String
    let restore: String
    /// Stands for the name of a file.
    let file: String
    let ended: String
    let head: @Sendable (Day) -> [String]
    let about: String
    let switchedOff: String
    let declined: String

    /// `id` or `en`; nil for another.
    static func named(_ language: String) -> SetupWords? {
        switch language {
        case "id": indonesian
        case "en": english
        default: nil
        }
    }

    static let indonesian = SetupWords(
        welcome: [
            "Panduan ini membuat konfigurasi Netra: wilayah, sumber berita, dan satu penerima peringatan.",
            "Tidak ada yang ditulis sebelum akhir. Ctrl-C membatalkan.",
        ],
        contact: "Alamat e-mail atau laman Anda, agar media dapat menghubungi seseorang?",
        badContact: "Tuliskan alamat e-mail atau alamat yang diawali https://.",
        provinces: "Provinsi mana yang dipantau? Tulis kode atau nama.",
        badProvince: "Tidak ada satu provinsi yang cocok. Tulis kodenya, misalnya 62, atau nama yang lebih lengkap.",
        regencies: "Kabupaten/kota mana? Pisahkan dengan koma; kosong berarti seluruh provinsi.",
        badRegency: "Tidak dikenal di provinsi ini:",
        trying: "Mencoba sumber berita yang dikenal. Ini memakan waktu, karena setiap situs diperlakukan dengan sopan.",
        noProposals: "Tidak ada sumber yang dikenal untuk wilayah ini. Tambahkan dengan: netra source add ALAMAT",
        answered: "menjawab",
        failed: "gagal",
        use: "Pakai sumber yang menjawab?",
        yes: "ya",
        yeses: ["ya", "y", "iya", "ok", "oke", "boleh", "yes"],
        noes: ["tidak", "t", "tak", "jangan", "nggak", "enggak", "n", "no"],
        badUse: "Jawab ya atau tidak.",
        receiver: "Ke mana peringatan dikirim? 1 webhook, 2 Telegram, 3 Slack, 0 belum (hanya log harian)",
        badReceiver: "Tulis 0, 1, 2, atau 3.",
        webhookAddress: "Alamat webhook (https://…)?",
        telegramToken: "Token bot Telegram, dari @BotFather?",
        badToken: "Token tampak seperti 123456:ABC-DEF, tanpa spasi.",
        telegramChat: "Id obrolan Telegram (misalnya -1001234567890)?",
        badChat: "Tuliskan angka, misalnya -1001234567890, atau nama kanal seperti @kanal.",
        slackAddress: "Alamat webhook masuk Slack (https://hooks.slack.com/…)?",
        badAddress: "Tuliskan alamat yang diawali https:// atau http://.",
        testing: "Mengirim pesan uji …",
        accepted: "Penerima menerima pesan uji.",
        refused: "Pesan uji tidak diterima. Perbaiki, lalu ulangi:",
        written: "Ditulis:",
        aside: "Konfigurasi yang ada sudah disunting dan tidak diubah. Usulan baru ditulis ke:",
        secret: "Penerima memeriksa tanda tangan dengan rahasia di:",
        unwatched: "Tidak ada sumber yang berkedudukan di:",
        allWatched: "Setiap wilayah yang dipilih punya sedikitnya satu sumber.",
        compare: "Bandingkan:",
        takeOver: "pindahkan yang perlu ke",
        check: "Periksa:",
        start: "Jalankan:",
        look: "Lihat:",
        backUp: "Cadangkan catatan secara berkala:",
        restore: "dan coba sekali memulihkannya di tempat lain:",
        file: "BERKAS",
        ended: "dibatalkan; tidak ada yang ditulis",
        head: { ["Dibuat pada \($0). Boleh disunting; panduan tidak akan menimpa suntingan."] },
        about: "Wilayah:",
        switchedOff: "Tidak menjawab ketika dicoba. Setelah diperbaiki, ganti menjadi enabled: true.",
        declined: "Menjawab ketika dicoba, tetapi tidak dipilih. Untuk memakainya, ganti menjadi enabled: true."
    )

    static let english = SetupWords(
        welcome: [
            "This guide makes Netra's configuration: a region, news sources, and one receiver of alerts.",
            "Nothing is written before the end. Ctrl-C gives up.",
        ],
        contact: "Your e-mail address or web page, so that an outlet can reach a person?",
        badContact: "Give an e-mail address, or an address that begins with https://.",
        provinces: "Which province is watched? Its code or its name.",
        badProvince: "No single province fits. Give its code, as 62, or more of its name.",
        regencies: "Which regencies and cities? Parted by commas; empty for the whole province.",
        badRegency: "Not known in this province:",
        trying: "Trying the news sources that are known. This takes a while: each site is treated politely.",
        noProposals: "No source is known for this region. Add some with: netra source add ADDRESS",
        answered: "answered",
        failed: "failed",
        use: "Use those that answered?",
        yes: "yes",
        yeses: ["yes", "y", "ok", "okay", "sure", "ya"],
        noes: ["no", "n", "tidak"],
        badUse: "Answer yes or no.",
        receiver: "Where do alerts go? 1 webhook, 2 Telegram, 3 Slack, 0 nowhere yet (the daily log only)",
        badReceiver: "Give 0, 1, 2 or 3.",
        webhookAddress: "Address of the webhook (https://…)?",
        telegramToken: "Token of the Telegram bot, from @BotFather?",
        badToken: "A token looks like 123456:ABC-DEF, without blanks.",
        telegramChat: "Id of the Telegram chat (as -1001234567890)?",
        badChat: "Give a number, as -1001234567890, or the name of a channel, as @channel.",
        slackAddress: "Address of Slack's incoming webhook (https://hooks.slack.com/…)?",
        badAddress: "Give an address that begins with https:// or http://.",
        testing: "Sending a test message …",
        accepted: "The receiver accepted the test message.",
        refused: "The test message was not accepted. Mend that, then try again:",
        written: "Written:",
        aside: "The configuration that is there was edited, and stays as it is. What would be new is in:",
        secret: "The receiver checks signatures with the secret in:",
        unwatched: "No source is at home in:",
        allWatched: "Every chosen region has a source at least.",
        compare: "Compare:",
        takeOver: "take over what you want into",
        check: "Check:",
        start: "Start:",
        look: "Look:",
        backUp: "Back the record up now and then:",
        restore: "and try once to restore it elsewhere:",
        file: "FILE",
        ended: "given up; nothing was written",
        head: { ["Made on \($0). Edit it as you like; the guide will not overwrite what was edited."] },
        about: "Region:",
        switchedOff: "Did not answer when tried. Once mended, say enabled: true.",
        declined: "Answered when tried, and were not wanted. To watch one, say enabled: true."
    )
}
