/// The article's paragraphs out of the lines of its element: what is furniture by position, by links, or by what it
/// says is left out.
struct BodyText {
    /// Paragraphs in order.
    private(set) var lines: [Line] = []
    /// Lines that name who wrote it (`Editor: …`), which are not text.
    private(set) var credits: [String] = []

    /// - Parameter title: The article's title, which is not repeated.
    init(_ blocks: TextBlocks, title: String) {
        let folded = TextFolding.letters(title.utf8)
        lines = blocks.blocks.map { BodyText.line($0, in: blocks) }
        joinDatelines()
        cutTail()
        dropHead(title: folded)
        dropFurniture(title: folded)
        dropRepeats()
        joinBroken()
        trimEnd()
    }

    /// Paragraphs parted by a blank line.
    var text: String {
        var out: [UInt8] = []
        out.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count + 2 })
        for line in lines {
            if !out.isEmpty { out += [.newline, .newline] }
            out += line.bytes
        }
        return out.string
    }

    /// `Jakarta -` in an element of its own belongs to the paragraph after it.
    private mutating func joinDatelines() {
        for index in lines.indices.dropLast().reversed() where lines[index].bytes.count <= 60 {
            let bytes = lines[index].bytes
            guard
                bytes.last == UInt8(ascii: "-") || bytes.suffix(3).elementsEqual("–".utf8)
                    || bytes.suffix(3).elementsEqual("—".utf8),
                bytes.first?.isLetter == true, lines[index + 1].bytes.count > 60
            else { continue }
            lines[index + 1].bytes = bytes + [.space] + lines[index + 1].bytes
            lines.remove(at: index)
        }
    }

    // MARK: Tail and head

    /// From the first tail marker in the last part of the text on, nothing is kept.
    private mutating func cutTail() {
        let total = lines.reduce(0) { $0 + $1.bytes.count }
        var before = 0
        for (index, line) in lines.enumerated() {
            let start = LineKeys.wordStart(line.bytes[...])
            if before * 5 >= total * 2, before >= 150, line.bytes.count <= 200,
                FurnitureLines.tail.match(line.bytes[...], at: start) != nil, !goesOn(line.bytes, start)
            {
                lines.removeSubrange(index...)
                return
            }
            before += line.bytes.count
        }
    }

    /// `Berita lainnya yang beredar …`, and not `Berita Lainnya: …`.
    private func goesOn(_ line: [UInt8], _ start: Int) -> Bool {
        guard let length = FurnitureLines.beginnings.match(line[...], at: start), Self.isSentence(line) else {
            return false
        }
        let rest = line[(start + length)...]
        return rest.first == .space && rest.dropFirst().first?.isLower == true
    }

    /// Before the first real paragraph: the title again, the date, the byline, the picture's caption.
    private mutating func dropHead(title: [UInt8]) {
        guard let first = lines.firstIndex(where: { $0.bytes.count >= 120 && !$0.isLink && $0.kind != .heading }) else {
            return
        }
        var kept: [Line] = []
        for line in lines[..<first] where !isHead(line, title: title) { kept.append(line) }
        lines.replaceSubrange(..<first, with: kept)
    }

    private func isHead(_ line: Line, title: [UInt8]) -> Bool {
        if line.isLink { return true }
        let bytes = line.bytes
        guard bytes.count < 200 else { return false }
        if isTitle(bytes, title) { return true }
        if bytes.hasFolded("oleh ", at: 0) || bytes.hasFolded("oleh:", at: 0) || bytes.hasFolded("by ", at: 0) {
            return bytes.count < 80
        }
        if bytes.count < 110, !Self.isSentence(bytes), DateText().reading(bytes)?.clock != nil { return true }
        if bytes.count < 40, !line.endsSentence { return true }
        return CaptionText.isCaption(bytes)
    }

    private func isTitle(_ bytes: [UInt8], _ title: [UInt8]) -> Bool {
        !title.isEmpty && TextFolding.letters(bytes) == title
    }

    // MARK: Furniture in between

    private mutating func dropFurniture(title: [UInt8]) {
        var kept: [Line] = []
        kept.reserveCapacity(lines.count)
        var announced = 0
        for (index, line) in lines.enumerated() {
            let bytes = line.bytes[...]
            let start = LineKeys.wordStart(bytes)
            if announced > 0 {
                announced -= 1
                if line.isLink || (line.bytes.count < 140 && !line.endsSentence) {
                    if line.kind == .item { announced += 1 }
                    continue
                }
                announced = 0
            }
            if let length = FurnitureLines.announcing.match(bytes, at: start),
                !bytes[(start + length)...].contains(where: \.isWord)
            {
                announced = 1
                continue
            }
            if bytes.count <= FurnitureLines.longest {
                if isDatedRemark(line, start) || CaptionText.isCredited(bytes) { continue }
                if FurnitureLines.dropped.match(bytes, at: start) != nil, !goesOn(line.bytes, start) { continue }
                if bytes.count <= 160, FurnitureLines.abroad.match(bytes, at: start) != nil {
                    announced = bytes.count < 50 && !line.isLink ? 1 : 0
                    continue
                }
                if isLabelled(bytes, start) {
                    credits.append(line.bytes.string)
                    continue
                }
            }
            if line.isLink, !line.endsSentence || bytes.count < 60 { continue }
            if bytes.count < 40, FurnitureLines.whole.contains(TextFolding.words(bytes).string) { continue }
            if !bytes.contains(where: { $0.isLetter || $0 >= 0x80 }), line.kind != .row { continue }
            if index < 4, isTitle(line.bytes, title) { continue }
            if line.kind == .caption || DeskCode.trimmed(line.bytes).isEmpty { continue }
            kept.append(line)
        }
        while kept.last?.kind == .heading { kept.removeLast() }
        lines = kept
    }

    private func isLabelled(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Bool {
        guard let length = FurnitureLines.labels.match(bytes, at: start) else { return false }
        var at = start + length
        // In a table the colon stands in the next cell.
        while at < bytes.endIndex, bytes[at] == .space || bytes[at] == UInt8(ascii: "|") { at += 1 }
        return at < bytes.endIndex && bytes[at] == UInt8(ascii: ":")
    }

    /// `Diterbitkan: 13 November 2024, 14.05 WIB`
    private func isDatedRemark(_ line: Line, _ start: Int) -> Bool {
        guard line.bytes.count <= 110, MetadataKeys.publicationLabels.match(line.bytes[...], at: start) != nil,
            let found = DateText().reading(line.bytes)
        else { return false }
        return !line.endsSentence || found.clock != nil
    }

    /// A line that repeats one before it: a pull quote, a teaser that the lead repeats. Questions of an interview are
    /// asked again and again.
    private mutating func dropRepeats() {
        var seen: Set<FoldedHash> = []
        lines.removeAll { line in
            guard line.bytes.count >= 60, !line.bytes.suffix(3).contains(UInt8(ascii: "?")) else { return false }
            return !seen.insert(TextFolding.hash(ofLetters: line.bytes)).inserted
        }
    }

    /// A single line break inside a sentence is not the end of a paragraph.
    private mutating func joinBroken() {
        var joined: [Line] = []
        joined.reserveCapacity(lines.count)
        for line in lines {
            if line.followsBreak, line.kind == .paragraph, let last = joined.last, last.kind == .paragraph,
                last.node == line.node, !last.endsSentence, line.bytes.first?.isLower == true
            {
                joined[joined.count - 1].bytes += [.space] + line.bytes
            } else {
                joined.append(line)
            }
        }
        lines = joined
    }

    // MARK: The end

    /// A name in capitals, or nothing but a name, behind the last sentence.
    private func isSignature(_ line: Line) -> Bool {
        guard lines.count > 2, line.kind == .paragraph, line.bytes.count <= 48, !line.endsSentence else { return false }
        let words = line.bytes.split { !$0.isWord && $0 != UInt8(ascii: ".") }
        return (1...5).contains(words.count) && words.allSatisfy { $0.allSatisfy { !$0.isLower && !$0.isDigit } }
    }

    /// Desk initials: `… kata dia. (ara/rul)`, `(***)`, `[***]`.
    private mutating func trimEnd() {
        for _ in 0..<5 {
            guard let last = lines.indices.last else { return }
            let bytes = lines[last].bytes
            let kept = DeskCode.trimmed(bytes)
            if isSignature(lines[last]) {
                credits.append("penulis: \(bytes.string)")
                lines.removeLast()
                continue
            }
            if kept.isEmpty || (lines.count > 1 && !Self.isSentence(bytes) && CaptionText.isCaption(bytes)) {
                lines.removeLast()
                continue
            }
            if kept.count < bytes.count { lines[last].bytes = Array(kept) }
            return
        }
    }
}
