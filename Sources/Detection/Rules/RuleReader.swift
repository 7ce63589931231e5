import Model
import Settings

/// Reads rules from YAML. Patterns are parsed with the groups that `resolve` knows.
struct RuleReader {
    let resolve: (String) throws -> Int32

    func rule(_ node: SettingsNode) -> Rule? {
        guard let table = node.table() else { return nil }
        let id = table.required("id")?.wording
        let title = table.required("title")?.wording
        let description = table.required("description")?.wording
        let detector = table.required("detector")?.choice(Detector.self)
        let stance = stance(table.optional("stance"))
        let event = table.optional("event")?.choice(ElectionEvent.self)
        let certainty = table.optional("certainty")?.choice(Rule.Certainty.self) ?? .sure
        let severity = table.required("severity")?.choice(Severity.self)
        let status = table.required("status")?.choice(Rule.Status.self)
        let norms = strings(table.optional("norms"))
        let falsePositives = table.required("false-positives")?.filledList()?.compactMap(\.wording) ?? []
        let (any, each) = (table.optional("match"), table.optional("all"))
        let match = patterns(any)
        let all = patterns(each)
        let unless = patterns(table.optional("unless"))
        let (lookBack, sentences) = lookBack(table.optional("look-back"))
        let examples = examples(table.required("examples"))
        table.refuseOthers()
        guard let id, let title, let description, let detector, let severity, let status else { return nil }
        // One that does not hold is told where it stands.
        let isGiven = [any, each].contains { $0?.isList == false || $0?.list()?.isEmpty == false }
        if !isGiven { node.fail("the rule `\(id)` has no pattern: add `match:` or `all:`") }
        if detector == .electionDate, event == nil { node.fail("the rule `\(id)` names no stage: add `event:`") }
        return Rule(
            id: id,
            title: title,
            description: description,
            detector: detector,
            stance: stance,
            event: event,
            certainty: certainty,
            severity: severity,
            norms: norms,
            status: status,
            falsePositives: falsePositives,
            examples: examples,
            match: match,
            all: all,
            unless: unless,
            lookBack: lookBack,
            lookBackSentences: sentences
        )
    }

    /// `by-scope`, which is also the default, leaves the stance to the sentence.
    private func stance(_ node: SettingsNode?) -> Stance? {
        if let node, node.string == "by-scope" { return nil }
        return node?.choice(Stance.self)
    }

    private func strings(_ node: SettingsNode?) -> [String] {
        node?.list(orOne: true)?.compactMap(\.string) ?? []
    }

    private func patterns(_ node: SettingsNode?) -> [Pattern] {
        (node?.list(orOne: true) ?? []).compactMap { item in
            guard let text = item.string else { return nil }
            do {
                return try PatternParser.parse(text, resolve: resolve)
            } catch let failure as PatternParser.Failure {
                item.fail("the pattern `\(text)` \(failure.message)")
            } catch {
                item.fail("the pattern `\(text)`: \(error)")
            }
            return nil
        }
    }

    private func lookBack(_ node: SettingsNode?) -> ([Pattern], Int) {
        guard let node, let table = node.table() else { return ([], 0) }
        let patterns = patterns(table.required("match"))
        let count = table.optional("sentences")?.int ?? 1
        table.refuseOthers()
        if !(1...2).contains(count) { node.fail("a look-back reaches one or two sentences, not \(count)") }
        return (patterns, min(max(count, 1), 2))
    }

    private func examples(_ node: SettingsNode?) -> [Rule.Example] {
        guard let node, let table = node.table() else { return [] }
        var examples: [Rule.Example] = []
        for item in table.required("match")?.filledList() ?? [] {
            guard let text = item.wording else { continue }
            let parts = text.split(separator: "⟦", omittingEmptySubsequences: false)
            let rest = parts.count == 2 ? parts[1].split(separator: "⟧", omittingEmptySubsequences: false) : []
            guard rest.count == 2 else {
                item.fail("an example that must match marks its words ⟦so⟧, once")
                continue
            }
            examples.append(example(item, String(parts[0] + rest[0] + rest[1]), span: String(rest[0])))
        }
        for item in table.optional("refuse")?.list(orOne: true) ?? [] {
            if let text = item.string { examples.append(example(item, text, span: nil)) }
        }
        table.refuseOthers()
        return examples
    }

    private func example(_ item: SettingsNode, _ text: String, span: String?) -> Rule.Example {
        Rule.Example(text: text, span: span, file: item.file, line: item.line)
    }
}
