import Model

/// When an article says that it was published: metadata and the time shown beside the title, checked against each
/// other. Null rather than guessed.
struct PublicationReader {
    let head: PageHead
    let tree: HTMLTree
    let address: WebAddress

    let dates: DateText

    init(head: PageHead, tree: HTMLTree, of page: Page) {
        self.head = head
        self.tree = tree
        address = page.address
        dates = DateText(zone: page.zone)
    }

    func published(title: String, body: Int?) -> Publication? {
        let stated = statements()
        let shown = shown(title: title, body: body)
        guard let stands = stated.first else { return shown?.value ?? dayOfAddress() ?? remark() ?? dateline(body) }
        let first = PublicationReader.local(stands, among: stated)
        if let local = asReadersSaw(first, shown) { return local }
        guard let shown, let clock = shown.clock, case .time(let visible) = shown.value else { return first.value }
        for candidate in stated {
            guard case .time(let time) = candidate.value else { continue }
            // The same instant: the zone that readers are shown. The same clock: what metadata calls `Z` often is not.
            if time.instant.seconds / 60 == visible.instant.seconds / 60 {
                return time.offset != 0
                    ? candidate.value : .time(ZonedTime(instant: time.instant, offset: visible.offset))
            }
            if candidate.value.day == visible.day, let other = candidate.clock, other / 60 == clock / 60 {
                return candidate.isZoned && !shown.isZoned && time.offset != 0
                    ? candidate.value
                    : .time(
                        ZonedTime(instant: visible.instant.adding(seconds: Double(other % 60)), offset: visible.offset)
                    )
            }
        }
        if case .day(let day) = first.value { return day == visible.day ? shown.value : first.value }
        if first.clock == 0, first.value.day == visible.day { return shown.value }
        return first.value.day == visible.day && !shown.isUpdate ? shown.value : first.value
    }

    // MARK: Metadata

    /// Where one statement has the time in UTC and another the clock on the wall, the two together tell the zone.
    private static func local(_ first: DateText.Found, among all: [DateText.Found]) -> DateText.Found {
        guard first.isZoned, case .time(let time) = first.value, time.offset == 0 else { return first }
        for other in all {
            guard other.clock != nil, case .time(let wall) = other.value else { continue }
            let seconds = (wall.instant.seconds + Int64(wall.offset)) - time.instant.seconds
            guard seconds != 0, abs(seconds) <= 14 * 3600, seconds % 900 == 0 else { continue }
            if other.isZoned, wall.instant.seconds != time.instant.seconds { continue }
            var found = first
            found.value = .time(ZonedTime(instant: time.instant, offset: Int(seconds)))
            return found
        }
        return first
    }

    /// A time in UTC that falls on the day before or after the one that the page shows, or that stands in its address: it
    /// is local by the outlet's clock, or the day alone is certain.
    private func asReadersSaw(_ stated: DateText.Found, _ shown: Shown?) -> Publication? {
        guard stated.isZoned, case .time(let time) = stated.value, time.offset == 0, shown?.clock == nil,
            let day = shown.flatMap({ $0.isUpdate ? nil : $0.value.day }) ?? dayOfAddress()?.day,
            day != time.day, abs(day.serial - time.day.serial) == 1
        else { return nil }
        let local = ZonedTime(instant: time.instant, offset: dates.zone.offset)
        return local.day == day ? .time(local) : .day(day)
    }

    private func statements() -> [DateText.Found] {
        var texts: [String] = []
        for object in [head.article].compactMap({ $0 }) {
            texts += ["datePublished", "dateCreated", "uploadDate"].compactMap { object[$0]?.string }
        }
        texts += head.metas(MetadataKeys.published)
        for (name, node) in head.properties where name == "datepublished" || name == "datecreated" {
            texts += [tree.string(.datetime, of: node) ?? tree.string(.content, of: node) ?? tree.line(node)]
        }
        var found = texts.compactMap { dates.reading(Array($0.utf8)) }
        // Any date of a page object, where no article is described.
        if found.isEmpty {
            found = head.objects.compactMap { $0["datePublished"]?.string }.compactMap { dates.reading(Array($0.utf8)) }
        }
        // A time says more than a day.
        if let timed = found.firstIndex(where: { $0.clock != nil }), timed > 0,
            found[timed].value.day == found[0].value.day
        {
            found.swapAt(0, timed)
        }
        return found
    }

    // MARK: What readers see

    private struct Shown {
        var value: Publication
        var clock: Int?
        var isZoned: Bool
        var isUpdate: Bool
    }

    /// The first date with a time around the title and above the text: in a `<time>`, in an element named so, or in a
    /// short line of its own.
    private func shown(title: String, body: Int?) -> Shown? {
        let heading = TitleReader.heading(title, tree)
        let low = max(0, (heading ?? body ?? 0) - 160)
        let high = min(tree.count, (body ?? heading ?? 0) + 60, (heading ?? body ?? 0) + 400)
        guard low < high else { return nil }
        var best: (rank: Int, shown: Shown)?
        for node in low..<high {
            let tag = tree.tag(node)
            let length = tree.textRange(node).count
            guard length >= 6, length < 240 else { continue }
            let isNamed = tag == .time || isTimeNamed(node)
            guard isNamed || tag == .text else { continue }
            let bytes = HTMLTree.collapsed(tree.text[tree.textRange(node)])
            guard bytes.count < 160, var found = dates.reading(bytes), isMostlyDate(bytes) else { continue }
            // `<time datetime>`, `<abbr class=published title>`: the same day, to the minute.
            if found.clock == nil, let exact = tree.string(.datetime, of: node) ?? tree.string(.title, of: node),
                let reading = dates.reading(Array(exact.utf8)), reading.clock != nil
            {
                found = reading
            }
            let isUpdate = Self.updateWords.contains { bytes.firstFolded($0, from: 0) != nil }
            let after = heading.map { node > $0 } ?? true
            var rank = found.clock == nil ? 0 : 8
            rank += isUpdate ? 0 : 4
            rank += after ? 2 : 0
            rank += isNamed ? 1 : 0
            if rank > best?.rank ?? -1 {
                best = (rank, Shown(value: found.value, clock: found.clock, isZoned: found.isZoned, isUpdate: isUpdate))
            }
        }
        return best?.shown
    }

    private static let updateWords: [StaticString] = ["update", "diperbarui", "diperbaharui", "modified", "diubah"]

    func isTimeNamed(_ node: Int) -> Bool {
        for attribute in [Attribute.class, .id] {
            if let value = tree.value(attribute, of: node), MetadataKeys.timeNames.match(value) { return true }
        }
        return false
    }

    /// A sentence that mentions a date is no dateline.
    private func isMostlyDate(_ bytes: [UInt8]) -> Bool { bytes.count <= 110 && !bytes.hasSuffix(UInt8(ascii: ".")) }

    /// `/2024/11/13/judul`: the day only.
    private func dayOfAddress() -> Publication? {
        let parts = address.path.split(whereSeparator: { $0 == "/" || $0 == "-" })
        for index in parts.indices where index + 2 < parts.count && parts[index].utf8.count == 4 {
            guard let year = Int(parts[index]), (1995...2100).contains(year), let month = Int(parts[index + 1]),
                parts[index + 2].utf8.count == 2, let day = Int(parts[index + 2]),
                let found = Day(year: year, month: month, day: day)
            else { continue }
            return .day(found)
        }
        return nil
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ byte: UInt8) -> Bool { trimmedSpaces.last == byte }
}
