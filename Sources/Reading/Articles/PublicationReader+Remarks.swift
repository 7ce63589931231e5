import Model

/// Where a page tells its publication apart from metadata and from the head of the article.
extension PublicationReader {
    /// Where neither metadata nor the head of the article has it: a `<time>` that says it is the publication, or the
    /// only one there is; a line such as `Diterbitkan: …`; a title that ends in a date.
    func remark() -> Publication? {
        var found: [(day: Day, value: Publication)] = []
        for node in head.times where !isInLink(node) {
            let text = tree.string(.datetime, of: node) ?? tree.line(node)
            guard let value = dates.reading(Array(text.utf8))?.value else { continue }
            if let names = tree.value(.class, of: node), MetadataKeys.publicationNames.match(names) { return value }
            found.append((value.day, value))
        }
        if let first = found.first, found.allSatisfy({ $0.day == first.day }) { return first.value }
        if let named = named() { return named }
        for node in 0..<max(0, tree.count) where tree.tag(node) == .text {
            let line = tree.text[tree.textRange(node)].trimmedSpaces
            guard line.count >= 4, line.count <= 140,
                MetadataKeys.publicationLabels.match(line, at: LineKeys.wordStart(line)) != nil
            else { continue }
            if let value = dates.reading(Array(line))?.value { return value }
            let parent = tree.parent(node)
            guard parent >= 0, tree.textRange(parent).count <= 140 else { continue }
            if let value = dates.reading(HTMLTree.collapsed(tree.text[tree.textRange(parent)]))?.value { return value }
        }
        let end = (head.title ?? "").split(separator: "|").last.map { Array($0.utf8) } ?? []
        return end.count <= 40 ? dates.reading(end)?.value : nil
    }

    /// Of elements that are named as times: the one that says it is the publication, or the only day there is.
    private func named() -> Publication? {
        var only: Publication?
        var days: Set<Day> = []
        for node in 0..<max(0, tree.count) where tree.tag(node) != .text && tree.tag(node) != .time && isTimeNamed(node)
        {
            guard tree.textRange(node).count < 110, !isInLink(node) else { continue }
            let text = tree.string(.title, of: node) ?? tree.line(node)
            guard let value = dates.reading(Array(text.utf8))?.value else { continue }
            if let names = tree.value(.class, of: node), MetadataKeys.publicationNames.match(names) { return value }
            days.insert(value.day)
            only = only ?? value
        }
        return days.count == 1 ? only : nil
    }

    /// `27.1.2022 – ` at the very beginning of the text.
    func dateline(_ body: Int?) -> Publication? {
        guard let body else { return nil }
        let text = HTMLTree.collapsed(tree.text[tree.textRange(body)].prefix(200))
        let start = text.first == UInt8(ascii: "(") ? 1 : 0
        let numbers = text[min(start, text.count)...].prefix(12).prefix {
            $0.isDigit || $0 == 0x2E || $0 == 0x2F || $0 == 0x2D
        }
        return numbers.count >= 8 ? dates.reading(Array(numbers))?.value : nil
    }

    /// The time of another article.
    private func isInLink(_ node: Int) -> Bool {
        var at = tree.parent(node)
        for _ in 0..<4 where at >= 0 {
            if tree.tag(at) == .a || tree.tag(at) == .li || tree.tag(at) == .aside { return true }
            at = tree.parent(at)
        }
        return false
    }
}
