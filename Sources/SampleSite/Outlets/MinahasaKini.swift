import Model

extension Outlet {
    /// Minahasa, on WordPress core blocks, read from a listing page.
    static let minahasaKini = Outlet(
        name: "minahasa-kini",
        title: "Minahasa Kini",
        region: "71.02",
        zone: .makassar,
        theme: BlockTheme(),
        entry: .listing(path: "/politik/"),
        articles: [
            SampleArticle(
                "/2024/11/09/mutasi-14-pejabat-sebelum-penetapan-paslon-dilaporkan/",
                published: "2024-11-09T15:30:00+08:00",
                title: "Mutasi 14 Pejabat Sebelum Penetapan Paslon Dilaporkan ke Bawaslu Minahasa",
                author: "Vanda Rompas",
                expects: .alert([.misuseOfOffice]),
                body: """
                    TONDANO – Bupati petahana dilaporkan ke Bawaslu Kabupaten Minahasa karena diduga melakukan mutasi \
                    14 pejabat dalam kurun enam bulan sebelum penetapan pasangan calon tanpa izin tertulis Menteri \
                    Dalam Negeri.

                    Pelapor, Advokat Jemmy Tumbelaka, menyerahkan salinan surat keputusan pelantikan sebagai bukti, \
                    Sabtu (9/11/2024).

                    “Mutasi itu menguntungkan petahana karena pejabat yang dilantik adalah orang-orang dekatnya,” kata \
                    Jemmy.

                    Ketua Bawaslu Minahasa, Ruly Wowiling, menyatakan laporan mutasi tersebut masih dalam kajian awal.

                    Kepala BKPSDM Minahasa, Steven Lontoh, membantah ada kepentingan politik dan menyebut pergantian \
                    pejabat sudah mengantongi persetujuan menteri.
                    """
            ),
            SampleArticle(
                "/2024/11/12/bawaslu-hentikan-kasus-kepala-puskesmas/",
                published: "2024-11-12T17:50:00+08:00",
                title: "Bawaslu Minahasa Hentikan Kasus Netralitas Kepala Puskesmas, Tidak Terbukti",
                author: "Vanda Rompas",
                expects: .alert([.neutrality]),
                body: """
                    TONDANO – Bawaslu Kabupaten Minahasa menghentikan penanganan kasus dugaan pelanggaran netralitas \
                    ASN yang menyeret seorang kepala puskesmas.

                    Anggota Bawaslu Minahasa, Merlin Sondakh, mengatakan tuduhan bahwa kepala puskesmas itu ikut \
                    berkampanye tidak terbukti.

                    “Laporan tidak memenuhi unsur pelanggaran netralitas ASN sehingga kasusnya kami hentikan,” ujar \
                    Merlin, Selasa (12/11/2024).

                    Sebelumnya, kepala puskesmas berinisial FT dilaporkan karena diduga hadir dalam kampanye salah satu \
                    pasangan calon.

                    Hasil klarifikasi menunjukkan ia datang bersama ambulans untuk siaga kesehatan.
                    """
            ),
            SampleArticle(
                "/2024/11/13/warga-keliru-pencoblosan-disebut-28-november/",
                published: "2024-11-13T09:10:00+08:00",
                title: "Brosur Sosialisasi Sebut Pencoblosan 28 November, Warga Kakas Bingung",
                author: "Yohan Mamesah",
                expects: .alert([.electionDate]),
                body: """
                    TONDANO – Warga Kecamatan Kakas Raya, Minahasa, dibuat bingung oleh brosur sosialisasi Pilkada \
                    yang beredar di kios dan rumah ibadah.

                    Dalam brosur itu tertulis pencoblosan Pilkada Minahasa dilaksanakan pada Kamis, 28 November 2024.

                    “Saya sudah telanjur minta izin libur ke juragan untuk hari itu,” tutur Nontje, pedagang sayur.

                    Hukum tua setempat meminta warga menunggu penjelasan resmi penyelenggara.
                    """
            ),
            SampleArticle(
                "/2024/11/13/tinutuan-serentak-1-000-porsi/",
                published: "2024-11-13T12:00:00+08:00",
                section: "Budaya",
                title: "Seribu Porsi Tinutuan Dibagikan di Tepi Danau Tondano",
                author: "Yohan Mamesah",
                expects: .silence,
                body: """
                    TONDANO – Seribu porsi tinutuan dibagikan gratis kepada pengunjung pada pembukaan pekan budaya di \
                    tepi Danau Tondano, Rabu (13/11/2024).

                    Ketua panitia, Grace Pangemanan, menyebut bahan makanan disumbang kelompok tani dari delapan desa.

                    “Labu dan jagungnya dipanen kemarin sore,” katanya.

                    Pekan budaya berlangsung sampai Minggu dan menampilkan kolintang serta lomba perahu.
                    """
            ),
            SampleArticle(
                "/arsip-internal/konsep-camat-tidak-netral/",
                published: "2024-11-13T06:00:00+08:00",
                title: "KONSEP: Camat Terbukti Tidak Netral, Dijatuhi Sanksi",
                author: "Redaksi",
                expects: .unread,
                body: """
                    TONDANO – Camat Remboken Raya terbukti melanggar netralitas ASN karena mengampanyekan pasangan \
                    calon bupati.

                    Naskah ini belum disunting dan tidak untuk diterbitkan.
                    """
            ),
        ],
        headlines: [
            "Hukum Tua Diduga Arahkan Warga Dukung Petahana",
            "Kapolres Minahasa Pastikan Anggota Netral",
            "Cengkih Turun Harga, Petani Tahan Panen",
        ]
    )
}
