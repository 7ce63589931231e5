public import Journal
public import Model

/// A sheet for each alert, in the order in which a report to Bawaslu asks (Formulir A: what, who, when, where, why, how, and
/// the evidence). It helps a person to fill in the form and is not the form: what the article does not say is a marked blank,
/// and who is reported, reporters and witnesses are always blanks. Netra names a speaker as a speaker and nothing more.
public struct ReportSheet {
    private let entries: [AlertEntry]
    private let texts: [String: String]
    private let surroundings: Surroundings
    private let made: ZonedTime
    private let wording: Wording

    /// - Parameter texts: By the alert's id, the text that was read, as far as it is still kept.
    public init(
        _ alerts: [RecordedAlert],
        texts: [String: String] = [:],
        in surroundings: Surroundings,
        made: ZonedTime,
        in wording: Wording = .indonesian
    ) {
        entries = alerts.filter { $0.alert != nil }.map(AlertEntry.init)
        self.texts = texts
        self.surroundings = surroundings
        self.made = made
        self.wording = wording
    }

    public var html: [UInt8] {
        Page.html(title: wording.sheetTitle, in: wording) { page in
            page.element("header") { head in
                head.element("h1", wording.sheetTitle)
                head.element("p", [("class", "note")], wording.disclaimer)
                head.element("p", wording.sheetNote)
                head.element("p", [("class", "soft")], wording.made(made))
            }
            page.element("main", [("id", "isi")]) { main in
                if entries.isEmpty { main.element("p", wording.none) }
                for (index, entry) in entries.enumerated() { sheet(entry, number: index + 1, to: &main) }
            }
        }
    }

    private func sheet(_ entry: AlertEntry, number: Int, to page: inout HTMLText) {
        guard let alert = entry.alert else { return }
        let id = "l-\(alert.id)"
        page.element("section", [("class", "sheet"), ("aria-labelledby", id)]) { section in
            section.element("h2", [("id", id)] + wording.newsLanguage, "\(number). \(alert.article.title)")
            blank(wording.sheetReporter, wording.filledByPerson, to: &section)
            blank(wording.sheetReported, wording.reportedByPerson, to: &section)
            what(entry, alert, to: &section)
            who(alert, to: &section)
            when(alert, to: &section)
            place(alert, to: &section)
            section.element("h3", wording.sheetWhy)
            blank(wording.sheetWhyWords, wording.notInArticle, to: &section)
            section.element("h3", wording.sheetHow)
            captured(alert, to: &section)
            blank(wording.sheetWitnesses, wording.filledByPerson, to: &section)
            evidence(entry, alert, to: &section)
            filing(alert, to: &section)
            section.element("div", [("class", "sign")]) { sign in
                for word in [wording.sheetReporter, wording.signature, wording.dated] { sign.element("div", word) }
            }
        }
        page.markup("\n")
    }

    private func blank(_ name: String, _ why: String, to page: inout HTMLText) {
        page.element("p", [("class", "blank")]) { line in
            line.element("strong", name)
            line.text(": ____________________ (\(why))")
        }
    }

    private func what(_ entry: AlertEntry, _ alert: Alert, to page: inout HTMLText) {
        page.element("h3", wording.sheetWhat)
        page.element("p", alert.detectors.map(wording.detector).joined(separator: ", "))
        for excerpt in entry.excerpts {
            page.element("blockquote") { quote in
                quote.element("p", wording.newsLanguage, "“\(excerpt.quote)”")
                let who = wording.speaker(of: excerpt.first) ?? wording.noSpeaker
                quote.element("p", [("class", "by")], "— \(who) · \(wording.kind(of: excerpt))")
            }
        }
        page.element("dl") { list in
            list.fact(
                wording.norms,
                entry.norms.map { "\($0.title): \($0.gist)" + ($0.isVerified ? "" : " (\(wording.unverified))") }
            )
        }
    }

    /// Who is spoken about, as written, is a hint for a person; who is reported is not decided here.
    private func who(_ alert: Alert, to page: inout HTMLText) {
        page.element("h3", wording.sheetWho)
        var seen: Set<String> = []
        let subjects = alert.statements.compactMap(\.subject).filter { seen.insert($0).inserted }
        if subjects.isEmpty {
            blank(wording.sheetNamed, wording.notInArticle, to: &page)
        } else {
            page.element("p", "\(wording.sheetNamed): \(subjects.joined(separator: "; ")). \(wording.reportedByPerson)")
        }
        // Who is spoken about may speak as well.
        seen = []
        let speakers = alert.statements.compactMap { wording.speaker(of: $0) }.filter { seen.insert($0).inserted }
        page.element(
            "p",
            "\(wording.sheetSpeakers): \(speakers.isEmpty ? wording.noSpeaker : speakers.joined(separator: "; "))"
        )
    }

    private func when(_ alert: Alert, to page: inout HTMLText) {
        page.element("h3", wording.sheetWhen)
        blank(wording.sheetHappened, wording.notInArticle, to: &page)
        page.element("dl") { list in
            list.fact(
                wording.reported,
                [
                    alert.article.published.map { wording.published($0) }
                        ?? "____________________ (\(wording.notInArticle))"
                ]
            )
            list.fact(wording.firstSeen, [wording.time(alert.article.firstSeen)])
            list.fact(wording.dateWord, alert.statements.compactMap { wording.date(of: $0) })
        }
    }

    private func place(_ alert: Alert, to page: inout HTMLText) {
        page.element("h3", wording.sheetWhere)
        var seen: Set<String> = []
        let names = alert.statements.compactMap(\.region).filter { seen.insert($0.code).inserted }.map { region in
            region.code.utf8.count > 2
                ? "\(region.name), \(surroundings.name(ofRegion: String(region.code.prefix(2))))" : region.name
        }
        if names.isEmpty {
            blank(wording.region, wording.notInArticle, to: &page)
        } else {
            page.element("p", names.joined(separator: "; "))
            blank(wording.sheetExactPlace, wording.notInArticle, to: &page)
        }
    }

    /// The text as it was read, under `how`: the course of events is for a person to draw from it.
    private func captured(_ alert: Alert, to page: inout HTMLText) {
        blank(wording.sheetCourse, wording.filledByPerson, to: &page)
        page.element("h4", wording.sheetCaptured)
        guard let text = texts[alert.id] else { return page.element("p", wording.sheetTextGone) }
        for paragraph in text.split(separator: "\n") {
            page.element("p", wording.newsLanguage, String(paragraph))
        }
    }

    private func evidence(_ entry: AlertEntry, _ alert: Alert, to page: inout HTMLText) {
        page.element("h3", wording.evidence)
        page.element("p", [("class", "note")], wording.screenshot)
        page.element("dl") { list in
            list.fact(wording.source, [alert.article.outlet ?? alert.article.source])
            list.fact(wording.sheetAddress, [alert.article.address.text], isCode: true)
            list.fact(wording.articleDigest, [alert.article.digest], isCode: true)
            if let pointer = alert.evidence {
                list.fact(wording.sheetCapture, ["\(pointer.file) · \(pointer.record)", pointer.digest], isCode: true)
            }
            list.fact(wording.witness, ["\(alert.id) · \(entry.record.head)"], isCode: true)
            list.fact(wording.alsoIn, entry.sightings.map { "\($0.outlet ?? $0.source): \($0.address.text)" })
            list.fact(wording.since, entry.followUps.filter(\.isChange).map { ChangeText(wording).of($0) })
        }
    }

    private func filing(_ alert: Alert, to page: inout HTMLText) {
        page.element("dl") { list in
            if let filing = alert.filing {
                list.fact(wording.deadlines, filing.deadlines.map { wording.deadline($0) + "; \($0.source)" })
                list.fact(wording.missing, filing.missing)
            } else if let reason = alert.filingReason {
                list.fact(wording.deadlines, ["\(wording.noDeadline): \(reason)"])
            }
        }
        page.element("p", [("class", "soft")], wording.officialCounting)
    }
}
