import Settings

/// How much each sign in a sentence and in its article speaks for a statement, in logits: `rules/evidence*.yaml`.
///
/// A sign is `rule.ID` or `class.NAME` in the sentence itself, or one that the story reader computes (`story.…`). What is
/// not listed says nothing, except a rule, which says what its certainty says.
struct EvidenceTable: Sendable {
    /// By table (`neutrality.sentence`, `neutrality.story`, `stance.denial`…), then by sign.
    var tables: [String: [String: Double]] = [:]

    private static let greatest = 20.0

    static func isWeight(_ number: Double?) -> Bool { number.map { abs($0) <= greatest } ?? false }

    /// Which classes and rules there are is not known yet.
    private static func isSign(_ name: String) -> Bool {
        name.hasPrefix("class.") || name.hasPrefix("rule.") || PackParts.signs.contains(name)
    }

    private static func hint(_ known: Set<String>) -> String {
        known.isEmpty ? "" : "; beside signs: " + known.sorted().joined(separator: ", ")
    }

    mutating func read(_ node: SettingsNode) {
        guard let table = node.table() else { return }
        for name in table.keys {
            guard let own = PackParts.tables[name] else { continue }
            guard let signs = table.optional(name)?.table() else { continue }
            for sign in signs.keys {
                guard let place = signs.optional(sign), let text = place.string else { continue }
                if !own.contains(sign), PackParts.isSettings(name) || !EvidenceTable.isSign(sign) {
                    place.fail("`\(sign)` is nothing that `\(name)` weighs\(EvidenceTable.hint(own))")
                    continue
                }
                guard let weight = ShortDecimal.value(text.utf8), EvidenceTable.isWeight(weight) else {
                    place.fail("the weight of `\(sign)` should be a number from -20 to 20, but is \"\(text)\"")
                    continue
                }
                if tables[name]?[sign] != nil {
                    place.fail("the sign `\(sign)` of `\(name)` has a weight already: take one out")
                }
                tables[name, default: [:]][sign] = weight
            }
        }
        for name in PackParts.tables.keys { _ = table.optional(name) }
        table.refuseOthers()
    }
}
