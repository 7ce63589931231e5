import Model

extension Outlet {
    /// Penajam Paser Utara, on Newspaper (tagDiv), read by Atom.
    static let penajamPos = Outlet(
        name: "penajam-pos",
        title: "Penajam Pos",
        region: "64.09",
        zone: .makassar,
        theme: Newspaper(),
        entry: .atom(path: "/feed/atom/"),
        articles: [
            SampleArticle(
                "/2024/11/bansos-beras-ditempeli-stiker-paslon/",
                published: "2024-11-10T13:25:00+08:00",
                title: "Beras Bansos Ditempeli Stiker Paslon, Bawaslu PPU Telusuri Keterlibatan Dinas",
                author: "Laila Hamdan",
                expects: .alert([.misuseOfOffice]),
                body: """
                    PENAJAM – Bantuan sosial (bansos) berupa beras 10 kilogram di Kabupaten Penajam Paser Utara (PPU) \
                    diduga dipolitisasi untuk kepentingan salah satu pasangan calon bupati.

                    Sejumlah karung yang dibagikan di Kelurahan Gunung Sepaku, Sabtu (9/11/2024), ditempeli stiker \
                    bergambar pasangan calon.

                    “Bansos itu dibeli dari APBD, tidak boleh dimanfaatkan untuk menggaet suara,” tegas anggota Bawaslu \
                    PPU, Sarifuddin Mattola.

                    Ia mengatakan pihaknya tengah menelusuri siapa pegawai dinas yang menyerahkan karung beras tersebut.

                    Kepala Dinas Sosial PPU, Endang Kusrini, menampik tudingan itu. “Tidak ada muatan politik, \
                    penyaluran bansos murni program rutin,” kilahnya.
                    """
            ),
            SampleArticle(
                "/2024/11/masa-tenang-pilkada-ppu-24-26-november/",
                published: "2024-11-14T08:00:00+08:00",
                title: "Masa Tenang 24-26 November, KPU PPU Minta Alat Peraga Diturunkan",
                author: "Laila Hamdan",
                expects: .alert([.electionDate]),
                body: """
                    PENAJAM – Komisi Pemilihan Umum (KPU) Kabupaten Penajam Paser Utara meminta tim pasangan calon \
                    menurunkan alat peraga sebelum masa tenang Pilkada pada 24-26 November 2024.

                    Ketua KPU PPU, Benyamin Tandiola, menjelaskan masa kampanye berakhir pada 23 November 2024.

                    “Setelah itu tidak ada lagi kampanye dalam bentuk apa pun. Pencoblosan dilaksanakan Rabu, 27 \
                    November 2024,” terangnya, Kamis (14/11/2024).

                    Logistik pemilihan, tambahnya, mulai dikirim ke kecamatan dua hari sebelum pemungutan suara.
                    """
            ),
            SampleArticle(
                "/2024/11/kejari-tahan-mantan-kades-korupsi-dana-desa/",
                published: "2024-11-13T17:15:00+08:00",
                section: "Hukum",
                title: "Kejari PPU Tahan Mantan Kades Tersangka Korupsi Dana Desa",
                author: "Oki Prasetya",
                expects: .silence,
                body: """
                    PENAJAM – Kejaksaan Negeri Penajam Paser Utara menahan mantan kepala desa berinisial MS sebagai \
                    tersangka korupsi dana desa tahun anggaran 2021.

                    Kepala Seksi Pidana Khusus, Arga Wibisono, mengatakan tersangka menyalahgunakan wewenang dengan \
                    mencairkan anggaran jalan usaha tani yang tidak pernah dikerjakan.

                    “Kerugian keuangan negara berdasarkan perhitungan auditor mencapai Rp742 juta,” ujarnya, Rabu \
                    (13/11/2024).

                    Tersangka dititipkan di rumah tahanan selama 20 hari. Penyidik masih mendalami peran bendahara.
                    """
            ),
            SampleArticle(
                "/2024/11/foto-lurah-pose-dua-jari-beredar/",
                published: "2024-11-11T21:40:00+08:00",
                title: "Foto Lurah Pose Dua Jari Bersama Calon Wakil Bupati Beredar",
                author: "Redaksi",
                expects: .sighting(
                    outlet: "kabar-tabalong",
                    path: "/pilkada/lurah-pose-dua-jari-bersama-calon-wakil-bupati"
                ),
                behaviour: .following(
                    outlet: "kabar-tabalong",
                    path: "/pilkada/lurah-pose-dua-jari-bersama-calon-wakil-bupati"
                ),
                body: Outlet.lurahStory(dateline: "TANJUNG, KABAR TABALONG")
            ),
        ],
        headlines: [
            "Sekda Tegaskan ASN Netral Harga Mati",
            "Mutasi Pejabat Jelang Pilkada Dilaporkan ke Bawaslu",
            "Nelayan Pejala Keluhkan Solar Langka",
        ]
    )
}
