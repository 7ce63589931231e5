/// WordPress on a theme of the idtheme family (Newkarma, Wpberita…): `gmr-` classes, view counter, share bar, inline
/// related box, comment form.
struct IDTheme: Theme {
    func page(_ story: Story) -> String {
        let body = story.setting(
            readAlso: {
                #"<div class="gmr-banner-insidecontent"><p><strong>BACA JUGA :</strong> <a href="/">\#($0)</a></p></div>"#
            },
            caption: {
                """
                <figure class="wp-caption alignnone"><img src="/wp-content/uploads/foto.jpg" alt="" width="700" height="400">
                <figcaption class="wp-caption-text">\($0)</figcaption></figure>
                """
            }
        )
        return """
            <!DOCTYPE html>
            <html lang="id">
            <head>
            \(story.head)
            <meta name="generator" content="WordPress 6.6.2">
            </head>
            <body class="single single-post idtheme kentooz">
            <header id="masthead" class="site-header"><nav id="primary-menu"><ul><li><a href="/">BERANDA</a></li>
            <li><a href="/category/pilkada/">PILKADA</a></li><li><a href="/category/ekonomi/">EKONOMI</a></li></ul></nav></header>
            <div class="gmr-topbanner"><span>banner 130x650</span></div>
            <main id="main" class="site-main">
            <article class="post type-post">
            <header class="entry-header entry-header-single">
            <div class="breadcrumbs">Beranda / \(story.article.section.asHTML)</div>
            <h1 class="entry-title">\(story.title.asHTML)</h1>
            <div class="gmr-metacontent"><span class="posted-on"><time class="entry-date published" \
            datetime="\(story.article.published)">\(story.published.inIndonesian)</time></span>
            <span class="entry-author vcard">oleh <a class="url fn n" href="/author/redaksi/">\(story.article.author.asHTML)</a></span>
            <span class="meta-view">-23 Dilihat</span></div>
            </header>
            <div class="entry-content entry-content-single clearfix">
            \(body)
            <div class="gmr-related-post-onlytitle"><div class="related-text-onlytitle">Berita Terkait</div><ul>
            \(story.headlines { "<li><a href=\"/\">\($0)</a></li>" })
            </ul></div>
            </div>
            <footer class="entry-footer"><div class="gmr-social-share"><div class="gmr-social-share-intop">Sebarkan artikel ini</div>
            <ul class="gmr-socialicon-share"><li>Facebook</li><li>Twitter</li><li>WhatsApp</li></ul></div></footer>
            </article>
            <div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Tinggalkan Balasan</h3>
            <form class="comment-form"><p class="comment-notes">Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib \
            ditandai *</p><textarea name="comment"></textarea></form></div>
            </main>
            <aside class="widget-area"><h3>Terpopuler</h3><ul>
            \(story.headlines { "<li><a href=\"/\">\($0)</a></li>" })
            </ul></aside>
            <footer class="site-footer">You cannot copy content of this page</footer>
            </body>
            </html>
            """
    }
}
