import Journal
import Model

/// One alert on a page.
struct AlertSection {
    let entry: AlertEntry
    let wording: Wording
    /// From which deadlines are counted.
    let today: Day

    func write(to page: inout HTMLText) {
        guard let alert = entry.alert else { return }
        let title = "j-\(alert.id)"
        page.element(
            "article",
            [("class", "al \(alert.severity.rawValue)"), ("id", alert.id), ("aria-labelledby", title)]
        ) { article in
            article.element("h5", [("id", title)] + wording.newsLanguage, alert.article.title)
            head(alert, to: &article)
            for (index, excerpt) in entry.excerpts.enumerated() {
                quote(excerpt, isFirst: index == 0, to: &article)
            }
            article.element("dl") { list in facts(alert, to: &list) }
        }
        page.markup("\n")
    }

    private func head(_ alert: Alert, to page: inout HTMLText) {
        page.element("p") { line in
            line.element("span", [("class", "sv")], wording.severity(alert.severity))
            var parts = alert.detectors.map(wording.detector)
            if let outcome = alert.outcome { parts.append(wording.outcome(outcome)) }
            if let stage = alert.article.electionStage { parts.append(wording.stageWords(stage)) }
            if alert.article.isAdvertorial { parts.append(wording.advertorial) }
            line.text(" · " + parts.joined(separator: " · "))
        }
        page.element("p", [("class", "by")]) { line in
            var parts = [alert.article.outlet ?? alert.article.source]
            if let published = alert.article.published {
                parts.append("\(wording.reported) \(wording.published(published))")
            }
            parts.append("\(wording.firstSeen) \(wording.time(alert.article.firstSeen))")
            line.text(parts.joined(separator: " · ") + " · ")
            line.link(alert.article.address)
        }
    }

    /// A quotation is marked within the sentences around it.
    private func quote(_ excerpt: Excerpt, isFirst: Bool, to page: inout HTMLText) {
        let statement = excerpt.first
        page.element("blockquote", isFirst ? [("class", "first")] : []) { quote in
            quote.element("p", wording.newsLanguage) { line in
                if let before = statement.before { line.text(before + " ") }
                line.element("mark", statement.quote)
                if let after = statement.after { line.text(" " + after) }
            }
            quote.element("p", [("class", "by")], attribution(of: excerpt))
        }
    }

    private func attribution(of excerpt: Excerpt) -> String {
        var parts = [wording.speaker(of: excerpt.first).map { "\(wording.saidBy) \($0)" } ?? wording.noSpeaker]
        parts.append(wording.kind(of: excerpt))
        parts += wording.dates(of: excerpt)
        if let region = excerpt.first.region { parts.append(region.name) }
        return "— " + parts.joined(separator: " · ")
    }

    private func facts(_ alert: Alert, to list: inout HTMLText) {
        if alert.statements.contains(where: { $0.stance == .allegation }), alert.answer == nil {
            list.fact(wording.answerHeading, [wording.noDenial])
        }
        let norms = entry.norms.map { "\($0.title): \($0.gist)" + ($0.isVerified ? "" : " (\(wording.unverified))") }
        list.fact(wording.norms, norms)
        if let filing = alert.filing {
            list.fact(
                wording.deadlines,
                filing.deadlines.map {
                    "\($0.route): \(wording.time($0.until)) (\(wording.daysLeft($0.until.day - today))); \($0.source)"
                } + [wording.officialCounting]
            )
            list.fact(wording.missing, [filing.missing.isEmpty ? wording.none : filing.missing.joined(separator: ", ")])
        } else if let reason = alert.filingReason {
            list.fact(wording.deadlines, ["\(wording.noDeadline): \(reason)"])
        }
        list.fact(
            wording.alsoIn,
            entry.sightings.map { "\($0.outlet ?? $0.source), \(wording.time($0.seen)): \($0.address.text)" }
        )
        list.fact(
            wording.possiblyRelated,
            alert.related.map { "\($0.id) (\($0.subject), \(wording.day($0.opened.day)))" }
        )
        list.fact(wording.since, entry.followUps.filter(\.isChange).map { ChangeText(wording).of($0) })
        list.fact(
            wording.reviews,
            entry.reviews.isEmpty
                ? [wording.notReviewed] : entry.reviews.map { ChangeText(wording).of($0.review, at: $0.time) }
        )
        if let hold = entry.record.hold { list.fact(wording.held, ["\(wording.time(hold.since)): \(hold.reason)"]) }
        if let evidence = alert.evidence {
            list.fact(wording.evidence, ["\(evidence.file) · \(evidence.record)", evidence.digest], isCode: true)
        }
        list.fact(wording.articleDigest, [alert.article.digest], isCode: true)
        list.fact(wording.witness, ["\(alert.id) · \(entry.record.head)"], isCode: true)
    }
}

extension Wording {
    /// Marks what is quoted from the news, which is in Indonesian, on a page that is not (WCAG 2.2, 3.1.2): a screen reader
    /// would read it out as English.
    var newsLanguage: [HTMLText.Attribute] {
        let mark: HTMLText.Attribute = ("lang", Wording.indonesian.rawValue)
        return self == .indonesian ? [] : [mark]
    }
}

extension HTMLText {
    /// A term and what is said of it; nothing where nothing is.
    mutating func fact(_ term: String, _ lines: [String], isCode: Bool = false) {
        guard !lines.isEmpty else { return }
        element("dt", term)
        for line in lines {
            element("dd") { cell in
                if isCode { cell.element("code", line) } else { cell.text(line) }
            }
        }
    }

    /// An address that leads where it says; nobody there learns from where.
    mutating func link(_ address: WebAddress) {
        element("a", [("href", address.text), ("rel", "noreferrer noopener nofollow")], address.text)
    }
}
