import Model

/// Where a page tells its publication apart from metadata and from the head of the article.
extension PublicationReader {
    /// Where neither metadata nor the head of the article has it: a `<time>` that says it is the publication, or the
    /// only one there is; a line such as `Diterbitkan: …`; a title that ends in a date.
    func remark() -> Publication? {
        var found: [(day: Day, value: Publication)] = []
        for node in head.times where !isInLink(node) && !isOfOther(node) {
            let text = tree.string(.datetime, of: node) ?? tree.line(node)
            guard let value = dates.reading(Array(text.utf8))?.value else { continue }
            if let names = tree.value(.class, of: node), MetadataKeys.publicationNames.match(names) { return value }
            found.append((value.day, value))
        }
        if let first = found.first, found.allSatisfy({ $0.day == first.day }) { return first.value }
        if found.isEmpty, let only = onlyListed() { return only }
        if let named = named() ?? labelled() { return named }
        let end = (head.title ?? "").split(separator: "|").last.map { Array($0.utf8) } ?? []
        return end.count <= 40 ? dates.reading(end)?.value : nil
    }

    /// `Diterbitkan: …`; the date may stand in the element after the label, or that around both.
    func labelled() -> Publication? {
        for node in 0..<max(0, tree.count) where tree.tag(node) == .text && !isInTitleOrScript(node) {
            let line = tree.text[tree.textRange(node)].trimmedSpaces
            var start = LineKeys.wordStart(line)
            if start < line.endIndex, line[start] == UInt8(ascii: "[") { start += 1 }
            guard line.count >= 4, line.count <= 140,
                let length = MetadataKeys.publicationLabels.match(line, at: start), !others.hold(node)
            else { continue }
            if let value = dates.reading(Array(line))?.value { return value }
            // A word of a sentence, or a label.
            guard line.endIndex - start - length <= 2 else { continue }
            var around = tree.parent(node)
            for _ in 0..<2 where around >= 0 && tree.textRange(around).count <= 140 {
                if let value = dates.reading(HTMLTree.collapsed(tree.text[tree.textRange(around)]))?.value {
                    return value
                }
                around = tree.parent(around)
            }
            let next = ((node + 1)..<min(node + 8, tree.count)).first {
                tree.tag($0) == .text && !tree.text[tree.textRange($0)].trimmedSpaces.isEmpty
            }
            if let next, tree.textRange(next).count <= 60,
                let value = dates.reading(HTMLTree.collapsed(tree.text[tree.textRange(next)]))?.value
            {
                return value
            }
        }
        return nil
    }

    /// `Gespeichert von rasos am 24. Juli 2017 - 18:55`: a short line that begins as a byline and has one date.
    func byline() -> Publication? {
        for node in 0..<max(0, tree.count) where tree.tag(node) == .text && !isInTitleOrScript(node) {
            let line = tree.text[tree.textRange(node)].trimmedSpaces
            guard line.count <= 140, MetadataKeys.bylineBeginnings.match(line, at: LineKeys.wordStart(line)) != nil,
                !isInLink(node), !others.hold(node)
            else { continue }
            var around = node
            for _ in 0..<3 where around >= 0 && tree.textRange(around).count <= 240 {
                let whole = HTMLTree.collapsed(tree.text[tree.textRange(around)])
                if let value = dates.reading(Array(whole.prefix(120)))?.value { return value }
                around = tree.parent(around)
            }
        }
        return nil
    }

    /// A byline may be set as a list: its time is the only one on the page.
    private func onlyListed() -> Publication? {
        var only: Publication?
        for node in head.times where !isInLink(node, orList: false) && !isOfOther(node) {
            let text = tree.string(.datetime, of: node) ?? tree.line(node)
            guard let value = dates.reading(Array(text.utf8))?.value else { continue }
            guard only == nil || only?.day == value.day else { return nil }
            only = only ?? value
        }
        return only
    }

    /// Of elements that are named as times: the one that says it is the publication, or the only day there is.
    private func named() -> Publication? {
        var only: Publication?
        var days: Set<Day> = []
        for node in 0..<max(0, tree.count) where tree.tag(node) != .text && tree.tag(node) != .time && isTimeNamed(node)
        {
            guard tree.textRange(node).count < 110, !isInLink(node), !isOfOther(node) else { continue }
            let text = tree.string(.title, of: node) ?? tree.line(node)
            guard let value = dates.reading(Array(text.utf8))?.value else { continue }
            if let names = tree.value(.class, of: node), MetadataKeys.publicationNames.match(names) { return value }
            days.insert(value.day)
            only = only ?? value
        }
        return days.count == 1 ? only : nil
    }

    /// `27.1.2022 – `, `Sampit (13/11/2024) – ` at the beginning of one of the first lines of the text.
    func dateline(_ body: Int?) -> Publication? {
        guard let body else { return nil }
        var lines = 0
        for node in body..<tree.end(body) where tree.tag(node) == .text && lines < 8 {
            let line = HTMLTree.collapsed(tree.text[tree.textRange(node)].prefix(200))
            guard !line.isEmpty else { continue }
            lines += 1
            guard let start = line.prefix(32).firstIndex(where: \.isDigit) else { continue }
            let numbers = line[start...].prefix(12).prefix { $0.isDigit || $0 == 0x2E || $0 == 0x2F || $0 == 0x2D }
            guard numbers.count >= 8, Self.isPlace(line[..<start]) else { continue }
            if let value = dates.reading(Array(numbers))?.value { return value }
        }
        return nil
    }

    /// Nothing, or a place: `Sampit (`, `Karlsruhe, `.
    private static func isPlace(_ before: ArraySlice<UInt8>) -> Bool {
        let words = before.trimmedSpaces
        guard let last = words.last else { return true }
        guard last == UInt8(ascii: "(") || last == UInt8(ascii: ",") else { return false }
        let place = words.split { !$0.isWord }
        return place.count <= 2 && place.allSatisfy { !($0.first?.isLower ?? true) }
    }

    /// The time of something else, or of the last change.
    private func isOfOther(_ node: Int) -> Bool {
        let around = tree.parent(node)
        let nearby = around >= 0 && tree.textRange(around).count < 110 ? around : node
        return others.hold(node) || Self.isUpdate(HTMLTree.collapsed(tree.text[tree.textRange(nearby)]))
    }

    /// The time of another article.
    func isInLink(_ node: Int, orList: Bool = true) -> Bool {
        var at = tree.parent(node)
        for _ in 0..<4 where at >= 0 {
            if tree.tag(at) == .a || tree.tag(at) == .aside || orList && tree.tag(at) == .li { return true }
            at = tree.parent(at)
        }
        return false
    }
}
