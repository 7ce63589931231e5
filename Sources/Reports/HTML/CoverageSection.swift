import Model

/// What was watched, and where silence means nothing.
struct CoverageSection {
    private let coverage: CoverageSummary
    private let wording: Wording

    init(_ coverage: CoverageSummary, _ wording: Wording) {
        self.coverage = coverage
        self.wording = wording
    }

    func write(to page: inout HTMLText) {
        if let doubt = coverage.doubt(in: wording) { page.element("p", [("class", "bad")], doubt) }
        guard let entries = coverage.entries else { return }
        page.element("p", wording.reached(coverage.reached, of: entries.count))
        page.element("p", wording.balance(coverage.balance))
        page.element(
            "p",
            coverage.isBalanced ? [] : [("class", "bad")],
            wording.balanced(coverage.isBalanced)
        )
        page.element("dl") { list in
            for trouble in CoverageTrouble.allCases {
                let troubled = coverage.troubled[trouble] ?? []
                list.fact(
                    trouble.name(in: wording),
                    troubled.isEmpty ? [wording.none] : troubled.map { trouble.line(of: $0, in: wording) }
                )
            }
        }
        let unwatched = coverage.unwatchedProvinces
        page.element("h3", wording.notWatched)
        page.element("p", wording.unwatched(unwatched.count, of: coverage.provinces.count))
        page.element("p", unwatched.map(\.region.name).joined(separator: ", "))
        page.element("details") { details in
            details.element("summary", wording.regenciesWithout)
            details.element("dl") { list in
                for province in coverage.provinces where !province.unwatched.isEmpty {
                    list.fact(
                        "\(province.region.name) (\(province.unwatched.count))",
                        [province.unwatched.map(\.name).joined(separator: ", ")]
                    )
                }
            }
        }
        page.element("p", wording.socialMedia)
    }
}
