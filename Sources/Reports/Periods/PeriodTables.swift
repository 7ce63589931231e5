import Model

/// The tables of a period, each row with what it is to be measured by.
struct PeriodTables {
    private let report: PeriodReport
    private let wording: Wording

    init(_ report: PeriodReport, _ wording: Wording) {
        self.report = report
        self.wording = wording
    }

    func provinces(_ page: inout HTMLText) {
        let unnamed = report.record.provinces[""] ?? 0
        table(wording.province, report.provinces, to: &page)
        if unnamed > 0 { page.element("p", "\(wording.unknownPlace): \(unnamed)") }
    }

    func sources(_ page: inout HTMLText) { table(wording.outlet, report.sources, to: &page) }

    func named(_ page: inout HTMLText) {
        if report.named.isEmpty { return page.element("p", wording.none) }
        table(wording.byNamed, report.named, to: &page)
    }

    private func table(_ name: String, _ rows: [PeriodReport.Row], to page: inout HTMLText) {
        page.table(
            caption: name,
            heads: [
                name, wording.alerts, wording.articlesRead, wording.perThousand, wording.sourcesReached,
                wording.daysReached,
            ],
            rows: rows.map { row in
                [
                    row.name, "\(row.alerts)", "\(row.read)", row.rate.map { Figures.decimal($0, in: wording) } ?? "–",
                    "\(row.sources)",
                    "\(row.daysReached)/\(row.daysAsked)",
                ]
            },
            numbers: 1..<6
        )
    }
}

/// A period in whole sentences.
struct PeriodSummary {
    let sentences: [String]

    init(_ report: PeriodReport, _ wording: Wording) {
        let record = report.record
        var sentences = [
            wording.period(
                alerts: record.alerts,
                provinces: record.provinces.keys.count { !$0.isEmpty },
                watched: report.watchedDays,
                days: report.allDays
            ),
            wording.periodRead(report.read, reached: report.reachedSources, of: report.sources.count),
            wording.unwatched(report.watched.count { $0.reached == 0 }, of: report.watched.count),
        ]
        // Before the figures that lack those days.
        if report.daysToCome > 0 { sentences.insert(wording.periodToCome(report.daysToCome), at: 1) }
        if record.uncounted > 0 { sentences.insert(wording.periodUncounted(record.uncounted), at: 1) }
        if record.redacted > 0 { sentences.append(wording.periodRedacted(record.redacted)) }
        let changed = [EventType.alertEdited, .alertRemoved, .alertCorrected].map { record.followUps[$0] ?? 0 }
        sentences.append(wording.periodChanges(edited: changed[0], removed: changed[1], corrected: changed[2]))
        sentences.append(wording.socialMedia)
        self.sentences = sentences
    }
}
