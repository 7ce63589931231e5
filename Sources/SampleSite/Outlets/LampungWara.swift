import Model

extension Outlet {
    /// Lampung Timur, in the markup of a news agency, read by RSS.
    static let lampungWara = Outlet(
        name: "lampung-wara",
        title: "Lampung Wara",
        region: "18.07",
        zone: .jakarta,
        theme: NewsAgency(),
        entry: .rss(path: "/rss/terkini.xml"),
        articles: [
            SampleArticle(
                "/berita/30117/kapolres-lampung-timur-tegaskan-anggota-polri-netral",
                published: "2024-11-12T13:12:00+07:00",
                title: "Kapolres Lampung Timur tegaskan anggota Polri wajib netral pada pilkada",
                author: "Gede Sumarta",
                expects: .alert([.neutrality]),
                body: """
                    Sukadana (WARA) - Kepala Kepolisian Resor (Kapolres) Lampung Timur AKBP Daniel Sitorang menegaskan \
                    seluruh anggota TNI dan Polri wajib bersikap netral pada pemilihan kepala daerah.

                    "Anggota Polri dilarang berfoto dengan pasangan calon atau mengenakan atribut peserta pilkada," \
                    kata dia di Sukadana, Selasa.

                    Ia meminta masyarakat melapor ke Propam apabila ada polisi yang kedapatan tidak netral.

                    BACA JUGA: Polisi gagalkan pencurian sapi di Way Bungur

                    Sebanyak 612 personel gabungan disiagakan untuk mengamankan tempat pemungutan suara.
                    """
            ),
            SampleArticle(
                "/berita/30120/kpu-lampung-timur-jadwalkan-rekapitulasi",
                published: "2024-11-13T14:33:00+07:00",
                title: "KPU Lampung Timur jadwalkan rekapitulasi tingkat kabupaten awal Desember",
                author: "Gede Sumarta",
                expects: .alert([.electionDate]),
                body: """
                    Sukadana (WARA) - Komisi Pemilihan Umum (KPU) Kabupaten Lampung Timur menjadwalkan rekapitulasi \
                    hasil penghitungan suara Pilkada 2024 tingkat kabupaten pada 3 Desember 2024.

                    Anggota KPU Lampung Timur Ratih Ayuningtyas mengatakan hari pemungutan suara tetap pada 27 November \
                    2024.

                    "Kotak suara dari kecamatan kami harapkan sudah terkumpul sehari sebelumnya," kata dia.
                    """
            ),
            SampleArticle(
                "/berita/30124/pabrik-tapioka-targetkan-netral-karbon",
                published: "2024-11-14T09:01:00+07:00",
                section: "Ekonomi",
                title: "Pabrik tapioka di Lampung Timur targetkan netral karbon pada 2030",
                author: "Linda Marpaung",
                expects: .silence,
                body: """
                    Sukadana (WARA) - Sebuah pabrik tapioka di Lampung Timur menargetkan operasi netral karbon pada 2030 \
                    melalui pemanfaatan biogas dari limbah cair.

                    Manajer pabrik Hendro Laksono mengatakan netralitas karbon dicapai bertahap.

                    "Separuh kebutuhan listrik kami sudah berasal dari biogas," ujarnya, Kamis.

                    BACA JUGA: Bawaslu ingatkan kepala desa netral
                    """
            ),
        ],
        headlines: [
            "Bawaslu Lampung Timur tangani enam dugaan pelanggaran netralitas",
            "Dandim ingatkan prajurit tidak berpolitik praktis",
            "Harga singkong naik tipis",
        ]
    )
}
