/// Lines that are furniture by what they say (`boilerplate` of Indonesian news sites), in lower case.
enum FurnitureLines {
    /// A line that begins so is dropped, if it is not longer than `longest`.
    static let dropped = LineKeys(
        """
        baca juga|baca selengkapnya|baca berita|baca artikel|baca lainnya|baca lagi|baca pula|simak juga|simak video|\
        simak selengkapnya|jangan lewatkan|lihat juga|lihat video|lihat foto|tonton juga|tonton video|saksikan juga|saksikan video|\
        saksikan live|artikel terkait|berita terkait|berita lainnya|artikel lainnya|also read|read also|read too|\
        scroll to|scroll ke|scroll untuk|gulir untuk|iklan -|lanjutkan membaca|continue reading|(foto|foto/|(ist|ist.|\
        (dok|dok.|keterangan gambar|sumber foto|sumber gambar|zoom-in|load more|halaman selanjutnya|halaman berikutnya|\
        halaman sebelumnya|[gambas|©|hak cipta|all right|bagikan ke|bagikan artikel|bagikan berita|sebarkan artikel|post views|\
        waktu baca|estimasi baca|dengarkan berita|ikuti kami|ikuti berita|ikuti terus|ikuti update|ikuti saluran|\
        ikuti channel|ikuti informasi|ikuti perkembangan berita|dapatkan berita|dapatkan update|dapatkan informasi|temukan berita|\
        cek berita|gabung ke|gabung di|gabung dengan channel|follow us|follow official|follow berita|klik di sini|klik disini|download aplikasi|unduh aplikasi|nyaman tanpa|\
        baca berita tanpa|artikel ini telah tayang|artikel ini sudah tayang|artikel ini pertama|berita ini telah tayang|\
        berita ini sudah tayang|this article is|powered by|0 komentar|related posts|you may also|anda mungkin|\
        mungkin anda|pilihan editor|pilihan redaksi|next post|previous post|copyright ©|copyright (c)|
        """
    )
    /// A line that begins with one of these and a colon.
    static let labels = LineKeys(
        """
        baca|simak|lihat|tonton|related|read more|foto|ket foto|ket. foto|keterangan foto|keterangan|ket|teks foto|teks|\
        caption|dok|gambar|image|photo|ilustrasi|halaman|page|gambas|video|pewarta|editor|penulis|reporter|uploader|\
        redaktur|kontributor|laporan|wartawan|jurnalis|penyunting|fotografer|red|sumber|source|copyright|bagikan|share|kategori|category|\
        tag|tags|topik|topik terkait|label|labels|views|dibaca|dilihat|font|ukuran text|ukuran font|disclaimer|post view|\
        post views|sumber berita|penulis/editor|foto dan teks|teks dan foto|pengirim|
        """
    )
    /// How outlets abroad, and pages of theirs that are passed on here, point to other articles: the line goes.
    static let abroad = LineKeys(
        """
        lesen sie auch|lesen sie hier|auch interessant|mehr zum thema|das könnte sie auch|das könnte dich auch|\
        das thema könnte dich auch|weitere themen|mehr themen|schon gelesen|weiterlesen|vorschau auf den nächsten|\
        mehr dazu|mehr von|über den autor|über die autorin|jetzt lesen|zum newsletter|newsletter abonnieren|\
        war der artikel|möchten sie den artikel|titelbild|beitragsbild|lire aussi|à lire aussi|À lire aussi|\
        à découvrir|À découvrir|sur le même sujet|crédits photo|czytaj też|czytaj także|czytaj więcej|zobacz też|\
        zobacz także|le puede interesar|te puede interesar|puede interesarle|puedes ver|lea también|lee también|\
        lea además|notas relacionadas|temas relacionados|veja também|leia também|leia mais|saiba mais|leggi anche|\
        lees ook|läs också|les også|related stories|related articles|related content|read next|more on this|\
        recommended reading|sign up for|get the latest news|subscribe now|follow us on|photo credit|photo by|\
        image credit|our standards:|first published|last modified|credit:|(credit:|photograph by|image illustrative|\
        if you enjoyed|if you liked this|never miss|submit your letter|submit a letter|we want to hear what you|\
        do you want to be informed|to view the full story|for the latest stories|follow the latest|this post contains|\
        suggested citation|no comments|verpasse keine|verpassen sie|lust auf mehr|keine kommentare|\
        kommentare geschlossen|klicken sie auf|- anzeige|anzeige|permalink|permalien|noch mehr infos|weitere infos|
        """
    )
    /// Bytes of a line that begins like furniture and is still taken for it.
    static let longest = 260

    /// A line that is just this announces more of its kind: the link or headline after it goes too.
    static let announcing = LineKeys(
        """
        baca juga|baca lainnya|baca|baca pula|berita terkait|artikel terkait|simak juga|lihat juga|terkait|tonton juga|\
        berita lainnya|artikel lainnya|also read|read also|related posts|promosi|
        """
    )

    /// From such a line on nothing is the article's, where it stands in the last part of the text.
    static let tail = LineKeys(
        """
        tinggalkan balasan|batalkan balasan|alamat email anda tidak akan|ruas yang wajib|simpan nama|leave a reply|\
        leave a comment|your email address will not|this site uses akismet|you cannot copy content|eksplorasi konten lain|\
        langganan sekarang|ketik email anda|discover more from|bagikan ke|bagikan ini|bagikan:|bagikan artikel|bagikan berita|\
        sebarkan artikel|share this|like this:|menyukai ini|berita terkait|artikel terkait|related posts|related articles|\
        mungkin anda menyukai|silakan baca konten|rekomendasi untuk|cek berita dan artikel|isi komentar sepenuhnya|\
        dalam segala situasi, kompas|artikel ini telah tayang|posting komentar|post a comment|0 response|\
        konten di bawah ini disajikan|this article is automatically|berita lainnya|artikel lainnya|baca artikel menarik lainnya|simak lifestyle|\
        terpopuler|berita populer|komentar anda|jangan lewatkan|jangan lewatkan!!!|tulis komentar|kirim komentar|tulisan terkait|pos terkait|you might also like|
        """
    )

    /// Of `dropped` and `tail`, what may begin a sentence of the article too, if that goes on in lower case.
    static let beginnings = LineKeys(
        """
        berita lainnya|artikel lainnya|berita terkait|artikel terkait|berita populer|bagikan berita|bagikan artikel|\
        bagikan ini|komentar anda|terpopuler|baca berita|cek berita|anda mungkin|mungkin anda|hak cipta|
        """
    )

    /// Whole lines only, without punctuation at their ends.
    static let whole: Set<String> = [
        "advertisement", "iklan", "blank", "ilustrasi", "loading", "share", "bagikan", "print", "email", "facebook",
        "twitter", "whatsapp", "telegram", "line", "copy link", "salin tautan", "salin link", "tags", "tag", "topik",
        "komentar", "populer", "pilihan", "network", "kanal", "terkini", "news update", "rekomendasi", "selanjutnya",
        "sebelumnya", "next", "prev", "previous", "lihat semua", "selengkapnya", "istimewa", "ist", "headline news",
        "home", "beranda", "a a", "a", "-", "0", "min", "x", "ok", "video", "foto", "topik menarik", "berita lainnya",
        "schlagworte", "schlagwörter", "zum weiterlesen", "weiterführender link", "weiterführende links",
        "weitere informationen", "weiterführende informationen", "zusatzinformationen", "quellenangaben", "kontakt",
        "externer inhalt", "temas", "release date", "mots clés",
        "tim redaksi", "baca", "editor", "penulis", "reporter", "redaksi", "sumber", "tutup", "close", "ringkasan",
    ]
}

/// Beginnings of lines, found by their first byte.
struct LineKeys: Sendable {
    private var keys: [[[UInt8]]] = Array(repeating: [], count: 256)
    /// Bits of the bytes that some key begins with: most lines are told by them.
    private var initials: [4 of UInt64] = [0, 0, 0, 0]

    /// - Parameter list: Keys in lower case, parted by `|`.
    init(_ list: String) {
        for key in list.split(whereSeparator: { $0 == "|" || $0 == "\n" }) {
            let bytes = Array(key.drop { $0 == " " }.utf8)
            guard let first = bytes.first else { continue }
            keys[Int(first)].append(bytes)
            initials[Int(first) >> 6] |= 1 << UInt64(first & 63)
        }
    }

    /// The length of the key that the line begins with at `start`, at the end of a word; nil where there is none.
    func match(_ line: ArraySlice<UInt8>, at start: Int) -> Int? {
        guard start < line.endIndex else { return nil }
        let first = line[start].lowered
        guard initials[Int(first) >> 6] >> UInt64(first & 63) & 1 == 1 else { return nil }
        for key in keys[Int(first)] where line.endIndex - start >= key.count {
            var same = true
            for offset in key.indices where line[start + offset].lowered != key[offset] {
                same = false
                break
            }
            guard same else { continue }
            let next = start + key.count
            if next == line.endIndex || !line[next].isWord || !(key.last ?? 0).isWord { return key.count }
        }
        return nil
    }

    /// Past bullets, brackets and dashes.
    static func wordStart(_ line: ArraySlice<UInt8>) -> Int {
        var at = line.startIndex
        while at < line.endIndex, !line[at].isWord, line[at] != UInt8(ascii: "["), line[at] != UInt8(ascii: "(") {
            at += 1
        }
        // Bullets beyond ASCII: •, –, ►, ▸, », →
        while at + 2 < line.endIndex, line[at] == 0xE2, line[at + 1] >= 0x80, line[at + 1] <= 0x9F,
            !(line[at + 1] == 0x80 && (0x98...0x9F).contains(line[at + 2]))
        {
            at += 3
            while at < line.endIndex, line[at] == .space { at += 1 }
        }
        return at
    }
}
