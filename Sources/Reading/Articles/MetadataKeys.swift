/// Under which names pages state things, best first.
enum MetadataKeys {
    /// schema.org types of a news article and its relatives.
    static let articleTypes: Set<String> = [
        "NewsArticle", "Article", "ReportageNewsArticle", "BackgroundNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "BlogPosting",
        "LiveBlogPosting", "Report", "SocialMediaPosting", "TechArticle", "ScholarlyArticle",
        "http://schema.org/NewsArticle",
        "https://schema.org/NewsArticle", "schema:NewsArticle", "Posting", "WebPage:Article",
    ]
    static let title = ["og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title", "parsely-title"]
    static let published = [
        "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "published_time",
        "article:published", "pubdate", "publishdate", "publish-date", "publish_date", "published",
        "content_publisheddate",
        "dcterms.created", "dc.date.issued", "dcterms.issued", "dc.date.created",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
        "article_date_original",
        "originalpublicationdate", "datecreated", "created", "uploaddate", "dt:publish",
        "dcterms:created", "publication_date", "citation_date", "citation_publication_date",
        "bepress_citation_date", "schema:datecreated", "schema:datepublished", "article:published-time", "publishedat",
        "news_date",
        "thedate",
    ]
    /// Which day they mean is the system's own choice: the publication, or the last change.
    static let vaguelyPublished = ["date", "dc.date", "dcterms.date", "dcterms:date"]
    /// In JSON of a page's own, which its scripts draw.
    static let drawnPublication = ["publishedDate", "publishedAt", "published_at", "publishDate", "publicationDate"]
    static let author = [
        "content_author", "article:author_name", "author", "dc.creator", "dcterms.creator", "dable:author",
        "parsely-author", "sailthru.author",
        "byl", "article:author", "og:author", "twitter:data1", "writer", "penulis",
    ]
    static let editor = ["content_editor", "editor"]
    static let outlet = ["og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"]
    static let section = [
        "article:section", "content_category", "og:article:section", "section", "category", "dable:item:section",
        "kanal",
    ]
    static let tags = ["article:tag", "news_keywords", "keywords", "content_tag", "og:article:tag"]
    static let language = ["og:locale", "content-language", "language", "dc.language", "inlanguage"]
    static let image = ["og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"]
    static let address = ["og:url", "twitter:url", "dc.identifier"]

    static let bylineNames = ClassWords(
        whole: """
            author author-name authorname penulis byline post-author entry-author td-post-author-name jeg_meta_author read__author \
            read__author__name detail__author article-author news-author txt-author reporter wartawan credit-title-name \
            vcard fn name-author nama-penulis article__author tdb-author-name author__name penulis-berita gmr-author \
            nmreporter nama-reporter namareporter autor posted-by by-author meta-author entry__author pewarta
            """,
        words: "author penulis byline reporter wartawan pewarta jurnalis"
    )
    static let timeNames = ClassWords(
        whole: """
            date tanggal tgl post-date entry-date published updated time waktu posted-on jeg_meta_date td-post-date \
            detail__date read__time article-date publish-date publish_date timestamp date-publish pubdate news-date content_date \
            article__date post-time post__date hari-tanggal gmr-metacontent entry-meta post-meta meta-date block-date c-date \
            read-page--header--author__datetime tdb-post-date kcm-date date-time datetime artikel-tanggal submitted
            """,
        words: "date tanggal tgl time waktu published datetime timestamp posted jam datum"
    )
    /// Before a date, these say that it is the last change.
    static let updateWords: [StaticString] = [
        "update", "diperbarui", "diperbaharui", "modified", "diubah", "edited", "aktualisiert", "mis à jour",
        "modifié", "aggiornat", "actualizad", "atualizad", "letzte änderung",
    ]
    /// In a label, these say that the date after it is no publication: of a member, an event, an end.
    static let otherDates = ClassWords(
        words: """
            joined registered registriert beigetreten mitglied member bergabung terdaftar anggota lahir born geboren \
            bis until hingga sampai deadline berakhir expires termin agenda acara event beginn mulai pelaksanaan
            """
    )
    /// Of a `<time>` that is the article's own.
    static let publicationNames = ClassWords(whole: "published entry-date dt-published post-date pubdate publish-date")
    /// Before the date of publication, here and abroad.
    static let publicationLabels = LineKeys(
        """
        diterbitkan|dipublikasikan|tayang|terbit|rilis|diposting|diunggah|published|posted on|publication date|\
        release date|veröffentlicht|erschienen am|erschienen|erscheinungsdatum|erstellt am|datum|publié|mise en ligne|\
        publicado|fecha|pubblicato|stand|dieser beitrag wurde|dieser artikel wurde|wurde am|date de publication
        """
    )
    /// What a line begins with that tells who wrote and when.
    static let bylineBeginnings = LineKeys(
        """
        oleh|ditulis oleh|diposting oleh|dipublikasikan oleh|penulis|by|posted by|submitted by|written by|von|verfasst von|\
        gespeichert von|geschrieben von|erstellt von|eingestellt von|author|autor|autore|par|publié par|por|
        """
    )
    static let bylineLabels = [
        "diposting oleh", "ditulis oleh", "dipublikasikan oleh", "posted by", "written by", "story by",
        "penulis", "reporter", "pewarta", "wartawan", "jurnalis", "laporan", "kontributor", "oleh", "by", "author",
        "editor", "redaktur", "penyunting",
    ]
}
