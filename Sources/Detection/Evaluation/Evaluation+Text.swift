import Model

extension Evaluation: CustomStringConvertible {
    /// A table for a terminal.
    public var description: String {
        var lines = ["\(articles) articles"]
        for detector in Detector.allCases { lines.append(line(detector, "stories   ", stories[detector])) }
        lines.append(line("gravest stance", storyStance))
        for detector in Detector.allCases { lines.append(line(detector, "statements", statements[detector])) }
        lines.append(line("stance", stance))
        lines.append(line("event and dates", dates))
        lines.append(line("speaker", speaker))
        lines.append(line("region", region))
        if let rate = falseAlarmsPer100Clean {
            lines.append("  \(decimals(rate, 2)) false alarms per 100 articles without a label (\(cleanArticles))")
        }
        return lines.joined(separator: "\n")
    }

    private func line(_ detector: Detector, _ what: String, _ tally: Tally?) -> String {
        let tally = tally ?? Tally()
        return "  \(wide(detector.rawValue, 17)) \(what) precision \(decimals(tally.precision, 3))  recall "
            + "\(decimals(tally.recall, 3))  F1 \(decimals(tally.f1, 3))   "
            + "(\(tally.right) right, \(tally.wrong) false, \(tally.missed) missed)"
    }

    private func line(_ name: String, _ share: Share) -> String {
        "  \(wide(name, 17)) \(share.accuracy.map { decimals($0, 3) } ?? "none") of \(share.of) matched"
    }

    private func wide(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private func decimals(_ value: Double, _ places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let digits = String(Int((value * scale).rounded()))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return padded.dropLast(places) + "." + padded.suffix(places)
    }
}

extension Evaluation: Encodable {
    private enum CodingKeys: String, CodingKey {
        case articles, stories, statements, attributes
        case storyStance = "story_stance"
        case cleanArticles = "clean_articles"
        case falseAlarms = "false_alarms_per_100_clean"
    }

    public func encode(to encoder: any Encoder) throws {
        func byName(_ tallies: [Detector: Tally]) -> [String: Tally] {
            Dictionary(uniqueKeysWithValues: tallies.map { ($0.key.rawValue, $0.value) })
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(articles, forKey: .articles)
        try container.encode(byName(stories), forKey: .stories)
        try container.encode(byName(statements), forKey: .statements)
        try container.encode(storyStance, forKey: .storyStance)
        let attributes = ["stance": stance, "event+dates": dates, "speaker": speaker, "region": region]
        try container.encode(attributes, forKey: .attributes)
        try container.encode(cleanArticles, forKey: .cleanArticles)
        try container.encode(falseAlarmsPer100Clean.map(rounded), forKey: .falseAlarms)
    }
}
