/// WordPress with core blocks and Jetpack: `wp-block-*`, sharing, related posts, subscription overlay.
struct BlockTheme: Theme {
    func page(_ story: Story) -> String {
        let body = story.setting(
            paragraph: { #"<p class="wp-block-paragraph">\#($0)</p>"# },
            readAlso: { #"<p class="inline-related"><strong>Baca juga: </strong><a href="/">\#($0)</a></p>"# },
            caption: {
                #"<figure class="wp-block-image"><figcaption class="wp-element-caption">\#($0)</figcaption></figure>"#
            }
        )
        return """
            <!DOCTYPE html>
            <html lang="id">
            <head>
            \(story.head)
            </head>
            <body class="wp-singular post-template-default single wp-embed-responsive">
            <div class="wp-site-blocks">
            <header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">\(story.outlet.title.asHTML)</a></p>
            <nav class="wp-block-navigation"><a href="/politik/">Politik</a> <a href="/arsip-internal/">Arsip</a></nav></header>
            <main class="wp-block-group">
            <h1 class="wp-block-post-title">\(story.title.asHTML)</h1>
            <div class="wp-block-post-date"><time datetime="\(story.article.published)">\(story.published.inIndonesian)</time></div>
            <div class="wp-block-post-author"><p class="wp-block-post-author__name">\(story.article.author.asHTML)</p></div>
            <div class="entry-content wp-block-post-content is-layout-constrained">
            \(body)
            <div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li>Facebook</li><li>X</li></ul></div>
            <div class="sharedaddy sd-like"><h3>Like this:</h3><span>Loading...</span></div>
            <div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline">Terkait</h3>
            \(story.headlines { "<p class=\"jp-relatedposts-post-title\"><a href=\"/\">\($0)</a></p>" })
            </div>
            <div class="wp-block-jetpack-subscriptions__container"><p>Eksplorasi konten lain dari \(story.outlet.title.asHTML)</p>
            <p>Langganan sekarang agar bisa terus membaca dan mendapatkan akses ke semua arsip.</p></div>
            </div>
            <div class="wp-block-comments"><div id="respond" class="comment-respond"><h3>Tinggalkan Balasan</h3>
            <p>Simpan nama, email, dan situs web saya pada peramban ini.</p></div></div>
            </main>
            </div>
            </body>
            </html>
            """
    }
}
