/// WordPress on JNews: `jeg_` classes, share buttons above and below, an inline related block, JSON-LD.
struct JNews: Theme {
    func page(_ story: Story) -> String {
        let body = story.setting(
            readAlso: {
                """
                <div class="jnews_inline_related_post"><div class="jeg_postblock_29"><h3 class="jeg_block_title">Baca Juga</h3>
                <article class="jeg_post"><h3 class="jeg_post_title"><a href="/">\($0)</a></h3></article></div></div>
                """
            },
            caption: { #"<figure class="wp-caption"><figcaption class="wp-caption-text">\#($0)</figcaption></figure>"# }
        )
        let shares = """
            <div class="jeg_share_button share-float jeg_sharelist"><a class="jeg_btn-facebook"><span>Bagikan ke Facebook</span></a>
            <a class="jeg_btn-whatsapp"><span>Bagikan ke WhatsApp</span></a></div>
            """
        return """
            <!DOCTYPE html>
            <html lang="id-ID">
            <head>
            \(story.head)
            <script type="application/ld+json">
            {"@context":"https://schema.org","@type":"NewsArticle","headline":\(story.title.asJSON),\
            "datePublished":"\(story.article.published)","author":{"@type":"Person","name":\(story.article.author.asJSON)},\
            "publisher":{"@type":"Organization","name":\(story.outlet.title.asJSON)},\
            "mainEntityOfPage":"\(story.outlet.canonical(story.article))"}
            </script>
            </head>
            <body class="post-template-default single single-post jnews jeg_single_tpl_1">
            <div class="jeg_viewport"><div class="jeg_header"><div class="jeg_search_result">No Result<br>View All Result</div>
            <ul class="jeg_menu"><li><a href="/">Home</a></li><li><a href="/pilkada/">Pilkada</a></li></ul></div>
            <div class="jeg_main"><div class="jeg_inner_content">
            <div class="jeg_breadcrumbs">Home » \(story.article.section.asHTML)</div>
            <div class="entry-header"><h1 class="jeg_post_title">\(story.title.asHTML)</h1>
            <div class="jeg_post_meta"><div class="jeg_meta_author">by <a href="/author/">\(story.article.author.asHTML)</a></div>
            <div class="jeg_meta_date"><a href="#">\(story.published.inIndonesian) \(story.published.hourAndMinute)</a></div></div></div>
            \(shares)
            <div class="entry-content no-share"><div class="jeg_ad jeg_content_top">ADVERTISEMENT</div>
            <div class="content-inner">
            \(body)
            <div class="jeg_post_tags"><span>Tags:</span> <a href="/tag/pilkada/">Pilkada</a><a href="/tag/netralitas/">Netralitas ASN</a></div>
            </div></div>
            \(shares)
            <div class="jp-relatedposts"><h3 class="jp-relatedposts-headline">Related Posts</h3>
            \(story.headlines { "<div class=\"jp-relatedposts-post\"><a href=\"/\">\($0)</a></div>" })
            </div>
            <div id="comments">Discussion about this post</div>
            </div></div></div>
            </body>
            </html>
            """
    }
}

extension String {
    /// As a JSON string, safe inside a `script` element.
    var asJSON: String {
        var out = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "<": out += "\\u003c"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
