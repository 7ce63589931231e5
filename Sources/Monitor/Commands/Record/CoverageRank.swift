import Model
import Reports

/// Which sources a person should look at first. Pure.
enum CoverageRank {
    static func worstFirst(_ entries: [CoverageEntry], isOpen: Bool) -> [CoverageEntry] {
        entries.sorted { a, b in
            let (first, second) = (weight(a, isOpen: isOpen), weight(b, isOpen: isOpen))
            return first == second ? a.source < b.source : first > second
        }
    }

    /// Greater is worse: what is lost comes before what was not seen, and that before what failed.
    private static func weight(_ entry: CoverageEntry, isOpen: Bool) -> Double {
        var weight = 0.0
        if !isOpen, !entry.balance.holds { weight += 1_000_000 }
        if entry.planned != nil, entry.fetches.reached == 0 { weight += 100_000 }
        if CoverageTrouble(entry, isOpen: isOpen) != nil { weight += 10_000 }
        weight += Double(min(entry.longestGap, 86_400)) / 86_400 * 1000
        let missed = entry.fetches.total - entry.fetches.reached
        weight += Double(missed) / Double(max(1, entry.fetches.total)) * 100
        weight += Double(entry.balance.failed) / Double(max(1, entry.balance.discovered)) * 10
        return weight
    }

    /// Such as `45s`, `12m`, `3h05m`.
    static func duration(_ seconds: Int) -> String {
        if seconds < 60 { return "\(seconds)s" }
        if seconds < 3600 { return "\(seconds / 60)m" }
        let minutes = seconds / 60 % 60
        return "\(seconds / 3600)h\(minutes < 10 ? "0" : "")\(minutes)m"
    }
}
