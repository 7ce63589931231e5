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

    mutating func read(_ node: SettingsNode) {
        guard let table = node.table() else { return }
        for name in table.keys {
            guard let signs = table.optional(name)?.table() else { continue }
            for sign in signs.keys {
                guard let place = signs.optional(sign), let text = place.string else { continue }
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
    }
}
