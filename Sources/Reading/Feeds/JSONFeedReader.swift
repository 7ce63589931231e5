import Model

/// JSON Feed 1.0 and 1.1 (jsonfeed.org), and what WordPress' REST interface lists (`/wp-json/wp/v2/posts`).
enum JSONFeedReader {
    /// Nil where the bytes are neither.
    /// - Parameter zone: What clock its times are read by where they do not say.
    static func read(_ bytes: [UInt8], address: WebAddress, zone: Zone) -> Feed? {
        let dates = DateText(zone: zone)
        guard let value = LooseJSON.read(bytes) else { return nil }
        if let items = value["items"]?.list, value["version"]?.string?.contains("jsonfeed.org") == true {
            return Feed(
                title: FeedReader.line(value["title"]?.string),
                entries: items.prefix(FeedReader.entries).map { entry($0, address, dates) }
            )
        }
        if case .array(let posts) = value, posts.first?["link"] != nil, posts.first?["title"]?["rendered"] != nil {
            return Feed(entries: posts.prefix(FeedReader.entries).map { post($0, address, dates) })
        }
        return nil
    }

    private static func entry(_ item: LooseJSON.Value, _ base: WebAddress, _ dates: DateText) -> Feed.Entry {
        let author = item["authors"]?.list.first?["name"]?.string ?? item["author"]?["name"]?.string
        return Feed.Entry(
            id: item["id"]?.string,
            address: (item["url"] ?? item["external_url"])?.string.flatMap { base.resolving($0) }
                ?? item["id"]?.string.flatMap { WebAddress($0) },
            title: FeedReader.line(item["title"]?.string) ?? "",
            published: item["date_published"]?.string.flatMap { dates.publication($0) },
            updated: item["date_modified"]?.string.flatMap { dates.publication($0) },
            author: FeedReader.line(author),
            summary: FeedReader.line(item["summary"]?.string ?? item["content_text"]?.string),
            contentHTML: item["content_html"]?.string
        )
    }

    private static func post(_ post: LooseJSON.Value, _ base: WebAddress, _ dates: DateText) -> Feed.Entry {
        // `date` is the site's own clock without an offset, `date_gmt` the same in UTC without saying so.
        let time = post["date_gmt"]?.string.map { $0 + "Z" } ?? post["date"]?.string
        return Feed.Entry(
            id: post["guid"]?["rendered"]?.string ?? post["id"]?.string,
            address: post["link"]?.string.flatMap { base.resolving($0) },
            title: FeedReader.line(post["title"]?["rendered"]?.string) ?? "",
            published: time.flatMap { dates.publication($0) },
            updated: post["modified_gmt"]?.string.flatMap { dates.publication($0 + "Z") },
            summary: FeedReader.line(post["excerpt"]?["rendered"]?.string),
            contentHTML: post["content"]?["rendered"]?.string
        )
    }
}
