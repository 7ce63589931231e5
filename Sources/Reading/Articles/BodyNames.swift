/// The element that holds an article's text, by the name its theme gives it.
enum BodyNames {
    static let body = ClassWords(
        whole: """
            entry-content entry-content-single td-post-content content-inner wp-block-post-content post-body post-content \
            article-content article-body article__content article__body article_body article-text articlebody txt-article \
            multi-fontsize wrap__article-detail-content content-article content-artikel isi-artikel isiartikel isi-berita \
            isiberita detail-content detail__body-text detail_text detailtext itp_bodycontent read__content content__article \
            read-content news-content news-text newstext news-detail-text berita-content konten-artikel post-article \
            single-content single-post-content the-content theiapostslider_preloadedslide entry-body article-content-body \
            article-content-body__item-content detail-berita text-berita teks-berita kcm-read-text kcm__article detail-artikel \
            content-detail contentdetail detail-news blog-post-content story-content storycontent story-body mvp-content-main \
            penci-entry-content herald-entry-content cms-body side-article content-text content_text post_content \
            post-entry entry-text text-content tdb-block-inner-content tjs-content bodytext body-text body-content \
            paragraph-content c-entry-content articlecontent article__content-well story-text story__content article-page__body artikel-body body-artikel editor-content rich-text baca-content news-body
            """,
        beginnings: "article-content-body article__body"
    )
}
