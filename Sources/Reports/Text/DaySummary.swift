import Journal
import Model

/// The day in whole sentences, the same in every format.
struct DaySummary {
    let sentences: [String]

    init(_ report: DayReport, _ wording: Wording) {
        let count = report.entries.count
        var sentences = [wording.opened(count, on: report.day, provinces: report.namedProvinces)]
        if !report.severities.isEmpty { sentences.append(wording.bySeverity(report.severities)) }
        if !report.redacted.isEmpty { sentences.append(wording.gone(report.redacted.count)) }
        if let usual = report.comparison.usual {
            sentences.append(wording.compared(count, usual: usual, days: report.comparison.days))
        } else {
            sentences.append(wording.incomparable)
        }
        let coverage = report.coverage
        if let doubt = coverage.doubt(in: wording) { sentences.append(doubt) }
        if let entries = coverage.entries {
            sentences.append(wording.reached(coverage.reached, of: entries.count))
            sentences.append(wording.unwatched(coverage.unwatchedProvinces.count, of: coverage.provinces.count))
        }
        sentences.append(wording.socialMedia)
        sentences.append(ChainSection.words(report.record.chain.finding, wording))
        self.sentences = sentences
    }
}
