import Model

/// For each detector, how many statements of which stance.
struct StanceBars {
    /// In the order of gravity; statements about a date have no stance and stand last.
    private static let stances: [Stance?] = Stance.allCases + [nil]

    private let counts: [Detector: [Stance?: Int]]
    private let wording: Wording

    /// - Parameter counts: Statements by detector and stance.
    init(_ counts: [Detector: [Stance?: Int]], in wording: Wording) {
        self.counts = counts
        self.wording = wording
    }

    private func name(_ stance: Stance?) -> String { stance.map { wording.stance($0) } ?? wording.dateWord }

    private func total(_ detector: Detector) -> Int { counts[detector]?.values.reduce(0, +) ?? 0 }

    func write(to page: inout HTMLText) {
        let words = Detector.allCases.map { detector in
            let parts = Self.stances.compactMap { stance in
                counts[detector]?[stance].map { "\($0) \(name(stance))" }
            }
            return "\(wording.detector(detector)): \(parts.isEmpty ? wording.none : parts.joined(separator: ", "))."
        }
        let picture = Picture(
            id: "g-jenis",
            title: wording.stancesTitle,
            description: words.joined(separator: " "),
            width: 480,
            height: 3 * 44 + Self.stances.count * 17 + 8,
            heads: [wording.detectorName] + Self.stances.map(name) + [wording.total],
            rows: Detector.allCases.map { detector in
                [wording.detector(detector)] + Self.stances.map { "\(counts[detector]?[$0] ?? 0)" }
                    + ["\(total(detector))"]
            }
        )
        picture.write(to: &page, tableWords: wording.tableBehind) { svg in draw(&svg) }
    }

    private func draw(_ svg: inout HTMLText) {
        let most = Double(max(1, Detector.allCases.map(total).max() ?? 1))
        for (row, detector) in Detector.allCases.enumerated() {
            let y = Double(row) * 44
            svg.label("\(wording.detector(detector)) (\(total(detector)))", x: 0, y: y + 13, size: 13)
            var x = 0.0
            for (index, stance) in Self.stances.enumerated() {
                guard let count = counts[detector]?[stance] else { continue }
                let width = 478 * Double(count) / most
                svg.rectangle(.init(x: x, y: y + 18, width: max(1, width - 1), height: 18), class: "s\(index)")
                x += width
            }
        }
        for (index, stance) in Self.stances.enumerated() {
            let y = 3 * 44 + Double(index) * 17
            svg.rectangle(.init(x: 0, y: y, width: 12, height: 12), class: "s\(index)")
            let sum = counts.values.reduce(0) { $0 + ($1[stance] ?? 0) }
            svg.label("\(name(stance)): \(sum)", x: 18, y: y + 10.5, size: 12)
        }
    }
}
