import Journal
public import Model

/// A day's report as text for a chat, a forge or a mail.
struct DayMarkdown {
    private let report: DayReport
    private let wording: Wording

    init(_ report: DayReport, _ wording: Wording) {
        self.report = report
        self.wording = wording
    }

    var text: String {
        var out = MarkdownText()
        out.heading(1, wording.dayReport(report.day))
        out.paragraph(wording.disclaimer)
        out.paragraph(wording.made(report.record.made))
        out.heading(2, wording.summary)
        for sentence in DaySummary(report, wording).sentences { out.item(sentence) }
        out.heading(2, wording.alerts)
        if report.entries.isEmpty { out.paragraph(wording.none) }
        for province in report.provinces {
            out.heading(3, "\(province.region?.name ?? wording.unknownPlace) (\(province.count))")
            for entry in province.places.flatMap(\.entries) { add(entry, to: &out) }
        }
        for entry in report.redacted {
            out.item("\(entry.record.id): \(wording.erased(by: entry.record.redactedBy ?? 0))")
        }
        out.heading(2, wording.changes)
        if report.changed.isEmpty { out.paragraph(wording.none) }
        for entry in report.changed {
            for change in entry.followUps where change.day == report.day && change.type != .alertSighted {
                out.item("\(entry.alert?.article.title ?? entry.record.id): \(ChangeText(wording).of(change))")
            }
        }
        out.heading(2, wording.expiring)
        if report.expiring.isEmpty { out.paragraph(wording.none) }
        for entry in report.expiring {
            for deadline in entry.deadlines(in: report.day...(report.day + 1)) {
                out.item("\(wording.deadline(deadline)): \(entry.alert?.article.title ?? "") (\(entry.record.id))")
            }
        }
        coverage(&out)
        out.heading(2, wording.chain)
        let chain = report.record.chain
        out.item(ChainSection.words(chain.finding, wording))
        if let first = chain.first { out.item("\(wording.firstLine): \(first)") }
        if let last = chain.last { out.item("\(wording.lastLine): \(last)") }
        return out.text
    }

    private func add(_ entry: AlertEntry, to out: inout MarkdownText) {
        guard let alert = entry.alert else { return }
        out.heading(4, "\(wording.severity(alert.severity)): \(alert.article.title)")
        for excerpt in entry.excerpts {
            out.quote("“\(excerpt.quote)”")
            let who = wording.speaker(of: excerpt.first) ?? wording.noSpeaker
            out.quote("— " + ([who, wording.kind(of: excerpt)] + wording.dates(of: excerpt)).joined(separator: " · "))
        }
        out.end()
        let outlet = alert.article.outlet ?? alert.article.source
        let published = alert.article.published.map { ", \(wording.published($0))" } ?? ""
        out.item("\(wording.source): \(outlet)\(published), \(alert.article.address.text)")
        for deadline in alert.filing?.deadlines ?? [] { out.item(wording.deadline(deadline)) }
        for item in entry.followUps where item.isChange || item.type == .alertReviewed {
            out.item(ChangeText(wording).of(item))
        }
        out.item("\(wording.witness): \(entry.record.id), \(entry.record.head)")
    }

    private func coverage(_ out: inout MarkdownText) {
        out.heading(2, wording.coverageHeading)
        if let doubt = report.coverage.doubt(in: wording) { out.paragraph(doubt) }
        guard let entries = report.coverage.entries else { return }
        out.item(wording.reached(report.coverage.reached, of: entries.count))
        out.item(wording.balanced(report.coverage.isBalanced))
        for trouble in CoverageTrouble.allCases {
            guard let troubled = report.coverage.troubled[trouble] else { continue }
            let lines = troubled.map { trouble.line(of: $0, in: wording) }
            out.item("\(trouble.name(in: wording)): " + lines.joined(separator: "; "))
        }
        let unwatched = report.coverage.unwatchedProvinces.map(\.region.name)
        out.item("\(wording.notWatched): \(unwatched.isEmpty ? wording.none : unwatched.joined(separator: ", "))")
    }
}

extension DayReport {
    public func markdown(in wording: Wording = .indonesian) -> [UInt8] {
        Array(DayMarkdown(self, wording).text.utf8)
    }
}
