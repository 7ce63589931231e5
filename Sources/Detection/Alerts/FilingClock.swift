import Model

/// Until when a report could be filed, and why there is no such day. Official counting is Bawaslu's.
struct FilingClock {
    let rules: FilingRules
    let stage: String?
    let region: String?

    private static let note =
        "Perhitungan paling hati-hati dari tanggal terbit berita; penghitungan resmi ada pada Bawaslu."

    func filing(
        _ statements: [Statement],
        outcome: CaseOutcome?,
        published: Publication?,
        election: FilingRules.Election?
    ) -> (filing: Filing?, reason: String?) {
        guard statements.contains(where: { $0.stance == .allegation }) else {
            return (nil, "tidak ada dugaan pelanggaran")
        }
        guard outcome == .undecided || outcome == .contested else { return (nil, "perkara diberitakan sudah diputus") }
        guard let published else { return (nil, "tanggal terbit tidak diketahui") }
        guard let election else { return (nil, "jenis pemilihan tidak jelas dari berita") }
        let detectors = Set(statements.filter { $0.stance == .allegation }.map(\.detector))
        let fitting = rules.rules.filter { rule in
            rule.elections.contains(election)
                && rule.detectors.contains(where: detectors.contains)
        }
        let deadlines = fitting.compactMap { deadline($0, from: published.day) }
        guard !deadlines.isEmpty else { return (nil, "tidak ada aturan tenggat yang terverifikasi") }
        return (Filing(deadlines: deadlines, missing: missing(statements), note: FilingClock.note), nil)
    }

    private func deadline(_ rule: FilingRules.Rule, from published: Day) -> Filing.Deadline? {
        let last = published + (rule.countsFirstDay ? rule.days - 1 : rule.days)
        let open = rule.roundTheClock.contains(stage ?? "")
        for back in 0..<max(1, rule.days) {
            let day = last - back
            let closing = open ? 24 * 60 - 1 : rule.closing[day.weekday - 1]
            guard let closing, day >= published else { continue }
            let zone = FilingClock.zone(of: region)
            let minute = min(closing, 24 * 60 - 1)
            guard let until = ZonedTime(day: day, hour: minute / 60, minute: minute % 60, offset: zone.offset) else {
                continue
            }
            return Filing.Deadline(route: rule.route, until: until, source: rule.source)
        }
        return nil
    }

    /// The region's own zone, by province; Jakarta's where there is none.
    static func zone(of region: String?) -> Zone {
        guard let province = region.flatMap({ Int($0.prefix(2)) }) else { return .jakarta }
        switch province {
        case 61, 62: return .pontianak
        case 51...53, 63...65, 71...76: return .makassar
        case 81, 82, 91...96: return .jayapura
        default: return .jakarta
        }
    }

    /// Which elements of a report the article does not give.
    private func missing(_ statements: [Statement]) -> [String] {
        let alleged = statements.filter { $0.stance == .allegation }
        return rules.elements.compactMap { element in
            let isThere =
                switch element.id {
                case "who": alleged.contains { $0.subject != nil }
                case "what": true
                case "where": alleged.contains { $0.region != nil }
                default: false
                }
            return isThere ? nil : element.label
        }
    }
}
