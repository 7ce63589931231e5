import Model

extension Outlet {
    /// Tabalong, on JNews, read by RSS.
    static let kabarTabalong = Outlet(
        name: "kabar-tabalong",
        title: "Kabar Tabalong",
        region: "63.09",
        zone: .makassar,
        theme: JNews(),
        entry: .rss(path: "/feed/"),
        articles: [
            SampleArticle(
                "/pilkada/lurah-pose-dua-jari-bersama-calon-wakil-bupati",
                published: "2024-11-11T19:05:00+08:00",
                title: "Foto Lurah Pose Dua Jari Bersama Calon Wakil Bupati Beredar",
                author: "Anang Fahriadi",
                expects: .alert([.neutrality]),
                body: Outlet.lurahStory(dateline: "TANJUNG")
            ),
            SampleArticle(
                "/pilkada/asn-tabalong-ikrar-netralitas",
                published: "2024-11-12T11:30:00+08:00",
                title: "Ratusan ASN Tabalong Ucapkan Ikrar Netralitas",
                author: "Siti Rabiatul",
                expects: .alert([.neutrality]),
                body: """
                    TANJUNG – Ratusan aparatur sipil negara (ASN) di Kabupaten Tabalong mengucapkan ikrar netralitas \
                    menghadapi Pilkada serentak 2024 di Pendopo Bersinar, Selasa (12/11/2024).

                    Ikrar dibacakan Kepala BKPSDM Tabalong, Rusmadi Anwar, dan diikuti seluruh kepala perangkat daerah.

                    “Kami berkomitmen menjaga netralitas dan tidak memihak kepada pasangan calon mana pun,” demikian \
                    bunyi ikrar tersebut.

                    Usai pembacaan, perwakilan pegawai menandatangani pakta integritas netralitas ASN yang disaksikan \
                    Bawaslu.

                    Kegiatan ditutup dengan donor darah dan pemeriksaan kesehatan gratis bagi pegawai.
                    """
            ),
            SampleArticle(
                "/pilkada/bawaslu-rekomendasikan-sanksi-kabid-ke-bkn",
                published: "2024-11-14T14:10:00+08:00",
                title: "Terbukti Langgar Netralitas, Bawaslu Rekomendasikan Sanksi Kabid ke BKN",
                author: "Anang Fahriadi",
                expects: .alert([.neutrality]),
                body: """
                    TANJUNG – Bawaslu Kabupaten Tabalong menyatakan seorang kepala bidang berinisial HN terbukti \
                    melanggar netralitas aparatur sipil negara (ASN) karena ikut menyusun jadwal kampanye pasangan \
                    calon bupati.

                    Ketua Bawaslu Tabalong, Muhrida Baseri, mengatakan keputusan itu diambil dalam rapat pleno, Rabu \
                    (13/11/2024) malam.

                    “Dari hasil pleno, yang bersangkutan dinyatakan melanggar netralitas ASN. Rekomendasi sanksi sudah \
                    kami teruskan ke Badan Kepegawaian Negara (BKN),” ujar Muhrida.

                    Menurut Muhrida, bukti yang diperiksa meliputi percakapan grup dan keterangan lima saksi.

                    Penjabat (Pj) Bupati Tabalong, Gazali Rahim, menyebut pemerintah daerah menunggu surat BKN sebelum \
                    mengambil langkah.
                    """
            ),
            SampleArticle(
                "/olahraga/laga-persetab-digelar-di-tempat-netral",
                published: "2024-11-14T20:00:00+08:00",
                section: "Olahraga",
                title: "Laga Persetab Digelar di Tempat Netral, Pelatih Minta Wasit Netral",
                author: "Dedi Irawan",
                expects: .silence,
                body: """
                    TANJUNG – Laga Persetab Tabalong melawan tamunya dari Balangan dipindahkan ke tempat netral di \
                    Stadion 17 Mei menyusul renovasi lapangan.

                    Pelatih Persetab, Yusran Hadi, berharap wasit bersikap netral sepanjang pertandingan.

                    “Kami tidak mempersoalkan tempatnya. Yang penting wasit netral dan tidak memihak tuan rumah,” \
                    katanya, Kamis (14/11/2024).

                    Pertandingan itu menentukan tim yang lolos ke babak delapan besar. Tiket dijual mulai Jumat.
                    """
            ),
        ],
        headlines: [
            "Kades Mobilisasi Warga Hadiri Kampanye, Ini Ancaman Sanksinya",
            "Pilkada 27 November, KPU Mulai Sortir Surat Suara",
            "Jembatan Gantung di Muara Uya Diperbaiki",
        ]
    )

    /// Told first by Kabar Tabalong and carried on by Penajam Pos.
    static func lurahStory(dateline: String) -> String {
        """
        \(dateline) – Foto seorang lurah berpose dua jari bersama calon wakil bupati nomor urut 2 beredar di media sosial \
        dan menuai sorotan warga Kabupaten Tabalong.

        Dalam foto itu, Lurah Belimbing Hulu, Zainal Arifin Mahyuni, yang masih mengenakan seragam dinas tampak \
        mengacungkan dua jari di samping calon wakil bupati.

        “Foto itu diambil di halaman kantor kelurahan pada jam kerja, jadi wajar kalau warga mempertanyakan \
        netralitasnya,” kata Koordinator Pemantau Pemilu Banua, Hairul Saleh, Senin (11/11/2024).

        Anggota Bawaslu Tabalong, Fitriani Lestari, menyebut foto tersebut sudah masuk sebagai laporan dugaan \
        pelanggaran netralitas ASN dan sedang dikaji.

        “Kami sudah memanggil lurah yang bersangkutan untuk dimintai klarifikasi besok,” ucapnya.

        Zainal membantah dirinya mendukung calon tertentu. Menurut dia, pose dua jari itu spontan karena diajak \
        berfoto.
        """
    }
}
