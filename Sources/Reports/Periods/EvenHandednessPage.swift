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
        return Page.html(title: title, in: wording) { page in
            page.element("header") { head in
                head.element("h1", title)
                head.element("p", [("class", "note")], wording.evenHandednessNote)
                head.element("p", [("class", "soft")], wording.made(report.record.made))
            }
            page.element("main", [("id", "isi")]) { main in
                main.element("h2", wording.summary)
                for sentence in PeriodSummary(report, wording).sentences { main.element("p", sentence) }
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
}
