public import Model

/// The page of a period.
public struct PeriodPage {
    private let report: PeriodReport
    private let wording: Wording

    public init(_ report: PeriodReport, in wording: Wording = .indonesian) {
        self.report = report
        self.wording = wording
    }

    public var html: [UInt8] {
        let days = report.record.days
        let title = wording.periodReport(days.lowerBound, days.upperBound)
        return report.page(title, note: wording.disclaimer, in: wording) { main in
            main.element("h2", wording.pictures)
            pictures(&main)
            main.element("h2", wording.alerts)
            severities(&main)
            PeriodTables(report, wording).provinces(&main)
            PeriodTables(report, wording).sources(&main)
            main.element("h2", wording.reviews)
            ReviewSection(report.record.reviews, wording, days: days).write(to: &main)
            main.element("h2", wording.method)
            for note in [wording.methodNote, wording.socialMedia, wording.chainNote] { main.element("p", note) }
        }
    }

    private func pictures(_ page: inout HTMLText) {
        DaysChart(
            counts: report.record.counts,
            days: report.days,
            marked: nil,
            stages: report.surroundings.stages,
            in: wording
        ).write(to: &page)
        ProvinceTiles(report.watched, counts: report.record.provinces, in: wording).write(to: &page)
        StanceBars(report.record.statements, in: wording).write(to: &page)
    }

    private func severities(_ page: inout HTMLText) {
        page.table(
            caption: wording.severityWord,
            heads: [wording.severityWord, wording.count],
            rows: Severity.allCases.reversed().map {
                [wording.severity($0), "\(report.record.severities[$0] ?? 0)"]
            },
            numbers: 1..<2
        )
        let outcomes: [CaseOutcome] = [.undecided, .contested, .decidedViolation, .decidedNone]
        page.table(
            caption: wording.outcomeWord,
            heads: [wording.outcomeWord, wording.count],
            rows: outcomes.map { [wording.outcome($0), "\(report.record.outcomes[$0] ?? 0)"] },
            numbers: 1..<2
        )
    }
}
