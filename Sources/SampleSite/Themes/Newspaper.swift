/// WordPress on Newspaper (tagDiv): `td-` classes, advertisements in the text, a block of related posts.
struct Newspaper: Theme {
    func page(_ story: Story) -> String {
        let body = story.setting(
            readAlso: { #"<p><strong>Baca juga: <a href="/">\#($0)</a></strong></p>"# },
            caption: { #"<figure class="wp-caption"><figcaption class="wp-caption-text">\#($0)</figcaption></figure>"# }
        )
        return """
            <!doctype html>
            <html lang="id">
            <head>
            \(story.head)
            </head>
            <body class="post-template-default single td-standard-pack global-block-template-1">
            <div class="td-header-wrap"><div class="td-header-sp-logo">\(story.outlet.title.asHTML)</div>
            <div class="td-header-menu-wrap"><ul><li><a href="/">HOME</a></li><li><a href="/pilkada/">PILKADA</a></li></ul></div></div>
            <div class="td-main-content-wrap"><article class="post type-post td-post-template-default">
            <div class="td-post-header"><div class="td-crumb-container"><span>Home</span> » <span>\
            \(story.article.section.asHTML)</span></div>
            <header class="td-post-title"><h1 class="entry-title">\(story.title.asHTML)</h1>
            <div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">Oleh</div> \
            <a href="/author/">\(story.article.author.asHTML)</a></div>
            <span class="td-post-date"><time class="entry-date updated td-module-date" datetime="\(story.article.published)">\
            \(story.published.inIndonesian)</time></span>
            <div class="td-post-views"><span class="td-nr-views">857</span></div></div></header></div>
            <div class="td-post-sharing td-post-sharing-top"><span>Bagikan</span> Facebook Twitter WhatsApp</div>
            <div class="td-post-content tagdiv-type">
            <div class="td-a-rec td-a-rec-id-content_top">- Advertisement -</div>
            \(body)
            <div class="td-a-rec td-a-rec-id-content_bottom">- Advertisement -</div>
            </div>
            <footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>TAGS</span></li><li>pilkada</li></ul></div></footer>
            </article>
            <div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title">BERITA TERKAIT</h4>
            \(story.headlines { "<div class=\"td_module_related_posts\"><h3 class=\"entry-title\"><a href=\"/\">\($0)</a></h3></div>" })
            </div>
            <div class="comments" id="comments"><div id="respond" class="comment-respond"><h3>LEAVE A REPLY</h3></div></div>
            </div>
            <div class="td-footer-wrapper">© \(story.outlet.title.asHTML)</div>
            </body>
            </html>
            """
    }
}
