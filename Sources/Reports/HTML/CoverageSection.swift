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
        guard let entries = coverage.entries else {
            return page.element("p", [("class", "bad")], wording.uncounted)
        }
        page.element("p", wording.reached(coverage.reached, of: entries.count))
        page.element("p", wording.balance(coverage.balance))
        page.element(
            "p",
            coverage.isBalanced ? [] : [("class", "bad")],
            wording.balanced(coverage.isBalanced)
        )
        page.element("dl") { list in
            for trouble in CoverageSummary.Trouble.allCases {
                let troubled = coverage.troubled[trouble] ?? []
                list.fact(
                    CoverageWords(wording).name(trouble),
                    troubled.isEmpty ? [wording.none] : troubled.map { CoverageWords(wording).of($0, trouble) }
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

/// What is wrong with a source's day, for a person.
struct CoverageWords {
    private let wording: Wording

    init(_ wording: Wording) { self.wording = wording }

    func name(_ trouble: CoverageSummary.Trouble) -> String {
        switch trouble {
        case .unbalanced: wording.unbalanced
        case .notAsked: wording.notAsked
        case .notReached: wording.notReached
        case .blocked: wording.blocked
        case .silent: wording.silent
        case .failing: wording.failing
        case .nothingNew: wording.nothingNew
        }
    }

    func of(_ entry: CoverageEntry, _ trouble: CoverageSummary.Trouble) -> String {
        switch trouble {
        case .notReached, .blocked:
            let outcomes = entry.fetches.counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            return "\(entry.source): " + outcomes.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
        case .silent: return "\(entry.source): \(wording.gap(seconds: entry.longestGap))"
        case .failing:
            let settled = entry.balance.pendingAtOpen + entry.balance.discovered
            return "\(entry.source): \(wording.failed(entry.balance.failed, of: settled))"
        case .unbalanced, .notAsked, .nothingNew: return entry.source
        }
    }
}
