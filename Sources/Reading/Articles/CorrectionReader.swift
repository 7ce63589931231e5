import Model

/// Tells a *ralat* or *hak jawab*, and what it is about: its title, section or tags say what it is, its text links to what
/// it corrects (Pedoman Pemberitaan Media Siber, article 4: a correction is linked to what is corrected).
struct CorrectionReader {
    let tree: HTMLTree
    let furniture: Furniture
    let address: WebAddress

    /// Nil where it is none, or does not say of what.
    func correction(title: String, section: String?, tags: [String], body: Int, text: String) -> ArticleCorrection? {
        guard let kind = Self.kind(title: title, labels: [section].compactMap { $0 } + tags) else { return nil }
        var seen: Set<WebAddress> = [StoryAddress.unified(address)]
        let found = (links(in: body) + Self.addresses(in: text)).map { StoryAddress.unified($0) }.filter { target in
            let isFront = target.path == "/" && target.query == nil
            return !isFront && target.isSameSite(as: address) && seen.insert(target).inserted
        }
        return found.isEmpty ? nil : ArticleCorrection(kind: kind, articles: found)
    }

    /// *Klarifikasi* alone is none: most that are titled so report what somebody said. Nor is a *koreksi* of something else
    /// than a report.
    static func kind(title: String, labels: [String]) -> AlertCorrected.Kind? {
        for text in [title] + labels {
            let words = Array(text.utf8).split { !$0.isWord }.map { $0.map(\.lowered).string }
            let pairs = zip(words, words.dropFirst())
            if pairs.contains(where: { $0 == "hak" && ($1 == "jawab" || $1 == "koreksi") }) { return .reply }
            if words.first == "ralat" { return .correction }
            if words.first == "koreksi" {
                let mark = text.unicodeScalars.first { !$0.properties.isAlphabetic && $0 != "[" && $0 != "(" }
                let isMarked = mark == ":" || mark == "]" || mark == ")" || words.count == 1
                if isMarked || words[1] == "berita" || words[1] == "redaksi" { return .correction }
            }
            if words.starts(with: ["permintaan", "maaf", "redaksi"]) { return .correction }
        }
        return nil
    }

    /// Links of the body, but for those that lead the reader on: `Baca juga: …`.
    private func links(in body: Int) -> [WebAddress] {
        var found: [WebAddress] = []
        var at = body
        while at < tree.end(body) {
            if furniture.marks[at] {
                at = tree.end(at)
                continue
            }
            if tree.tag(at) == .a, let reference = tree.value(.href, of: at)?.trimmedSpaces, reference.count < 1000 {
                let line = tree.text[tree.textRange(max(0, tree.parent(at)))].trimmedSpaces
                let leadsOn = ["baca ", "simak ", "lihat juga"].contains { (key: StaticString) in
                    line.hasFolded(key, at: line.startIndex)
                }
                if !leadsOn, let target = address.resolving(reference.string) { found.append(target) }
            }
            at += 1
        }
        return found
    }

    /// Addresses that are written out.
    private static func addresses(in text: String) -> [WebAddress] {
        text.split(whereSeparator: \.isWhitespace).compactMap { word in
            guard word.hasPrefix("https://") || word.hasPrefix("http://") else { return nil }
            let end = word.lastIndex { !".,;:)]”\"".contains($0) } ?? word.startIndex
            return WebAddress(String(word[...end]))
        }
    }
}
