import Journal
public import Model

/// The page of a day: what an auditor reads, prints, signs and files.
public struct DayPage {
    private let report: DayReport
    private let wording: Wording

    public init(_ report: DayReport, in wording: Wording = .indonesian) {
        self.report = report
        self.wording = wording
    }

    public var html: [UInt8] {
        Page.html(title: wording.dayReport(report.day), in: wording) { page in
            page.element("header") { head(&$0) }
            contents(&page)
            page.element("main", [("id", "isi")]) { main in
                section("ringkasan", wording.summary, in: &main, summary)
                section("gambaran", wording.pictures, in: &main) { DayPictures(report, wording).write(to: &$0) }
                section("peringatan", wording.alerts, in: &main, alerts)
                section("perubahan", wording.changes, in: &main, changes)
                section("tenggat", wording.expiring, in: &main, expiring)
                section("cakupan", wording.coverageHeading, in: &main) {
                    CoverageSection(report.coverage, wording).write(to: &$0)
                }
                section("rantai", wording.chain, in: &main) {
                    ChainSection(report.record.chain, wording).write(to: &$0)
                }
                section("tinjauan", wording.reviews, in: &main) {
                    ReviewSection(report.record.reviews, wording, days: report.record.comparedWith).write(to: &$0)
                }
                section("cara", wording.method, in: &main) { text in
                    for note in [wording.disclaimer, wording.methodNote, wording.socialMedia] {
                        text.element("p", note)
                    }
                }
            }
            page.element("footer") { signatures(&$0) }
        }
    }

    private func section(_ id: String, _ title: String, in page: inout HTMLText, _ body: HTMLText.Body) {
        page.element("section", [("id", id), ("aria-labelledby", "h-\(id)")]) { section in
            section.element("h2", [("id", "h-\(id)")], title)
            body(&section)
        }
        page.markup("\n")
    }

    private func head(_ page: inout HTMLText) {
        page.element("h1", wording.dayReport(report.day))
        page.element("p", [("class", "note")], wording.disclaimer)
        page.element("p", [("class", "soft")], wording.made(report.record.made))
        if report.record.isOpen { page.element("p", [("class", "bad")], wording.stillOpen) }
    }

    private func contents(_ page: inout HTMLText) {
        page.element("nav", [("aria-label", wording.contents)]) { nav in
            nav.element("ul") { list in
                let places = [
                    ("#ringkasan", wording.summary), ("#gambaran", wording.pictures),
                    ("#peringatan", "\(wording.alerts) (\(report.entries.count))"),
                    ("#perubahan", wording.changes), ("#tenggat", wording.expiring),
                    ("#cakupan", wording.coverageHeading), ("#rantai", wording.chain), ("#tinjauan", wording.reviews),
                    ("#cara", wording.method),
                ]
                for (address, name) in places {
                    list.element("li") { $0.element("a", [("href", address)], name) }
                }
            }
        }
    }

    private func summary(_ page: inout HTMLText) {
        for sentence in DaySummary(report, wording).sentences { page.element("p", sentence) }
    }

    private func alerts(_ page: inout HTMLText) {
        if report.entries.isEmpty { page.element("p", wording.none) }
        for province in report.provinces {
            page.element("h3", "\(province.region?.name ?? wording.unknownPlace) (\(province.count))")
            for place in province.places {
                if province.region != nil {
                    page.element("h4", "\(place.region?.name ?? wording.wholeProvince) (\(place.entries.count))")
                } else {
                    page.element("h4", wording.alerts)
                }
                for entry in place.entries {
                    AlertSection(entry: entry, wording: wording, today: report.day).write(to: &page)
                }
            }
        }
        if !report.redacted.isEmpty {
            page.element("h3", wording.redactedHeading)
            page.element("ul") { list in
                for entry in report.redacted {
                    let by = entry.record.redactedBy ?? 0
                    list.element("li", "\(entry.record.id) · \(entry.record.head): \(wording.erased(by: by))")
                }
            }
        }
    }

    private func changes(_ page: inout HTMLText) {
        guard !report.changed.isEmpty else { return page.element("p", wording.none) }
        page.element("ul") { list in
            for entry in report.changed {
                list.element("li") { item in
                    if let title = entry.alert?.article.title {
                        item.element("span", wording.newsLanguage, title)
                        item.text(" ")
                    }
                    item.text("(\(entry.record.id), ")
                    item.text("\(wording.day(entry.record.day)))")
                    item.element("ul") { inner in
                        for change in entry.followUps where change.day == report.day && change.type != .alertSighted {
                            inner.element("li", ChangeText(wording).of(change))
                        }
                    }
                }
            }
        }
    }

    private func expiring(_ page: inout HTMLText) {
        guard !report.expiring.isEmpty else { return page.element("p", wording.none) }
        let rows = report.expiring.flatMap { entry in
            entry.deadlines(in: report.day...(report.day + 1)).map { deadline in
                [
                    wording.time(deadline.until), deadline.route, entry.alert?.article.title ?? "",
                    entry.region?.name ?? wording.unknownPlace, entry.record.id,
                ]
            }
        }
        page.table(
            caption: wording.deadlines,
            heads: [wording.deadlines, wording.routeWord, wording.alerts, wording.region, "id"],
            rows: rows,
            numbers: 0..<0
        )
        page.element("p", [("class", "soft")], wording.officialCounting)
    }

    private func signatures(_ page: inout HTMLText) {
        page.element("div", [("class", "sign")]) { sign in
            for word in [wording.signed, wording.signature, wording.dated] { sign.element("div", word) }
        }
    }
}
