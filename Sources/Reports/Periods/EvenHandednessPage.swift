public import Model

/// Whether the watch itself is even-handed: alerts by outlet, region, and pair or party, each beside what was watched, so that
/// a skew in what is watched is not read as a skew in what happened.
public struct EvenHandednessPage {
    private let report: PeriodReport
    private let wording: Wording

    public init(_ report: PeriodReport, in wording: Wording = .indonesian) {
        self.report = report
        self.wording = wording
    }

    public var html: [UInt8] {
        let days = report.record.days
        let title = "\(wording.evenHandedness): \(wording.day(days.lowerBound)) – \(wording.day(days.upperBound))"
        return report.page(title, note: wording.evenHandednessNote, in: wording) { main in
            let tables = PeriodTables(report, wording)
            main.element("h2", wording.byNamed)
            main.element("p", [("class", "note")], wording.namedNote)
            tables.named(&main)
            main.element("h2", wording.province)
            tables.provinces(&main)
            ProvinceTiles(report.watched, counts: report.record.provinces, in: wording).write(to: &main)
            main.element("h2", wording.outlet)
            tables.sources(&main)
        }
    }
}
