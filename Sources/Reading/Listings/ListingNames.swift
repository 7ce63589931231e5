/// Where on a page the lists stand that are not its main ones, and which addresses are no articles, as data.
enum ListingNames {
    static let side = ClassWords(
        whole: """
            sidebar side-bar aside right-sidebar left-sidebar colb col-side secondary widget-area site-footer site-header \
            main-navigation primary-menu most-read mostread most-popular mostpopular box-populer terpopuler terkomentar hot-topic \
            hot-topics hot-news-ticker breaking-news-ticker newsticker news-ticker berita-pilihan list-bepil topik-populer \
            mega-menu megamenu off-canvas offcanvas mobile-menu copyright tagcloud social-icons
            """,
        beginnings: """
            sidebar side- footer gmr-footer gmr-menu jeg_sidebar jeg_footer jeg_nav jeg_mobile jeg_news_ticker td-footer td-menu td-header-menu \
            widget_recent widget_tag widget_categories widget_archive widget_nav widget_meta popular- terpopuler trending- \
            related- breadcrumb comment- navbar nav- menu- mega-menu most-view most-read mostread ticker tdb_header tagcloud \
            rekomendasi
            """,
        words: """
            sidebar footer breadcrumb breadcrumbs populer terpopuler popular trending ticker rekomendasi recommended related \
            terkait navbar navigation menu submenu comments komentar pagination copyright offcanvas sosmed banner iklan \
            mostread mostview mostpopular
            """
    )
    static let sideTags = Tag.Group(.nav, .footer, .aside, .menu, .form, .select, .dialog)

    /// First segments, or words of a path, that name lists, people, and pages about the outlet.
    static let notArticles: Set<String> = [
        "tag", "tags", "category", "kategori", "kanal", "author", "penulis", "page", "halaman", "search", "cari",
        "topik", "topic",
        "indeks", "index", "feed", "rss", "wp-login.php", "wp-admin", "login", "register", "privacy-policy", "about",
        "about-us",
        "tentang-kami", "redaksi", "kontak", "contact", "contact-us", "pedoman-media-siber",
        "pedoman-pemberitaan-media-siber",
        "disclaimer", "kebijakan-privasi", "iklan", "karir", "sitemap", "user", "profile", "profil", "share", "cart",
        "my-account",
        "wp-content", "listtag", "rubrik", "jaringan", "network", "terms", "syarat-dan-ketentuan", "label", "archive",
        "arsip",
    ]
    static let notArticlePrefixes = [
        "pedoman-", "kode-etik", "tentang-", "kebijakan-", "privacy", "syarat-", "hubungi-", "susunan-redaksi",
        "box-redaksi",
        "standar-perlindungan", "info-iklan", "pasang-iklan", "visi-misi", "company-profile", "kontak-",
    ]
    static let fileEndings = [
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf", ".mp4", ".xml", ".css", ".js", ".zip", ".apk",
    ]

    /// Link texts that are no titles.
    static let notTitles: Set<String> = [
        "selengkapnya", "baca selengkapnya", "read more", "readmore", "continue reading", "lihat selengkapnya",
        "komentar",
        "lanjutkan membaca", "leave a comment", "tinggalkan komentar", "no comment", "no comments", "baca berita",
        "more",
    ]
}
