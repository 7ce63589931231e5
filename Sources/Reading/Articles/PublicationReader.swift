import Model

/// When an article says that it was published: metadata and the time shown beside the title, checked against each
/// other. Null rather than guessed.
struct PublicationReader {
    let head: PageHead
    let tree: HTMLTree
    let address: WebAddress

    let dates: DateText
    /// What has dates of something else.
    let others: OtherBoxes

    /// - Parameter others: Of this page.
    init(head: PageHead, tree: HTMLTree, others: OtherBoxes, of page: Page) {
        self.head = head
        self.tree = tree
        self.others = others
        address = page.address
        dates = DateText(zone: page.zone)
    }

    private var dayOfAddress: Publication? { StoryAddress.day(of: address).map { .day($0) } }

    func published(title: String, body: Int?) -> Publication? {
        let shown = shown(title: title, body: body)
        let (stated, isVague) = statements()
        guard let stands = stated.first else {
            // The last change is no publication: what led here may know that.
            let first = shown.flatMap { $0.isUpdate ? nil : $0.value }
            return first ?? dayOfAddress ?? remark() ?? byline() ?? dateline(body)
        }
        if isVague, let known = known(otherThan: stands, shown) { return known }
        if let original = original(before: stands, shown) { return original }
        let first = PublicationReader.local(agreed(stands, shown, among: stated), among: stated)
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

    // MARK: Where metadata and page differ

    /// What the page shows where metadata have but a key such as `date`, into which many systems write the last change.
    private func known(otherThan stated: DateText.Found, _ shown: Shown?) -> Publication? {
        guard let seen = shown.flatMap({ $0.isUpdate || !$0.isBesideTitle ? nil : $0.value }) ?? labelled() else {
            return nil
        }
        let days = abs(seen.day.serial - stated.value.day.serial)
        return days > (stated.isZoned ? 1 : 0) ? seen : nil
    }

    /// The line beside the title keeps the day on which the article was new, where metadata follow each revision.
    private func original(before stated: DateText.Found, _ shown: Shown?) -> Publication? {
        guard let shown, shown.isBesideTitle, !shown.isUpdate, shown.clock != nil,
            case .time(let visible) = shown.value, case .time(let time) = stated.value
        else { return nil }
        let hours = (time.instant.seconds - visible.instant.seconds) / 3600
        return visible.day < time.day && (15...7 * 24).contains(hours) ? shown.value : nil
    }

    /// Of statements that contradict each other, the one that the page shows.
    private func agreed(_ first: DateText.Found, _ shown: Shown?, among all: [DateText.Found]) -> DateText.Found {
        guard let shown, !shown.isUpdate, shown.value.day != first.value.day else { return first }
        return all.first { $0.value.day == shown.value.day && ($0.clock != nil || first.clock == nil) } ?? first
    }

    /// A time in UTC that falls on the day before or after the one that the page shows, or that stands in its address: it
    /// is local by the outlet's clock, or the day alone is certain. The clock on the page tells the zone.
    private func asReadersSaw(_ stated: DateText.Found, _ shown: Shown?) -> Publication? {
        guard stated.isZoned, case .time(let time) = stated.value, time.offset == 0 else { return nil }
        let seen = shown.flatMap { $0.isUpdate ? nil : $0 }
        if let seen, !seen.isZoned, seen.clock != nil, case .time(let visible) = seen.value {
            let wall = visible.instant.seconds + Int64(visible.offset)
            let offset = (wall / 60 - time.instant.seconds / 60) * 60
            if offset != 0, offset % 1800 == 0, (-12 * 3600...14 * 3600).contains(offset) {
                return .time(ZonedTime(instant: time.instant, offset: Int(offset)))
            }
        }
        guard seen?.clock == nil || seen?.value.day == time.day, let day = seen?.value.day ?? dayOfAddress?.day,
            day != time.day, abs(day.serial - time.day.serial) == 1
        else { return nil }
        let local = ZonedTime(instant: time.instant, offset: dates.zone.offset)
        return local.day == day ? .time(local) : .day(day)
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

    /// - Returns: What metadata state, best first, and whether only keys do that often mean the last change.
    private func statements() -> (found: [DateText.Found], isVague: Bool) {
        var texts: [String] = []
        for object in [head.article].compactMap({ $0 }) {
            texts += ["datePublished", "dateCreated", "uploadDate"].compactMap { object[$0]?.string }
        }
        texts += head.metas(MetadataKeys.published)
        for (name, node) in head.properties
        where (name == "datepublished" || name == "datecreated") && !others.hold(node) {
            texts += [tree.string(.datetime, of: node) ?? tree.string(.content, of: node) ?? tree.line(node)]
        }
        var found = texts.compactMap { dates.reading(Array($0.utf8)) }
        // Any date of a page object, where no article is described.
        if found.isEmpty {
            found = head.own.compactMap { $0["datePublished"]?.string }.compactMap { dates.reading(Array($0.utf8)) }
        }
        if found.isEmpty { found = drawn() }
        let isVague = found.isEmpty
        if isVague {
            found = head.metas(MetadataKeys.vaguelyPublished).compactMap { dates.reading(Array($0.utf8)) }
        }
        // A time says more than a day.
        if let timed = found.firstIndex(where: { $0.clock != nil }), timed > 0,
            found[timed].value.day == found[0].value.day
        {
            found.swapAt(0, timed)
        }
        return (found, isVague)
    }

    /// What scripts are given to draw: the one day that all such objects name.
    private func drawn() -> [DateText.Found] {
        let texts = head.objects.flatMap { object in MetadataKeys.drawnPublication.compactMap { object[$0]?.string } }
        let found = texts.compactMap { dates.reading(Array($0.utf8)) }
        return found.allSatisfy { $0.value.day == found[0].value.day } ? found : []
    }
}
