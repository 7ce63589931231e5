import Model

/// The markup of one product that Indonesian news sites run on, with the furniture it puts around an article:
/// share buttons, inline links, related headlines, comment forms. Trigger words stand in the furniture on purpose.
protocol Theme: Sendable {
    func page(_ story: Story) -> String
}

/// What a theme sets: an article as it stands at this moment, and its outlet.
struct Story {
    let outlet: Outlet
    let article: SampleArticle
    let title: String
    let passages: [Passage]

    init(outlet: Outlet, article: SampleArticle, title: String? = nil, body: String? = nil) {
        self.outlet = outlet
        self.article = article
        self.title = title ?? article.title
        passages = Passage.all(of: body ?? article.body)
    }

    var published: ZonedTime {
        guard let time = ZonedTime(article.published) else {
            preconditionFailure("\(article.path): published is not an RFC 3339 time: \(article.published)")
        }
        return time
    }

    /// The first paragraph, for `description` and feeds.
    var summary: String {
        for case .paragraph(let text) in passages { return text }
        return title
    }

    /// What every theme's head holds: the canonical address (without port) and Open Graph.
    var head: String {
        """
        <meta charset="UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title.asHTML) - \(outlet.title.asHTML)</title>
        <link rel="canonical" href="\(outlet.canonical(article))">
        <meta name="description" content="\(summary.asHTML)">
        <meta property="og:type" content="article">
        <meta property="og:locale" content="id_ID">
        <meta property="og:title" content="\(title.asHTML)">
        <meta property="og:url" content="\(outlet.canonical(article))">
        <meta property="og:site_name" content="\(outlet.title.asHTML)">
        <meta property="article:published_time" content="\(article.published)">
        <meta property="article:section" content="\(article.section.asHTML)">
        """
    }

    /// One HTML fragment a passage.
    func setting(
        paragraph: (String) -> String = { "<p>\($0)</p>" },
        readAlso: (String) -> String,
        caption: (String) -> String
    ) -> String {
        passages.map { passage in
            switch passage {
            case .paragraph(let text): paragraph(text.asHTML)
            case .readAlso(let headline): readAlso(headline.asHTML)
            case .caption(let text): caption(text.asHTML)
            }
        }
        .joined(separator: "\n")
    }

    /// One HTML fragment for each headline that stands around the article.
    func headlines(_ fragment: (String) -> String) -> String {
        outlet.headlines.map { fragment($0.asHTML) }.joined(separator: "\n")
    }
}

extension String {
    /// With the characters escaped that mean something in HTML and XML, in text and in attributes.
    var asHTML: String {
        var out = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
