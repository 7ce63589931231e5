/// What is furniture by the name its theme gives it. Sources: markup of the theme families in the module's tests.
enum FurnitureNames {
    /// What readers wrote below. It may be longer than the article.
    static let comments = ClassWords(
        whole: """
            comments comments-area comment-list commentlist comment-respond respond disqus_thread fb-comments wpd-threads \
            wpdcom wpdiscuz comments-section comment-section commentwrap komentar-list komentar list-komentar \
            daftar-komentar isi-komentar isi_komentar kolom-komentar tanggapan list-tanggapan daftar-tanggapan buku-tamu bukutamu
            """,
        beginnings: "comments-container comment-thread disqus"
    )

    /// Dropped unless much of the page's prose would go with them.
    static let strong = ClassWords(
        whole: """
            sharedaddy jp-relatedposts jeg_ad jeg_post_tags jnews_inline_related_post jnews_related_post_container \
            td-a-rec td-post-sharing td_block_related_posts td-post-source-tags wp-caption-text wp-block-jetpack-subscriptions \
            jetpack-subscription-modal comment-respond comments-area respond comments disqus_thread fb-comments \
            post-views entry-views inline-related crp_related baca-juga bacajuga baca p-baca lihat-juga simak-juga \
            also-read read-also readalso linksisip link-sisip lihatjg list_tags tag-list taglist detail__body-tag \
            detail__body-share relatednews related-news terkait beritaterkait berita-terkait artikel-terkait \
            artikelterkait post-labels label-head screen-reader-text sr-only visually-hidden visuallyhidden \
            wpcp-error-message code-block adsbygoogle page-links pagelink post-page-numbers paging pagination \
            gmr-meta-topic gmr-metacontent gmr-metacontent-single gmr-social-share gmr-nextposts-button \
            tags-links cat-links author-box authorbox about-author author-bio abh_box m-a-box pp-multiple-authors-boxes-wrapper \
            entry-meta post-meta td-post-header jeg_meta_container jeg_authorbox jeg_prevnext_post breadcrumb breadcrumbs \
            text-muted addtoany_share_save_container addtoany_content a2a_kit heateor_sss_sharing_container \
            heateor-sss mashsb-container essb_links ssba swp_social_panel social-share sharebox share-box share-btn \
            sosmed sosial-media wpd-comment wpdiscuz wpdiscuz_unauth thread_comments print-only noprint no-print \
            copyright toc_container ez-toc-container lwptoc toc ez-toc-debug video-embed wp-embedded-content twitter-tweet instagram-media \
            tiktok-embed fb-post embed-responsive google-auto-placed gallery-caption fotocaption caption-foto pic_artikel \
            read__tagging tag__article tag__article__wrap video__bottom photo__caption photo__author read__credit read__author read__time read__info \
            anchor_article_readmore multipage paging_article nextprev lihatsemua newsletter ai-summary ringkasan \
            ringkasan-berita summary-ai rangkuman intisari key-takeaways highlight-box baca-10-detik in-article-ads \
            kcm__copyright kgnw__sub pr-related read-more-box wa-channel google-news whatsapp-channel gnews \
            follow-channel channel-follow editorial-disclaimer disclaimer multi-reads
            """,
        beginnings: """
            gmr-banner gmr-related gmr-ads gmr-recommend jeg_share jeg_subscribe jeg_ad jeg_related yarpp rpbt_ irpp_ crp_ \
            related-post relatedpost related_post jp-related sd-sharing addtoany essb_ heateor wpcp- div-gpt-ad gpt-ad google_ads \
            ads- ads_ adsense ad- advert taboola outbrain mgid mgbox dable recommend rekomendasi popular terpopuler terkini- \
            comment-form comments- disqus komentar breadcrumb share- share_ sharing social- social_ sosmed- newsletter subscribe \
            popup modal cookie tagcloud tag-cloud idt-related idt-newstag next-post prev-post post-nav nav-links post-navigation \
            navigation widget_ sidebar td-post-sharing td_block_related jetpack-sub baca-juga bacajuga baca_juga inline-baca
            """,
        words: """
            related share sharing sharer sosmed breadcrumb breadcrumbs komentar comment comments sidebar bacajuga iklan \
            advertisement banner sponsor sponsored rekomendasi recommendation recommendations recommended terpopuler \
            populer trending newsletter pagination paging popup modal disqus taboola outbrain relatedposts relateds \
            terkait navbar caption captions figcaption keterangan toolbar cookie cookies gdpr consent
            """
    )

    /// Dropped unless some of the page's prose would go with them: themes put these on wrappers too.
    static let weak = ClassWords(
        whole: "meta info date time author penulis editor byline credit credits source tags tag foto photo img-caption",
        beginnings: "tags tag- tag_ author- byline",
        words: """
            footer nav menu widget ads ad adv social tags byline follow subscribe promo rating vote polling quiz \
            print copyright navigation prev next pager gallery slideshow slider carousel tooltip login register search \
            weather jadwal indeks views counter meta
            """,
        // Page builders call every part a widget, the text too.
        except: """
            elementor-widget elementor-widget-wrap elementor-widget-container elementor-widget-text-editor \
            elementor-widget-theme-post-content elementor-widget-heading elementor-widget__width-auto
            """
    )

    /// Names by which WordPress, microformats and Blogger mark the article itself. What other names stand beside them
    /// (`tag-pilkada`, `widget`) tell what it is about, not that it is furniture.
    static let article = ClassWords(
        whole: "hentry h-entry type-post type-page status-publish blog-posts blog1 post-outer"
    )

    /// Among `tags`, those that some pages build their article in.
    static let doubtfulTags = Tag.Group(.form, .aside, .noscript, .footer, .nav, .fieldset, .del, .s, .strike)
    /// Elements that do not hold an article's text. What is struck out the outlet has taken back.
    static let tags = Tag.Group(
        .nav,
        .aside,
        .footer,
        .form,
        .button,
        .select,
        .option,
        .input,
        .script,
        .style,
        .svg,
        .iframe,
        .object,
        .embed,
        .template,
        .audio,
        .video,
        .figcaption,
        .head,
        .title,
        .noscript,
        .label,
        .dialog,
        .menu,
        .ampAd,
        .fieldset,
        .textarea,
        .map,
        .picture,
        .frame,
        .frameset,
        .del,
        .s,
        .strike
    )
}
