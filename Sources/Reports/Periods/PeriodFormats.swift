public import Model

extension PeriodReport {
    private static let columns = [
        "kind", "name", "alerts", "articles_read", "alerts_per_1000", "sources_reached", "days_reached", "days_asked",
    ]

    private var parts: [(kind: String, rows: [Row])] {
        [("named", named), ("province", provinces), ("outlet", sources)]
    }

    /// Every row of every table.
    public func csv(separator: CSVText.Separator = .semicolon) -> [UInt8] {
        var text = CSVText(separator: separator)
        text.line(Self.columns)
        for (kind, rows) in parts {
            for row in rows {
                text.line([
                    kind, row.name, "\(row.alerts)", "\(row.read)",
                    row.rate.map { Figures.decimal($0, sign: separator.decimalSign) } ?? "",
                    "\(row.sources)", "\(row.daysReached)", "\(row.daysAsked)",
                ])
            }
        }
        return text.bytes
    }

    private struct JSON: Encodable {
        struct Line: Encodable {
            let kind: String
            let name: String
            let alerts: Int
            let read: Int
            let sources: Int
            let daysReached: Int
            let daysAsked: Int

            enum CodingKeys: String, CodingKey {
                case kind, name, alerts
                case read = "articles_read"
                case sources = "sources_reached"
                case daysReached = "days_reached"
                case daysAsked = "days_asked"
            }
        }

        struct Count: Encodable {
            let day: Day
            let alerts: Int
        }

        let from: Day
        let to: Day
        let made: ZonedTime
        let alerts: Int
        let redacted: Int
        let daysWatched: Int
        let daysUncounted: Int
        let counts: [Count]
        let rows: [Line]

        enum CodingKeys: String, CodingKey {
            case from, to, made, alerts, redacted
            case daysWatched = "days_watched"
            case daysUncounted = "days_uncounted"
            case counts, rows
        }
    }

    /// One JSON object (RFC 8259) and a line feed.
    ///
    /// Throws `EncodingError` where a number is none that JSON can hold.
    public func json() throws -> [UInt8] {
        let value = JSON(
            from: record.days.lowerBound,
            to: record.days.upperBound,
            made: record.made,
            alerts: record.alerts,
            redacted: record.redacted,
            daysWatched: watchedDays,
            daysUncounted: record.uncounted,
            counts: record.counts.sorted { $0.key < $1.key }.map { .init(day: $0.key, alerts: $0.value) },
            rows: parts.flatMap { kind, rows in
                rows.map {
                    .init(
                        kind: kind,
                        name: $0.name,
                        alerts: $0.alerts,
                        read: $0.read,
                        sources: $0.sources,
                        daysReached: $0.daysReached,
                        daysAsked: $0.daysAsked
                    )
                }
            }
        )
        return Array((try JSONText.encode(value) + "\n").utf8)
    }

    public func markdown(in wording: Wording = .indonesian) -> [UInt8] {
        var out = MarkdownText()
        out.heading(1, wording.periodReport(record.days.lowerBound, record.days.upperBound))
        out.paragraph(wording.disclaimer)
        for sentence in PeriodSummary(self, wording).sentences { out.item(sentence) }
        for (name, rows) in [(wording.byNamed, named), (wording.province, provinces), (wording.outlet, sources)] {
            out.heading(2, name)
            let told = rows.filter { $0.alerts > 0 || $0.read > 0 }
            if told.isEmpty { out.paragraph(wording.none) }
            if name == wording.byNamed, !told.isEmpty { out.paragraph(wording.namedNote) }
            for row in told {
                let rate = row.rate.map { ", \(Figures.decimal($0, in: wording)) \(wording.perThousand)" } ?? ""
                out.item("\(row.name): \(row.alerts) / \(row.read) \(wording.articlesRead)\(rate)")
            }
        }
        return Array(out.text.utf8)
    }
}
