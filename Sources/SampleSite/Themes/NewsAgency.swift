import Model

/// The markup of a news agency such as Antara: `wrap__article-detail-content`, reporter and editor below the text,
/// lists of latest news beside it.
struct NewsAgency: Theme {
    func page(_ story: Story) -> String {
        let body = story.setting(
            paragraph: { "<p>\($0)</p>" },
            readAlso: {
                #"<p class="baca-juga"><span class="text-muted">Baca juga: <a href="/">\#($0)</a></span></p>"#
            },
            caption: { #"<figure class="image-detail"><figcaption><i>\#($0)</i></figcaption></figure>"# }
        )
        return """
            <!DOCTYPE html>
            <html lang="id">
            <head>
            \(story.head)
            </head>
            <body>
            <header><nav class="navbar"><a href="/">Beranda</a> <a href="/politik">Politik</a> <a href="/ekonomi">Ekonomi</a></nav></header>
            <div class="container"><div class="row"><div class="col-md-8">
            <ul class="breadcrumbs"><li>Beranda</li><li>\(story.article.section.asHTML)</li></ul>
            <div class="wrap__article-detail">
            <div class="wrap__article-detail-title"><h1>\(story.title.asHTML)</h1></div>
            <div class="wrap__article-detail-info"><ul class="list-inline"><li class="list-inline-item">\
            <span class="text-secondary font-weight-normal">\(story.published.inIndonesian) \(story.published.hourAndMinute) \
            \(story.outlet.zone.abbreviation ?? "WIB")</span></li></ul></div>
            <div class="wrap__article-detail-content post-content">
            \(body)
            <p class="text-muted mt-2 small">Pewarta : \(story.article.author.asHTML)<br>Editor : Nurdin Kasim<br>\
            COPYRIGHT © \(story.outlet.title.asHTML) 2024</p>
            </div>
            <div class="blockquote-share">Bagikan: Facebook Twitter</div>
            </div></div>
            <aside class="col-md-4"><h4>Terkini</h4>
            \(story.headlines { "<div class=\"card__post\"><h5><a href=\"/\">\($0)</a></h5></div>" })
            <h4>Rekomendasi untuk Anda</h4>
            \(story.headlines { "<div class=\"card__post\"><h5><a href=\"/\">\($0)</a></h5></div>" })
            </aside></div></div>
            </body>
            </html>
            """
    }
}
