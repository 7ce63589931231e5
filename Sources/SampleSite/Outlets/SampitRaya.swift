import Model

extension Outlet {
    /// Kotawaringin Timur, on a WordPress theme of the idtheme family, read by RSS.
    static let sampitRaya = Outlet(
        name: "sampit-raya",
        title: "Sampit Raya",
        region: "62.02",
        zone: .jakarta,
        theme: IDTheme(),
        entry: .rss(path: "/feed/"),
        articles: [
            SampleArticle(
                "/2024/11/12/camat-mentaya-jaya-diduga-ajak-warga-pilih-paslon/",
                published: "2024-11-12T08:15:00+07:00",
                title: "Camat Mentaya Jaya Diduga Ajak Warga Pilih Salah Satu Paslon",
                author: "Rinto Gunawan",
                expects: .alert([.neutrality]),
                body: """
                    SAMPIT – Camat Mentaya Jaya, Hardiman Lakau, diduga mengajak warga memilih salah satu pasangan calon \
                    bupati saat menghadiri syukuran panen di Desa Handil Rangas, Kabupaten Kotawaringin Timur (Kotim), \
                    Minggu (10/11/2024).

                    FOTO: Suasana syukuran panen di Desa Handil Rangas yang dihadiri camat. (Foto: tangkapan layar)

                    Dalam rekaman berdurasi 48 detik yang beredar di grup WhatsApp warga, camat yang berstatus aparatur \
                    sipil negara (ASN) itu terdengar menyebut nomor urut pasangan calon dari atas panggung.

                    “Kalau mau jalan kita mulus, tanggal 27 nanti jangan salah coblos, ingat nomor dua,” ucap suara \
                    dalam rekaman tersebut.

                    BACA JUGA: Bawaslu Kotim Terima Tiga Laporan Netralitas ASN Sepanjang Oktober

                    Ketua Bawaslu Kotim, Nurhasanah Djala, membenarkan pihaknya telah menerima laporan dugaan \
                    pelanggaran netralitas ASN tersebut pada Senin malam.

                    “Laporannya sudah kami register dan yang bersangkutan akan kami panggil untuk klarifikasi pekan \
                    ini,” kata Nurhasanah, Selasa (12/11/2024).

                    Menurut dia, Bawaslu masih menelusuri keaslian rekaman serta meminta keterangan tuan rumah acara.

                    Dikonfirmasi terpisah, Hardiman Lakau membantah telah mengampanyekan pasangan calon. “Itu tidak \
                    benar, saya hanya mengajak warga datang ke TPS. Rekamannya sudah dipotong,” bantahnya. (rin)
                    """
            ),
            SampleArticle(
                "/2024/11/13/sekda-kotim-ingatkan-asn-jaga-netralitas/",
                published: "2024-11-13T10:02:00+07:00",
                title: "Dua Pekan Jelang Pencoblosan, Sekda Kotim Ingatkan ASN Jaga Netralitas",
                author: "Maya Puspita",
                expects: .alert([.neutrality, .electionDate]),
                body: """
                    SAMPIT – Sekretaris Daerah (Sekda) Kabupaten Kotawaringin Timur, Irfan Sulaiman, mengingatkan \
                    seluruh aparatur sipil negara (ASN) di lingkungan pemerintah kabupaten agar menjaga netralitas \
                    pada Pilkada 2024.

                    Hal itu disampaikannya saat memimpin apel gabungan di halaman kantor bupati, Rabu (13/11/2024).

                    “ASN dilarang terlibat politik praktis, termasuk memberi tanda suka pada unggahan pasangan calon \
                    di media sosial,” tegas Irfan.

                    BACA JUGA: Viral, Oknum Lurah Berpose Dua Jari di Ruang Kerja

                    Ia menambahkan, pemungutan suara digelar pada 27 November 2024 sehingga pegawai diminta menyalurkan \
                    hak pilihnya cukup di bilik suara.

                    Jika kedapatan berpihak, lanjutnya, ASN yang bersangkutan akan dijatuhi sanksi sesuai aturan \
                    disiplin pegawai.

                    Apel tersebut juga diisi penyerahan hadiah lomba kebersihan kantor dalam rangka hari jadi \
                    kabupaten. (may)
                    """
            ),
            SampleArticle(
                "/2024/11/13/mobil-dinas-angkut-baliho-paslon/",
                published: "2024-11-13T16:40:00+07:00",
                title: "Mobil Dinas Pelat Merah Kedapatan Angkut Baliho Paslon di Sampit",
                author: "Rinto Gunawan",
                expects: .alert([.misuseOfOffice]),
                behaviour: .failing(times: 1),
                body: """
                    SAMPIT – Sebuah mobil dinas berpelat merah kedapatan mengangkut baliho pasangan calon bupati di \
                    kawasan Jalan Pelita Timur, Kotawaringin Timur, Rabu (13/11/2024) siang.

                    Temuan itu bermula ketika petugas pengawas kelurahan memotret kendaraan bak terbuka milik salah \
                    satu dinas tersebut saat menurunkan puluhan baliho di sebuah posko pemenangan.

                    “Kami menduga ada penggunaan fasilitas negara untuk kepentingan kampanye pasangan calon,” kata \
                    anggota Bawaslu Kotim, Wahyudi Asang.

                    BACA JUGA: Sekda: Randis Jangan Dipakai Kampanye

                    Sopir kendaraan telah dimintai keterangan. Kepada pengawas, ia mengaku disuruh atasannya mengantar \
                    baliho itu dengan mobil dinas.

                    Kepala dinas yang bersangkutan belum memberikan jawaban hingga berita ini diturunkan. (rin)
                    """
            ),
            SampleArticle(
                "/2024/11/14/harga-cabai-di-pasar-keramat-tembus-rp95-ribu/",
                published: "2024-11-14T07:20:00+07:00",
                section: "Ekonomi",
                title: "Harga Cabai di Pasar Keramat Tembus Rp95 Ribu per Kilogram",
                author: "Maya Puspita",
                expects: .silence,
                body: """
                    SAMPIT – Harga cabai rawit di Pasar Keramat, Sampit, menembus Rp95 ribu per kilogram, Kamis \
                    (14/11/2024) pagi. Sepekan lalu pedagang masih menjualnya Rp60 ribu.

                    Kepala Dinas Perdagangan Kotim, Supian Ansyari, menyebut pasokan dari Jawa tersendat karena \
                    gelombang tinggi.

                    BACA JUGA: Camat Diduga Tak Netral, Bawaslu Panggil Tiga Saksi

                    “Kapal pengangkut tertahan empat hari. Kami perkirakan harga turun pekan depan,” ujarnya.

                    Pemerintah kabupaten menyiapkan pasar murah di tiga kecamatan sampai akhir bulan.

                    BACA JUGA: Bansos Dipolitisasi? Ini Kata Dinsos
                    """
            ),
            SampleArticle(
                "/2024/11/14/2-137-pelamar-pppk-lolos-administrasi/",
                published: "2024-11-14T09:45:00+07:00",
                section: "Pemerintahan",
                title: "2.137 Pelamar PPPK Kotim Lolos Seleksi Administrasi",
                author: "Maya Puspita",
                expects: .silence,
                body: """
                    SAMPIT – Sebanyak 2.137 pelamar pegawai pemerintah dengan perjanjian kerja (PPPK) Kabupaten \
                    Kotawaringin Timur dinyatakan lolos seleksi administrasi.

                    Kepala BKPSDM Kotim, Lusiana Tiwang, mengatakan pengumuman dapat dilihat pada akun masing-masing \
                    pelamar.

                    “Formasi guru masih paling banyak, disusul tenaga kesehatan,” jelasnya.

                    Pelamar yang tidak lolos diberi kesempatan menyanggah selama tiga hari. Pegawai diminta teliti \
                    memeriksa berkas karena sanggahan hanya dapat diajukan satu kali.
                    """
            ),
        ],
        headlines: [
            "Bawaslu: 17 ASN Dilaporkan Tidak Netral Selama Kampanye",
            "Oknum Kades Terbukti Langgar Netralitas, Divonis Tiga Bulan",
            "Banjir Rendam Dua Desa di Hulu Sungai",
        ]
    )
}
