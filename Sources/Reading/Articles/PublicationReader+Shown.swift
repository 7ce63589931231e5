import Model

/// The date that readers see beside the title.
extension PublicationReader {
    struct Shown {
        var value: Publication
        var clock: Int?
        var isZoned: Bool
        var isUpdate: Bool
        /// It stands below the title, or in its line of the page's head.
        var isBesideTitle: Bool
    }

    /// The first date with a time around the title and above the text: in a `<time>`, in an element named so, or in a
    /// short line of its own.
    func shown(title: String, body: Int?) -> Shown? {
        let own = TitleReader.heading(title, tree) ?? beginning(of: title)
        let heading = own ?? lastHeading(before: body)
        let low = max(0, (heading ?? body ?? 0) - 160)
        let high = min(tree.count, max(body ?? 0, heading ?? 0) + 60, (heading ?? body ?? 0) + 800)
        guard low < high else { return nil }
        var best: (rank: Int, shown: Shown)?
        var label: ArraySlice<UInt8> = []
        for node in low..<high where !isTitle(node, heading) {
            let isText = tree.tag(node) == .text
            let text = tree.text[tree.textRange(node)]
            defer { if isText, let words = Self.label(text, at: node, tree) { label = words } }
            guard text.count < 240 else { continue }
            let isNamed = !isText && (tree.tag(node) == .time || isTimeNamed(node))
            guard isNamed || isText && text.count >= 6 else { continue }
            let bytes = HTMLTree.collapsed(text)
            guard let (found, isWritten) = date(of: node, bytes, isNamed: isNamed),
                isMostlyDate(bytes, isNamed: isNamed), !Self.isOther(label), isNamed || !isInSentence(node)
            else { continue }
            // In a list of others, a time in nothing but an attribute is theirs.
            if let body, !isWritten && node > body || node >= tree.end(body), isInLink(node) { continue }
            if others.hold(node) { continue }
            let isUpdate = Self.isUpdate(bytes) || Self.isUpdate(Array(label))
            let after = heading.map { node > $0 } ?? true
            // A day between title and text is surer than a clock anywhere else, and either than the last change.
            var rank = found.clock == nil ? 0 : 8
            rank += isUpdate ? 0 : 32
            rank += isBetween(node, heading, body) ? 16 : 0
            rank += after ? 2 : 0
            rank += isNamed ? 1 : 0
            rank -= isWritten ? 0 : 2
            rank -= !isNamed && isInText(node, body, heading) ? 3 : 0
            guard rank > best?.rank ?? -1 else { continue }
            best = (
                rank,
                Shown(
                    value: found.value,
                    clock: found.clock,
                    isZoned: found.isZoned,
                    isUpdate: isUpdate,
                    isBesideTitle: own.map { isBeside(node, $0, body) } ?? false
                )
            )
        }
        return best?.shown
    }

    func isTimeNamed(_ node: Int) -> Bool {
        for attribute in [Attribute.class, .id] {
            if let value = tree.value(attribute, of: node), MetadataKeys.timeNames.match(value) { return true }
        }
        return false
    }

    /// What the title speaks of has a day of its own.
    private func isTitle(_ node: Int, _ heading: Int?) -> Bool {
        if let heading, node >= heading, node < tree.end(heading) {
            return tree.textRange(node).count * 2 > tree.textRange(heading).count
        }
        return tree.tag(node) == .title || isInTitleOrScript(node)
    }

    /// Of a text: what is written there is not seen on the page.
    func isInTitleOrScript(_ node: Int) -> Bool {
        let parent = tree.parent(node)
        return parent >= 0 && (tree.tag(parent) == .title || tree.tag(parent) == .script)
    }

    private func isInText(_ node: Int, _ body: Int?, _ heading: Int?) -> Bool {
        guard let body, body > heading ?? -1 else { return false }
        return node > body + 8
    }

    private func isBetween(_ node: Int, _ heading: Int?, _ body: Int?) -> Bool {
        guard let heading, let body else { return false }
        return node > heading && node < body
    }

    /// Around the heading, or between it and the text.
    private func isBeside(_ node: Int, _ heading: Int, _ body: Int?) -> Bool {
        if heading - 24 < node, node < heading + 160 { return true }
        guard let body, heading < body else { return false }
        return node > heading && abs(node - body) < 48
    }

    /// Where the title says more than its heading, as the outlet's name: the heading that it begins with.
    private func beginning(of title: String) -> Int? {
        let letters = TextFolding.letters(title.utf8)
        return (0..<max(0, tree.count)).first { node in
            guard Tag.headings.contains(tree.tag(node)), (16...letters.count + 80).contains(tree.textRange(node).count)
            else { return false }
            let own = TextFolding.letters(tree.text[tree.textRange(node)])
            return own.count >= 16 && letters.starts(with: own)
        }
    }

    /// Where no heading says what the title says: the one that stands before the text.
    private func lastHeading(before body: Int?) -> Int? {
        guard let body else { return nil }
        return head.headings.last { $0 < body && body - $0 < 400 }
    }

    /// What stands there, or to the minute in `<time datetime>` and `<abbr class=published title>`: if that is the same
    /// day, or nothing else is written but `1 minute ago`.
    private func date(
        of node: Int,
        _ bytes: [UInt8],
        isNamed: Bool
    ) -> (found: DateText.Found, isWritten: Bool)? {
        let written = bytes.count >= 6 && bytes.count < 160 ? dates.reading(bytes) : nil
        guard isNamed, written?.clock == nil,
            let exact = tree.string(.datetime, of: node) ?? tree.string(.title, of: node),
            var reading = dates.reading(Array(exact.utf8))
        else { return written.map { ($0, true) } }
        guard let written else { return (reading, false) }
        guard reading.clock != nil else { return (written, true) }
        if reading.value.day == written.value.day { return (reading, true) }
        guard case .time(let time) = reading.value, time.offset == 0 else { return (written, true) }
        let local = ZonedTime(instant: time.instant, offset: dates.zone.offset)
        guard local.day == written.value.day else { return (written, true) }
        reading.value = .time(local)
        return (reading, true)
    }

    // MARK: Dates of something else

    /// A sentence that mentions a date is no dateline.
    private func isMostlyDate(_ bytes: [UInt8], isNamed: Bool) -> Bool {
        guard bytes.count <= 110, bytes.last != UInt8(ascii: ".") || isNamed && bytes.count < 40 else { return false }
        guard !isNamed else { return true }
        let before = bytes.prefix { !$0.isDigit }
        let words = before.split(whereSeparator: { $0 == .space }).count
        return words < 6 || before.contains(UInt8(ascii: "|")) || before.contains(UInt8(ascii: ":"))
    }

    /// Whether the words go on after it, in the same paragraph, as in `Pada <b>6 Agustus 2024</b>, camat itu …`.
    private func isInSentence(_ node: Int) -> Bool {
        var block = tree.parent(node)
        while block > 0, !Tag.blocks.contains(tree.tag(block)) { block = tree.parent(block) }
        guard block >= 0, tree.textRange(block).count > 160 else { return false }
        let end = tree.textRange(block).upperBound
        var next = node + 1
        while next < tree.end(block), tree.tag(next) != .text {
            guard tree.tag(next) != .br, !Tag.blocks.contains(tree.tag(next)) else { return false }
            next += 1
        }
        guard next < tree.end(block) else { return false }
        let rest = tree.text[tree.textRange(node).upperBound..<end].trimmedSpaces
        guard let first = rest.first else { return false }
        return first == UInt8(ascii: ",") || first.isLower
    }

    /// `Joined`, `Termin:`: what ends in a colon, or is set as a label, names what comes after it.
    private static func label(_ text: ArraySlice<UInt8>, at node: Int, _ tree: HTMLTree) -> ArraySlice<UInt8>? {
        let words = text.trimmedSpaces
        guard !words.isEmpty else { return nil }
        let parent = tree.parent(node)
        let isLabel =
            words.last == UInt8(ascii: ":") || parent >= 0 && (tree.tag(parent) == .dt || tree.tag(parent) == .th)
        return isLabel && words.count <= 48 ? words : []
    }

    private static func isOther(_ label: ArraySlice<UInt8>) -> Bool {
        !label.isEmpty && MetadataKeys.otherDates.match(label)
    }

    /// `Diperbarui 14 Nov 2024`, and not `13 Nov 2024, diperbarui kemarin`.
    static func isUpdate(_ bytes: [UInt8]) -> Bool {
        var year = bytes.count
        var run = 0
        for (index, byte) in bytes.enumerated() {
            run = byte.isDigit ? run + 1 : 0
            if run == 4 {
                year = index
                break
            }
        }
        return MetadataKeys.updateWords.contains { word in
            bytes.firstFolded(word, from: 0).map { $0 < year } ?? false
        }
    }
}
