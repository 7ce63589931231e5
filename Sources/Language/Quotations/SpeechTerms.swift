/// What a word may be where somebody speaks. A word is often several: `kata` is a noun too, `ketua` an office and its holder.
struct SpeechTerm: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    static let said = SpeechTerm(rawValue: 1)
    /// `katanya`: the speaker is the one spoken of last.
    static let saidHe = SpeechTerm(rawValue: 2)
    static let tell = SpeechTerm(rawValue: 4)
    static let told = SpeechTerm(rawValue: 8)
    static let toldHe = SpeechTerm(rawValue: 16)
    static let title = SpeechTerm(rawValue: 32)
    static let role = SpeechTerm(rawValue: 64)
    static let rank = SpeechTerm(rawValue: 128)
    static let office = SpeechTerm(rawValue: 256)
    static let institution = SpeechTerm(rawValue: 512)
    /// `ia`, `dia`, `beliau`, `pihaknya`.
    static let pronoun = SpeechTerm(rawValue: 1024)
    static let preposition = SpeechTerm(rawValue: 2048)
    /// `menurut`, `bagi`.
    static let according = SpeechTerm(rawValue: 4096)
    /// Laws, letters, data: they say things, but nobody speaks.
    static let document = SpeechTerm(rawValue: 8192)
    /// Weekdays, months, `WIB`: capitalised, never a name.
    static let calendar = SpeechTerm(rawValue: 16384)
    /// A verb behind it has no subject of its own: `untuk`, `yang`.
    static let subordinate = SpeechTerm(rawValue: 32768)
    /// The name behind it is a small place, not a person: `desa`, `camat`.
    static let smallPlace = SpeechTerm(rawValue: 65536)
    /// `bernama`, `berinisial`, `alias`.
    static let named = SpeechTerm(rawValue: 131_072)
    /// A sentence that begins so goes on with what was said: `pertama`, `di antaranya`.
    static let continuing = SpeechTerm(rawValue: 262_144)
    /// Capitalised at the beginning of a sentence only because it stands there.
    static let opener = SpeechTerm(rawValue: 524_288)
    /// `Pj`, `Plt`, `mantan`: before an office, not part of it.
    static let acting = SpeechTerm(rawValue: 1_048_576)
    static let degree = SpeechTerm(rawValue: 2_097_152)
    static let oleh = SpeechTerm(rawValue: 4_194_304)
    static let and = SpeechTerm(rawValue: 8_388_608)
    /// Capitalised at the beginning of a sentence; elsewhere a capital makes it a name.
    static let common = SpeechTerm(rawValue: 16_777_216)
    /// `lanjutnya`, `imbuhnya`: goes on with whoever spoke last.
    static let more = SpeechTerm(rawValue: 33_554_432)
    /// `tersebut`, `itu`: ends what a preposition governs.
    static let this = SpeechTerm(rawValue: 67_108_864)
    /// People without a name: `saksi`, `warga`.
    static let anybody = SpeechTerm(rawValue: 134_217_728)

    /// `yang`: what follows says something about the word before, not what somebody says.
    static let relative = SpeechTerm(rawValue: 268_435_456)

    /// An ordinary word that is a part of many names: `Hakim`, `Agung`.
    static let surname = SpeechTerm(rawValue: 536_870_912)

    /// `memberikan`: speaks only with a noun such as `penjelasan` behind it.
    static let gives = SpeechTerm(rawValue: 1_073_741_824)
    static let speechNoun = SpeechTerm(rawValue: 2_147_483_648)

    /// Governs its noun even where an adjective or a number stands between: `di salah satu OPD`.
    static let locative = SpeechTerm(rawValue: 4_294_967_296)

    /// `memastikan`: says something, or sees to it that something is so.
    static let ensures = SpeechTerm(rawValue: 8_589_934_592)
    /// Joins a second verb to a first: `dan`, `serta`, `sekaligus`.
    static let joins = SpeechTerm(rawValue: 17_179_869_184)
    static let thatClause = SpeechTerm(rawValue: 34_359_738_368)
    /// What follows is told of somebody, not said by him: `diduga mengajak`.
    static let allegedly = SpeechTerm(rawValue: 68_719_476_736)

    /// `juru bicara`: what stands behind it is an office, not a verb.
    static let spokes = SpeechTerm(rawValue: 137_438_953_472)
    /// Before somebody who is not named: `seorang`, `salah`, `para`.
    static let some = SpeechTerm(rawValue: 274_877_906_944)
    /// Those for whom the speaker speaks: `lembaganya`, `timnya`.
    static let own = SpeechTerm(rawValue: 549_755_813_888)
    /// A sentence that begins so asks what would be, or leaves the speaker: `jika`, `sementara`.
    static let turning = SpeechTerm(rawValue: 1_099_511_627_776)

    /// `meminta`: asks that something be so, or asks for a thing.
    static let asks = SpeechTerm(rawValue: 4_398_046_511_104)
    /// What is asked for in an inquiry: `keterangan`, `waktu`.
    static let handed = SpeechTerm(rawValue: 8_796_093_022_208)
    /// Begins a clause of its own, whose verb says what somebody else said: `setelah panwas menyimpulkan`.
    static let clause = SpeechTerm(rawValue: 2_199_023_255_552)

    static let notName: SpeechTerm = [
        .role, .office, .institution, .document, .calendar, .pronoun, .preposition, .according, .tell, .told, .opener,
        .said, .saidHe, .toldHe, .continuing, .acting, .degree,
    ]
}

/// The speech words by their number in a vocabulary.
struct SpeechTerms: Sendable {
    private var table = TermTable<SpeechTerm>()
    /// Full names of bodies as rows of terms, with the term of the abbreviation.
    private(set) var longNames: [(terms: [Int32], short: Int32)] = []
    /// Offices that are written in two ways, as rows of terms: the short one stands for both.
    private(set) var offices: [(terms: [Int32], short: Int32)] = []
    /// `ketuanya` is a `ketua`.
    private var bases = TermTable<Int32>()

    init(_ lexicon: SpeechLexicon, adding vocabulary: inout Vocabulary.Builder) {
        for word in lexicon.said {
            add(.said, word, &vocabulary)
            add(.saidHe, word + "nya", &vocabulary)
        }
        for word in lexicon.tell { add(.tell, word, &vocabulary) }
        for word in lexicon.told {
            add(.told, word, &vocabulary)
            add(.toldHe, word + "nya", &vocabulary)
        }
        for word in lexicon.title { add(.title, word, &vocabulary) }
        for word in lexicon.role {
            add(.role, word, &vocabulary)
            add(.role, word + "nya", &vocabulary)
            bases.set(vocabulary.add(word), for: vocabulary.add(word + "nya"))
        }
        for word in lexicon.rank { add(.rank, word, &vocabulary) }
        for word in lexicon.office { add(.office, word, &vocabulary) }
        for word in lexicon.common { add(.common, word, &vocabulary) }
        for word in lexicon.institution { add(.institution, word, &vocabulary) }
        for (term, words) in SpeechTerms.closed {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                add(term, String(word), &vocabulary)
            }
        }
        for entry in lexicon.institutionShort {
            let parts = entry.split(separator: "=")
            guard parts.count == 2 else { continue }
            let terms = vocabulary.addAll(parts[1].split(separator: "_").joined(separator: " "))
            longNames.append((terms, vocabulary.add(parts[0])))
        }
        for (short, long) in SpeechTerms.twoWays {
            offices.append((vocabulary.addAll(long), vocabulary.add(short)))
        }
    }

    private mutating func add(_ term: SpeechTerm, _ word: String, _ vocabulary: inout Vocabulary.Builder) {
        let number = vocabulary.add(word)
        table.set((table[number] ?? []).union(term), for: number)
    }

    /// The number of a word without its enclitic.
    func base(_ term: Int32) -> Int32 { bases[term] ?? term }

    @inline(__always)
    subscript(word: Word) -> SpeechTerm { table[word.term] ?? [] }

    private static let closed: [(SpeechTerm, String)] = [
        (.pronoun, "ia dia beliau dirinya pihaknya"),
        (
            .preposition,
            """
            di ke dari pada kepada dalam untuk dengan oleh terhadap soal tentang bersama antara bagi saat ketika usai seusai
            setelah sebelum sejak hingga sampai atas sebagai demi karena jika bila apabila terkait mengenai per
            depan belakang asal selaku para tanpa akibat serta selain seperti selama sekitar menjelang jelang bahwa sehingga agar supaya milik versus menuju
            menghadapi
            """
        ),
        (.according, "menurut"),
        (.saidHe, "menurutnya baginya"),
        (
            .document,
            """
            uu undang undangundang pasal perbawaslu pkpu peraturan perpres permendagri skb se surat edaran data catatan hasil
            rencana jadwal informasi laporan kabar keputusan putusan statuta dokumen aturan ketentuan regulasi survei riset
            keppres perppu perpu maklumat pantauan pengamatan sumber
            """
        ),
        (
            .calendar,
            """
            senin selasa rabu kamis jumat jum'at sabtu minggu ahad januari februari maret april mei juni juli agustus september
            oktober november nopember desember wib wita wit
            """
        ),
        (
            .subordinate,
            "untuk guna yang tanpa demi agar supaya bisa dapat sambil seraya dengan cara saat ketika dalam"
        ),
        (
            .smallPlace,
            """
            desa kelurahan kecamatan camat lurah kades kapolsek polsek nagari distrik dusun kampung sekcam danramil
            kel kec
            """
        ),
        (
            .smallPlace,
            """
            keuchik gampong pekon peratin kakon kuwu perbekel datok penghulu sekdes koramil sdn smpn sman smkn
            puskesmas universitas stikes yayasan warga panwascam
            """
        ),
        (.named, "bernama berinisial alias disapa dipanggil"),
        (.continuing, "pertama kedua ketiga keempat kelima antaranya antara yakni yaitu termasuk mulai"),
        (
            .opener,
            """
            namun tetapi tapi sementara sedangkan selain dalam pada di menurut saat ketika usai setelah sebelum sejak hingga jika
            bila apabila kalau karena sebab untuk dengan oleh hal ini itu tersebut adapun sebelumnya kemudian lalu lantas lebih
            terkait mengenai soal tak tidak bukan belum sudah telah akan masih juga sebagai senada hal meski meskipun walau
            kendati begitu demikian padahal bahkan apalagi sejauh selanjutnya selama ada dari kepada bersama para seluruh semua
            setiap salah satu dua tiga empat lima enam tujuh ratusan puluhan sebanyak sejumlah beberapa banyak kita kami saya
            mereka anda apa siapa bagaimana mengapa kenapa kapan dimana ya nah iya oke baik karenanya untungnya akibatnya sang si
            seorang keduanya ketiganya keempatnya kelimanya semuanya lagi hanya saja maka agar supaya merespons menanggapi menyikapi ditanya ditemui dihubungi dikonfirmasi disinggung sehari
            sebaliknya sesuai seperti seusai sembari sambil pun perlu jangan harus boleh bisa dapat hari tahun bulan pekan
            kasus perkara peristiwa kejadian acara kegiatan rapat sidang pihak tahapan proses laporan dugaan
            """
        ),
        (.acting, "pj pjs plt plh penjabat pelaksana mantan eks ex pak bapak ibu bu tugas harian sementara"),
        (
            .degree,
            """
            sh mh se mm msi ssos skm spd mpd sag mag sip map sstp st mt skom mkom sik mba phd llm mhum ssi apt ap
            mkes
            """
        ),
        (.oleh, "oleh"),
        (.more, "lanjutnya tambahnya sambungnya imbuhnya pungkasnya tutupnya ditambahkannya tandasnya tukasnya"),
        (.gives, "memberikan memberi melontarkan melayangkan angkat menolak keberatan"),
        (
            .speechNoun,
            """
            klarifikasi penjelasan keterangan pernyataan tanggapan bantahan imbauan himbauan peringatan arahan pesan bicara suara
            anggapan tudingan tuduhan disebut dikatakan dituding dituduh dibilang dianggap nasihat jaminan kepastian
            """
        ),
        (.locative, "di ke dari dalam pada kepada untuk oleh terhadap atas"),
        (.relative, "yang"),
        (
            .surname,
            """
            hakim agung jaya mulia imam raja sultan bakti bhakti negara intan bintang tani merah bumi hari desa sri
            adil lalu
            """
        ),
        (.according, "menurutnya"),
        (.this, "tersebut itu ini setempat dimaksud bersangkutan"),
        (
            .clause,
            """
            setelah sebelum usai seusai selepas sejak karena ketika saat hingga sehingga lantaran sebab agar supaya
            bila jika apabila
            """
        ),
        (
            .anybody,
            """
            saksi pelapor terlapor sumber warga korban terdakwa terpidana tersangka guru mahasiswa petugas relawan simpatisan
            pengamat pakar kuasa pengacara orang netizen pengunjung wartawan narasumber aktivis tokoh jaksa hakim penyidik
            """
        ),
        (.and, "dan"),
        (.asks, "meminta minta"),
        (.handed, "keterangan waktu fotokopi manifes penjelasan klarifikasi risalah salinan dokumen berkas"),
        (.spokes, "juru"),
        (.office, "bicaranya timnya"),
        (.some, "seorang salah sang si para sejumlah beberapa sebagian sebuah"),
        (.own, "lembaganya timnya instansinya kantornya jajarannya dinasnya partainya kliennya"),
        (
            .turning,
            """
            jika bila apabila kalau sementara sedangkan adapun namun kendati meski meskipun warga masyarakat pemilih penjelasan kesimpulan
            narasi sumber kategori referensi
            """
        ),
        (.ensures, "memastikan menjamin pastikan"),
        (.joins, "dan serta sekaligus"),
        (.thatClause, "bahwa"),
        (
            .allegedly,
            """
            diduga dituduh dituding disinyalir ditengarai terindikasi terekam terlihat kedapatan terbukti disebut
            terdengar dikabarkan
            """
        ),
    ]

    /// An office in one word, and in several.
    private static let twoWays: [(String, String)] = [
        ("sekda", "sekretaris daerah"), ("walikota", "wali kota"), ("mendagri", "menteri dalam negeri"),
        ("kadis", "kepala dinas"), ("kades", "kepala desa"), ("wabup", "wakil bupati"), ("wagub", "wakil gubernur"),
        ("wawali", "wakil wali kota"), ("kapolres", "kepala kepolisian resor"), ("dandim", "komandan kodim"),
        ("kabid", "kepala bidang"), ("kabag", "kepala bagian"), ("kasi", "kepala seksi"),
        ("kapolri", "kepala kepolisian"), ("kapolda", "kepala kepolisian daerah"),
        ("wakapolda", "wakil kepala kepolisian daerah"),
        ("kepsek", "kepala sekolah"), ("jubir", "juru bicara"), ("sekda", "sekkab"), ("sekda", "sekdakab"),
        ("sekda", "sekprov"), ("sekda", "sekkot"), ("kajari", "kepala kejari"), ("pengacara", "kuasa hukum"),
        ("wamendagri", "wakil menteri dalam negeri"), ("cabup", "calon bupati"), ("cawabup", "calon wakil bupati"),
        ("cagub", "calon gubernur"), ("sekcam", "sekretaris camat"), ("kaban", "kepala badan"),
    ]
}
