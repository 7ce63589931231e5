import Journal
import Model

/// What people judged, and on how much that rests.
struct ReviewSection {
    private let reviews: ReviewTallies
    private let wording: Wording
    private let days: ClosedRange<Day>

    /// - Parameter days: On which the alerts were opened that are counted.
    init(_ reviews: ReviewTallies, _ wording: Wording, days: ClosedRange<Day>) {
        self.reviews = reviews
        self.wording = wording
        self.days = days
    }

    func write(to page: inout HTMLText) {
        page.element("p", "\(wording.precisionSpan(days.lowerBound, days.upperBound)) \(wording.precisionNote)")
        page.table(
            caption: "\(wording.precision), \(wording.detectorName)",
            heads: heads(wording.detectorName),
            rows: Detector.allCases.map { row(wording.detector($0), reviews.detectors[$0] ?? ReviewTally()) }
                + [row(wording.total, reviews.all)],
            numbers: 1..<6
        )
        guard !reviews.rules.isEmpty else { return }
        page.table(
            caption: "\(wording.precision), \(wording.rule)",
            heads: heads(wording.rule),
            rows: reviews.rules.sorted { $0.key < $1.key }.map { row($0.key, $0.value) },
            numbers: 1..<6
        )
    }

    private func heads(_ first: String) -> [String] {
        [first, wording.alerts, wording.reviewedShare, wording.accepted, wording.dismissed, wording.precision]
    }

    private func row(_ name: String, _ tally: ReviewTally) -> [String] {
        [
            name, "\(tally.alerts)", "\(tally.reviewed)" + (tally.share.map { " (\(Figures.percent($0)))" } ?? ""),
            "\(tally.accepted)", "\(tally.dismissed)", tally.precision.map { Figures.percent($0) } ?? "–",
        ]
    }
}
