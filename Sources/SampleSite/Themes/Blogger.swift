/// Blogger: `post-body`, line breaks instead of paragraphs, labels, comments.
struct Blogger: Theme {
    func page(_ story: Story) -> String {
        let body = story.setting(
            paragraph: { "\($0)<br /><br />" },
            readAlso: { #"<b>BACA JUGA: <a href="/">\#($0)</a></b><br /><br />"# },
            caption: {
                """
                <table class="tr-caption-container"><tbody><tr><td><img border="0" src="/foto.jpg" /></td></tr>
                <tr><td class="tr-caption">\($0)</td></tr></tbody></table><br />
                """
            }
        )
        return """
            <!DOCTYPE html>
            <html class='v2' dir='ltr' lang='id' xmlns='http://www.w3.org/1999/xhtml' xmlns:b='http://www.google.com/2005/gml/b'>
            <head>
            \(story.head)
            <meta content='blogger' name='generator'/>
            </head>
            <body class='item'>
            <div id='header'><h1 class='title'><a href='/'>\(story.outlet.title.asHTML)</a></h1></div>
            <div class='main section' id='main'><div class='widget Blog'><div class='blog-posts hfeed'>
            <h2 class='date-header'><span>\(story.published.inIndonesian)</span></h2>
            <div class='post hentry' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'>
            <h3 class='post-title entry-title' itemprop='name'>\(story.title.asHTML)</h3>
            <div class='post-header'></div>
            <div class='post-body entry-content' itemprop='articleBody'>
            <div dir="ltr" style="text-align: left;">
            \(body)
            </div>
            </div>
            <div class='post-footer'><span class='post-author vcard'>Diposting oleh <span class='fn' itemprop='author'>\
            \(story.article.author.asHTML)</span></span>
            <span class='post-timestamp'>di <abbr class='published' itemprop='datePublished' \
            title='\(story.article.published)'>\(story.published.hourAndMinute)</abbr></span>
            <span class='post-labels'>Label: <a href='/search/label/Pilkada' rel='tag'>\(story.article.section.asHTML)</a></span></div>
            </div>
            <div class='related-posts'><h4>Artikel Terkait</h4><ul>
            \(story.headlines { "<li><a href='/'>\($0)</a></li>" })
            </ul></div>
            <div class='comments' id='comments'><h4>0 komentar:</h4><h4 id='comment-post-message'>Posting Komentar</h4></div>
            </div></div></div>
            <div id='sidebar'><h2>Entri Populer</h2><ul>
            \(story.headlines { "<li><a href='/'>\($0)</a></li>" })
            </ul></div>
            </body>
            </html>
            """
    }
}
