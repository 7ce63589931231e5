import Model

/// The three pictures of a day.
struct DayPictures {
    private let report: DayReport
    private let wording: Wording

    init(_ report: DayReport, _ wording: Wording) {
        self.report = report
        self.wording = wording
    }

    func write(to page: inout HTMLText) {
        DaysChart(
            counts: report.record.counts,
            days: report.record.comparedWith,
            marked: report.day,
            stages: report.surroundings.stages,
            in: wording
        ).write(to: &page)
        let counts = Dictionary(
            report.provinces.compactMap { group in group.region.map { ($0.code, group.count) } }
        ) { $0 + $1 }
        ProvinceTiles(
            report.coverage.provinces,
            counts: counts,
            isCounted: report.coverage.isCounted,
            in: wording
        ).write(to: &page)
        var stances: [Detector: [Stance?: Int]] = [:]
        for statement in report.entries.flatMap({ $0.alert?.statements ?? [] }) {
            stances[statement.detector, default: [:]][statement.stance, default: 0] += 1
        }
        StanceBars(stances, in: wording).write(to: &page)
    }
}
