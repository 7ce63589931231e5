import Delivery
import Detection
import Model
import Settings

/// Reads what one webhook is sent, and when: `events`, `only`, `digest` and `quiet`.
struct RoutingReader {
    /// Whose hours `digest` and `quiet` are.
    let zone: Zone
    /// Seconds: `oldest-sent`.
    let oldest: Double?
    /// Where the codes of all regions are looked up.
    let packs: PackPaths

    /// - Parameter usual: What holds where a key is absent.
    func read(_ table: SettingsTable, usual: Routing) -> Routing {
        var routing = usual
        routing.zone = zone
        routing.oldest = oldest
        if let types = readTypes(table.optional("events")) { routing.types = types == Self.all ? nil : types }
        if let only = table.optional("only")?.table() { routing.filter = readFilter(only) }
        if let digest = table.optional("digest") { routing.digest = readDigest(digest) }
        if let node = table.optional("quiet"), let text = node.string {
            routing.quiet = QuietHours(text)
            if routing.quiet == nil { node.fail("\(node.path) should be hours as \"22:00-06:00\", not \"\(text)\"") }
        }
        return routing
    }

    // MARK: Which

    private static let all = Set(EventType.allCases)

    /// Kinds of events; `alert.*` stands for all that begin so, `all` for all there are.
    private func readTypes(_ node: SettingsNode?) -> Set<EventType>? {
        guard let node, let items = node.list(orOne: true) else { return nil }
        refuseNone(items, node)
        var types: Set<EventType> = []
        for item in items {
            guard let word = item.string else { continue }
            let pattern = word == "all" ? "" : word.hasSuffix(".*") ? String(word.dropLast()) : nil
            let found = Self.all.filter { type in pattern.map(type.rawValue.hasPrefix) ?? (type.rawValue == word) }
            if found.isEmpty {
                item.fail("\(item.path): no such kind of event: \(word); write all, alert.* or a kind as alert.opened")
            }
            types.formUnion(found)
        }
        return types
    }

    private func readFilter(_ table: SettingsTable) -> AlertFilter {
        var filter = AlertFilter()
        filter.detectors = words(table.optional("detectors"), Detector.allCases.map(\.rawValue)) {
            Detector(rawValue: $0)
        }
        filter.kinds = words(table.optional("stances"), AlertFilter.Kind.words) { AlertFilter.Kind($0) }
        filter.severity = table.optional("severity")?.choice(Severity.self)
        filter.regions = readRegions(table.optional("regions"))
        let stages = ElectionEvent.allCases.map(\.rawValue) + [AlertFilter.noStage]
        filter.stages = words(table.optional("stages"), stages) { stages.contains($0) ? $0 : nil }
        filter.isQuotation = table.optional("quotation")?.bool
        table.refuseOthers()
        return filter
    }

    private func readRegions(_ node: SettingsNode?) -> RegionFilter? {
        guard let node, let items = node.list(orOne: true) else { return nil }
        refuseNone(items, node)
        // What is wrong with the packs is told where they are read for use.
        let known = Set(OutletRegions(paths: packs, into: Problems(file: "")).all.map(\.code))
        var filter = RegionFilter(codes: [])
        for item in items {
            guard let code = item.string else { continue }
            if code == "unknown" {
                filter.admitsUnknown = true
            } else if Region.isCode(code) {
                filter.codes.insert(code)
                if !known.isEmpty, !known.contains(code) {
                    item.warn("\(item.path): no region has the code \(code), so that no alert is let through by it")
                }
            } else {
                item.fail(
                    "\(item.path) should be a Kemendagri code in quotes, as \"62\" or \"62.02\", or unknown; not \"\(code)\""
                )
            }
        }
        return filter
    }

    private func refuseNone(_ items: [SettingsNode], _ node: SettingsNode) {
        if items.isEmpty { node.fail("\(node.path) is empty, so that nothing would be sent: leave it out for all") }
    }

    // MARK: When

    /// `none`, or a table of `every`, `at` and `holds`.
    private func readDigest(_ node: SettingsNode) -> DigestSchedule? {
        guard node.isTable, let table = node.table() else {
            if node.string != "none" { node.fail("\(node.path) should be none, or a mapping of every, at and holds") }
            return nil
        }
        var digest = DigestSchedule(period: 86_400, content: .calm)
        if let every = table.optional("every"), let seconds = every.seconds {
            if seconds >= 60, seconds <= 86_400, 86_400.0.truncatingRemainder(dividingBy: seconds) == 0 {
                digest.period = Int(seconds)
            } else {
                every.fail("\(every.path) should go into a day without rest, from 1m to 24h, as 15m, 6h or 24h do")
            }
        }
        if let at = table.optional("at"), let text = at.string {
            if let time = TimeOfDay(text) {
                digest.anchor = time.minutes * 60
            } else {
                at.fail("\(at.path) should be an hour as \"07:00\", not \"\(text)\"")
            }
        } else if digest.period == 86_400 {
            digest.anchor = DigestSchedule.daily.anchor
        }
        digest.content = table.optional("holds")?.choice(DigestSchedule.Content.self) ?? .calm
        table.refuseOthers()
        return digest
    }

    // MARK: Words

    private func words<Value: Hashable>(
        _ node: SettingsNode?,
        _ known: [String],
        _ value: (String) -> Value?
    ) -> Set<Value>? {
        guard let node, let items = node.list(orOne: true) else { return nil }
        refuseNone(items, node)
        return Set(items.compactMap { $0.choice(of: known, value) })
    }
}
