import Model

extension Outlet {
    /// Bima, on Blogger, read by Atom; one of its pages is watched for change.
    static let wartaBima = Outlet(
        name: "warta-bima",
        title: "Warta Bima",
        region: "52.06",
        zone: .makassar,
        theme: Blogger(),
        entry: .atom(path: "/feeds/posts/default"),
        articles: [
            SampleArticle(
                "/2024/11/kades-diduga-kerahkan-perangkat-desa.html",
                published: "2024-11-08T10:45:00+08:00",
                title: "Kades di Bima Diduga Kerahkan Perangkat Desa ke Kampanye Paslon",
                author: "Amirullah H.",
                expects: .alert([.neutrality]),
                body: """
                    BIMA – Kepala Desa Ncera Utara, Muhtar Landa, diduga mengerahkan perangkat desa untuk menghadiri \
                    kampanye pasangan calon bupati di Kabupaten Bima, Kamis (7/11/2024).

                    Seorang perangkat desa mengaku diancam diberhentikan bila tidak membawa sepuluh warga ke lokasi \
                    kampanye.

                    "Kalau tidak ikut, insentif kami katanya ditahan," ungkapnya.

                    Ketua Panwascam setempat, Nurwahidah, mengatakan dugaan keterlibatan kepala desa dan perangkat desa \
                    dalam kampanye itu sudah dilaporkan ke Bawaslu.

                    Kepala desa yang dihubungi lewat telepon menepis tudingan tersebut. "Saya tidak pernah menyuruh \
                    perangkat desa ikut kampanye," tepisnya.
                    """
            ),
            SampleArticle(
                "/2024/11/klarifikasi-kepala-sekolah.html",
                published: "2024-11-13T18:20:00+08:00",
                title: "Kepala Sekolah di Bima Dipanggil Bawaslu Soal Dugaan Kampanye di Grup Guru",
                author: "Amirullah H.",
                expects: .alert([.neutrality]),
                behaviour: .revised(
                    title: "Kepala Sekolah di Bima Dipanggil Bawaslu Soal Dugaan Kampanye di Grup Guru",
                    body: """
                        BIMA – Bawaslu Kabupaten Bima memanggil seorang kepala sekolah dasar berstatus ASN yang diduga \
                        mengampanyekan pasangan calon bupati lewat grup WhatsApp guru.

                        "Yang bersangkutan kami mintai klarifikasi terkait dugaan pelanggaran netralitas ASN," kata \
                        anggota Bawaslu Bima, Taufik Rahman, Rabu (13/11/2024).

                        Kepala sekolah itu, Sri Wahyuni Ishaka, membantah telah berkampanye. "Pesan itu saya teruskan \
                        tanpa saya baca, dan sudah saya hapus," bantahnya.

                        Catatan redaksi: berita ini diperbarui pada Kamis (14/11/2024) dengan bantahan kepala sekolah. \
                        Sebelumnya tertulis ada dua kepala sekolah yang dipanggil; yang benar satu orang.
                        """
                ),
                body: """
                    BIMA – Bawaslu Kabupaten Bima memanggil dua kepala sekolah dasar berstatus ASN yang diduga \
                    mengampanyekan pasangan calon bupati lewat grup WhatsApp guru.

                    "Yang bersangkutan kami mintai klarifikasi terkait dugaan pelanggaran netralitas ASN," kata \
                    anggota Bawaslu Bima, Taufik Rahman, Rabu (13/11/2024).

                    Hingga berita ini ditulis, kepala sekolah yang dipanggil belum memberi keterangan.
                    """
            ),
            SampleArticle(
                "/2024/11/panen-bawang-merah-di-sape.html",
                published: "2024-11-12T07:30:00+08:00",
                section: "Pertanian",
                title: "Panen Bawang Merah di Sape Melimpah, Harga Anjlok",
                author: "Amirullah H.",
                expects: .silence,
                body: """
                    BIMA – Panen bawang merah di Kecamatan Sape melimpah, tetapi harga di tingkat petani anjlok menjadi \
                    Rp11 ribu per kilogram.

                    Ketua kelompok tani, Ismail Saleh, meminta pemerintah menampung hasil panen lewat gudang dingin.

                    "Kami tidak menolak bantuan bibit, tetapi yang mendesak sekarang pasarnya," harapnya, Selasa \
                    (12/11/2024).
                    """
            ),
        ],
        headlines: [
            "Guru Honorer Diduga Jadi Timses, Disdik Turun Tangan",
            "Bupati Dilarang Mutasi Enam Bulan Sebelum Penetapan",
            "Ombak Tinggi, Penyeberangan Sape Ditutup",
        ]
    )
}
