import Model

/// Outlet, section, tags and language, as the page states them.
enum OutletReader {
    static func outlet(_ head: PageHead, host: String) -> String? {
        let publisher = head.article?["publisher"]
        let organisation = head.objects.first { object in
            (object["@type"]?.list ?? []).contains {
                ["NewsMediaOrganization", "Organization", "WebSite"].contains($0.string ?? "")
            }
        }
        let candidates = [
            head.meta(["og:site_name"]), publisher?.list.first?["name"]?.string, publisher?.string,
            organisation?["name"]?.string, head.meta(MetadataKeys.outlet),
        ]
        for candidate in candidates.compactMap({ $0 }) {
            let name = HTMLTree.collapsed(Array(EntityText.decoded(candidate).utf8)[...]).string
            let bare = name.hasPrefix("@") ? String(name.dropFirst()) : name
            if (2...60).contains(bare.utf8.count), !bare.contains("://") { return bare }
        }
        return nil
    }
}

enum SectionReader {
    static func section(_ head: PageHead, _ tree: HTMLTree) -> String? {
        let stated = head.article?["articleSection"]?.list.first?.string ?? head.meta(MetadataKeys.section)
        if let stated { return clean(stated) }
        // The last but one step of a breadcrumb list, which ends in the article itself.
        let steps = head.objects.first { $0["@type"]?.string == "BreadcrumbList" }?["itemListElement"]?.list ?? []
        let names = steps.compactMap { $0["name"]?.string ?? $0["item"]?["name"]?.string }
        if names.count >= 2 { return clean(names[names.count >= 3 ? names.count - 2 : 1]) }
        for (name, node) in head.properties where name == "articlesection" {
            return clean(tree.string(.content, of: node) ?? tree.line(node))
        }
        return nil
    }

    static func tags(_ head: PageHead) -> [String] {
        var texts = head.metas(["article:tag"])
        if texts.isEmpty { texts = head.article?["keywords"]?.list.compactMap(\.string) ?? [] }
        if texts.isEmpty { texts = Array(head.metas(MetadataKeys.tags).prefix(1)) }
        var seen: Set<String> = []
        return texts.flatMap { $0.split(separator: ",") }.compactMap { clean(String($0)) }
            .filter { seen.insert($0.lowercased()).inserted }.prefix(40).map { $0 }
    }

    /// BCP 47: `id`, `id-ID`.
    static func language(_ head: PageHead) -> String? {
        let stated = [head.language, head.article?["inLanguage"]?.string, head.meta(MetadataKeys.language)]
        for text in stated.compactMap({ $0 }) {
            let parts = text.trimmed.split(whereSeparator: { $0 == "-" || $0 == "_" })
            guard let first = parts.first else { continue }
            if first.lowercased() == "indonesian" || first.lowercased() == "indonesia" { return "id" }
            guard (2...3).contains(first.utf8.count), first.utf8.allSatisfy(\.isLetter) else { continue }
            // `in` was Indonesian's code until 1989, and Java still writes it.
            let code = first.lowercased() == "in" ? "id" : first.lowercased()
            guard parts.count == 2, parts[1].utf8.count == 2 else { return code }
            return "\(code)-\(parts[1].uppercased())"
        }
        return nil
    }

    private static func clean(_ text: String) -> String? {
        let line = HTMLTree.collapsed(Array(EntityText.decoded(text).utf8)[...]).string
        return (2...80).contains(line.utf8.count) ? line : nil
    }
}
