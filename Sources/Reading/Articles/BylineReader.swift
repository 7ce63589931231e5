import Model

/// Who wrote it, from JSON-LD, microdata, the byline's element, credit lines and meta elements, in that order.
struct BylineReader {
    let head: PageHead
    let tree: HTMLTree
    /// What has names of others.
    let others: OtherBoxes
    let outlet: String?
    let host: String

    func author(credits: [String], body: Int?) -> String? {
        if let labelled = labelled(credits, Self.writers) { return labelled }
        let lines = creditLines()
        if let labelled = labelled(lines, Self.writers) { return labelled }
        for (name, node) in head.properties where (name == "author" || name == "creator") && !others.hold(node) {
            let inner = head.properties.first { $0.name == "name" && $0.node > node && $0.node < tree.end(node) }
            let text =
                inner.map { tree.string(.content, of: $0.node) ?? tree.line($0.node) }
                ?? tree.string(.content, of: node) ?? tree.line(node)
            if let clean = clean(text) { return clean }
        }
        let stated = head.article?["author"]?.list.compactMap { $0["name"]?.string ?? $0.string } ?? []
        for name in stated { if let clean = clean(name) { return clean } }
        if let shown = shown(near: body) { return shown }
        for value in head.metas(MetadataKeys.author) { if let clean = clean(value) { return clean } }
        if let labelled = labelled(credits + lines, Self.editors) { return labelled }
        for value in head.metas(MetadataKeys.editor) { if let clean = clean(value) { return clean } }
        return nil
    }

    private static let creditKeys = LineKeys((writers + editors).filter { $0 != "oleh" }.joined(separator: "|"))

    /// `Penulis: …` anywhere on the page; the name may stand in the element after it.
    private func creditLines() -> [String] {
        var found: [String] = []
        for node in 0..<max(0, tree.count) where tree.tag(node) == .text && found.count < 8 {
            let line = tree.text[tree.textRange(node)].trimmedSpaces
            guard line.count <= 120, let length = Self.creditKeys.match(line, at: line.startIndex),
                !others.hold(node)
            else { continue }
            let rest = line[(line.startIndex + length)...].trimmedSpaces
            let isEnd = rest.isEmpty || rest.elementsEqual([UInt8(ascii: ":")])
            guard rest.first == UInt8(ascii: ":") || rest.isEmpty else { continue }
            guard isEnd else {
                found.append(line.string)
                continue
            }
            // The next text, which must itself begin with the colon if this one had none.
            guard
                let next = ((node + 1)..<min(node + 12, tree.count)).first(where: {
                    tree.tag($0) == .text && !tree.text[tree.textRange($0)].trimmedSpaces.isEmpty
                })
            else { continue }
            let value = tree.text[tree.textRange(next)].trimmedSpaces
            guard value.count <= 80, !rest.isEmpty || value.first == UInt8(ascii: ":") else { continue }
            let name = value.drop { $0 == UInt8(ascii: ":") || $0.isSpace }
            found.append(line[..<(line.startIndex + length)].string + ": " + name.string)
        }
        return found
    }

    private static let writers = [
        "penulis", "reporter", "pewarta", "wartawan", "jurnalis", "laporan", "kontributor", "fotografer", "oleh",
    ]
    private static let editors = ["editor", "redaktur", "penyunting", "red", "uploader"]

    private func labelled(_ lines: [String], _ labels: [String]) -> String? {
        for line in lines {
            let lower = line.lowercased()
            guard labels.contains(where: { lower.hasPrefix($0) }), let colon = line.firstIndex(of: ":") else {
                continue
            }
            let rest = line[line.index(after: colon)...]
            let value = rest.split(whereSeparator: { $0 == "|" || $0 == ";" }).first.map(String.init) ?? ""
            // `Pewarta: A Editor: B` on one line
            var name = value
            for label in labels + Self.editors + Self.writers {
                if let cut = name.lowercased().firstRange(of: " \(label)") { name = String(name[..<cut.lowerBound]) }
            }
            if let clean = clean(name) { return clean }
        }
        return nil
    }

    /// The first short text in an element named as a byline, or a line `Penulis: …` outside the body.
    private func shown(near body: Int?) -> String? {
        var found: String?
        for node in 0..<max(0, tree.count) where tree.hasAttributes(node) && tree.textRange(node).count < 120 {
            if let body, node > body, node < tree.end(body) { continue }
            guard isByline(node), !others.hold(node) else { continue }
            if let name = clean(tree.line(node)) {
                found = name
                break
            }
        }
        return found
    }

    private func isByline(_ node: Int) -> Bool {
        for index in Int(tree.nodes[node].attributeStart)..<Int(tree.nodes[node + 1].attributeStart) {
            let attribute = tree.attributes[index]
            let value = tree.values[Int(attribute.start)..<Int(attribute.end)]
            switch attribute.name {
            case .class, .id: if MetadataKeys.bylineNames.match(value) { return true }
            case .rel: if value.elementsEqual("author".utf8) { return true }
            default: break
            }
        }
        return false
    }

    /// A person's name out of what stands there; nil where it is an address, the outlet, or no name.
    private func clean(_ text: String) -> String? {
        var name = HTMLTree.collapsed(Array(EntityText.decoded(text).utf8)[...]).string
        for _ in 0..<2 {
            let lower = name.lowercased()
            for label in MetadataKeys.bylineLabels where lower.hasPrefix(label) {
                let rest = name.dropFirst(label.count)
                guard let first = rest.first, first == ":" || first == " " || first == "-" else { continue }
                name = String(rest.drop { $0 == ":" || $0 == " " || $0 == "-" })
                break
            }
        }
        for separator in [
            " | ", " - ", " – ", " — ", "|", " • ", ", Editor", " Editor:", ", CNN", " / ", " pada ", " on ",
        ] {
            if let cut = name.firstRange(of: separator), cut.lowerBound > name.startIndex {
                name = String(name[..<cut.lowerBound])
            }
        }
        name = name.trimmed
        for label in [" jurnalis", " reporter", " wartawan", " editor", " penulis"]
        where name.lowercased().hasSuffix(label) {
            name = String(name.dropLast(label.count))
        }
        if !name.utf8.contains(where: \.isLower), name.utf8.count > 4 { name = Self.capitalised(name) }
        while let last = name.last, ",;:-|/".contains(last) { name.removeLast() }
        guard (3...60).contains(name.utf8.count), !name.contains("://"), !name.contains("@"), !name.contains("www.")
        else {
            return nil
        }
        guard name.utf8.filter(\.isDigit).count <= 2, !Self.isSentence(name) else { return nil }
        let letters = TextFolding.letters(name.utf8)
        if let outlet, TextFolding.letters(outlet.utf8) == letters { return nil }
        let label = host.split(separator: ".").max { $0.count < $1.count } ?? ""
        if letters.count <= label.utf8.count + 4, TitleReader.contains(letters, TextFolding.letters(label.utf8)) {
            return nil
        }
        return Self.noNames.contains(name.lowercased()) ? nil : name
    }

    /// `Laporan: warga itu diterima Bawaslu.` has a label too. Initials and degrees end in a full stop as well.
    private static func isSentence(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard words.count >= 4, let last = words.last else { return false }
        return words.prefix(2).allSatisfy { $0.utf8.first?.isLower == true } || last.last == "." && last.utf8.count > 5
    }

    /// `DINI TEJA` as people write it.
    private static func capitalised(_ name: String) -> String {
        name.split(separator: " ").map { word in
            word.utf8.count <= 2 || word.contains(".") ? String(word) : word.prefix(1) + word.dropFirst().lowercased()
        }.joined(separator: " ")
    }

    private static let noNames: Set<String> = [
        "facebook", "twitter", "penulis", "editor", "author", "reporter", "redaksi online", "share", "follow", "name",
        "lainnya", "kompas cyber media", "undefined", "null", "unknown",
    ]
}
