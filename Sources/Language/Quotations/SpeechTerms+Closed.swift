/// The closed classes: words of grammar, and offices that are written in two ways.
extension SpeechTerms {
    static let closed: [(SpeechTerm, String)] = [
        (.pronoun, "ia dia beliau dirinya pihaknya"),
        (
            .preposition,
            """
            di ke dari pada kepada dalam untuk dengan oleh terhadap soal tentang bersama antara bagi saat ketika usai seusai
            setelah sebelum sejak hingga sampai atas sebagai demi karena jika bila apabila terkait mengenai per
            depan belakang asal selaku para tanpa akibat serta selain seperti selama sekitar menjelang jelang bahwa sehingga agar supaya milik versus menuju
            menghadapi lepas selepas sehabis sesudah
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
        (
            .degreePart,
            "pd sos si ag kes hum kom ip stp km kn ap pt kep farm psi ikom tr han th sn ds hut pi stat pdi pdk"
        ),
        (.oleh, "oleh"),
        (.more, "lanjutnya tambahnya sambungnya imbuhnya pungkasnya tutupnya ditambahkannya tandasnya tukasnya"),
        (.gives, "menyambut memberikan memberi melontarkan melayangkan angkat menolak keberatan"),
        (
            .speechNoun,
            """
            klarifikasi penjelasan keterangan pernyataan tanggapan bantahan imbauan himbauan peringatan arahan pesan bicara suara
            anggapan tudingan tuduhan disebut dikatakan dituding dituduh dibilang dianggap nasihat jaminan kepastian baik dingin
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
            sementara sedangkan adapun namun kendati meski meskipun warga masyarakat pemilih penjelasan kesimpulan
            narasi sumber kategori referensi
            """
        ),
        (
            .several,
            """
            seorang sejumlah beberapa sebagian para banyak semua seluruh setiap satu dua tiga empat lima enam tujuh delapan
            sembilan sepuluh sebelas belasan puluhan ratusan belas puluh
            """
        ),
        (.lesser, "wakil calon bakal kandidat mantan eks ex asisten staf ajudan sopir istri suami anak"),
        (.epithet, "orang pria lelaki perempuan wanita politikus politisi alumnus jebolan lulusan"),
        (
            .coming,
            "akan dijadwalkan direncanakan boleh paling mulai hingga nanti mendatang depan dibuka ditutup diundang dipanggil"
        ),
        (.whole, "kpk dpr dprd polri tni mk mui icw kontras ylbhi"),
        (.trailing, "dan tetap tengah hari baru lama"),
        (.inCapitals, "aji ma nu"),
        (.excerpt, "bunyi penggalan petikan kutipan cuplikan potongan isi"),
        (.outcome, "dihentikan dinyatakan diteruskan"),
        (.present, "hadir tiba datang"),
        (.ensures, "memastikan menjamin pastikan"),
        (.joins, "dan serta sekaligus"),
        (.thatClause, "bahwa"),
        (
            .allegedly,
            """
            diduga dituduh dituding disinyalir ditengarai terindikasi terekam terlihat kedapatan terbukti disebut
            terdengar dikabarkan diminta didesak dilarang diperintahkan disuruh diajak diwajibkan diharuskan didakwa
            dipaksa ditugaskan ditugasi
            """
        ),
    ]

    /// An office in one word, and in several.
    static let twoWays: [(String, String)] = [
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
        ("kadis", "kadisdik"), ("kadis", "kadinkes"), ("kadis", "kadinsos"), ("kadis", "kadishub"),
        ("kadis", "kadispora"), ("kadis", "kadisdag"), ("kadis", "kadispar"), ("kadis", "kadiskominfo"),
        ("sekda", "sekdaprov"), ("sekda", "sekdako"), ("sekda", "sekot"), ("sekda", "sekretaris kota"),
        ("kapolres", "kapolresta"), ("kapolres", "kapolrestabes"), ("kapolres", "kepala polres"),
        ("kapolda", "kepala polda"), ("kapolsek", "kepala kepolisian sektor"), ("kapolsek", "kepala polsek"),
        ("kapolri", "kepala kepolisian negara"), ("pangdam", "panglima kodam"),
        ("pangdam", "panglima komando daerah militer"), ("pangdam", "panglima daerah militer"),
        ("danrem", "komandan korem"), ("dandim", "komandan komando distrik militer"),
        ("danramil", "komandan koramil"), ("kajari", "kepala kejaksaan negeri"),
        ("kajati", "kepala kejaksaan tinggi"), ("kajati", "kepala kejati"), ("koordinator", "kordiv"),
        ("koordinator", "kordinator"), ("koordinator", "korwil"), ("ketum", "ketua umum"),
        ("sekjen", "sekretaris jenderal"), ("dirjen", "direktur jenderal"), ("dirut", "direktur utama"),
        ("sekdes", "sekretaris desa"), ("sekdis", "sekretaris dinas"), ("kepsek", "kasek"),
        ("kapuspen", "kepala pusat penerangan"), ("mensos", "menteri sosial"), ("menag", "menteri agama"),
        ("menhan", "menteri pertahanan"), ("menkeu", "menteri keuangan"), ("mentan", "menteri pertanian"),
        ("mendag", "menteri perdagangan"), ("menkes", "menteri kesehatan"), ("mendes", "menteri desa"),
        ("menlu", "menteri luar negeri"), ("menhub", "menteri perhubungan"),
    ]
}
