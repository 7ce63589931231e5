import Model

/// What an article as a whole is about.
extension Story {
    /// Whether a detector has any business with the article: it is about an election, and its title is not about what only
    /// looks like a case (another election, those who run one, votes bought by contestants).
    func concerns(_ detector: Detector, _ pack: RulePack) -> Bool {
        guard isPolitical(pack) else { return false }
        let title = sentences[..<titles]
        func has(_ names: KnownClass...) -> Bool {
            names.contains { name in title.contains { $0.reading.has(pack.group(name)) } }
        }
        if has(.elsewhere), !has(.contest) { return false }
        switch detector {
        case .neutrality: return !has(.organiser, .committee) || has(.servant) || speaksOfServants(pack)
        case .misuseOfOffice: return !has(.money) || has(.servant, .head)
        case .electionDate: return true
        }
    }

    /// Whether a sentence on neutrality names people bound to it, and nobody who runs elections.
    private func speaksOfServants(_ pack: RulePack) -> Bool {
        let others = [pack.group(.organiser), pack.group(.committee)]
        return sentences.contains { sentence in
            sentence.reading.has(pack.group(.servant))
                && !others.contains { sentence.reading.has($0) }
                && sentence.reading.firings.contains { pack.rules[$0.rule].detector == .neutrality }
        }
    }

    /// Whether the article is about an election: it names a regional contest or who stands in one, its title names a national
    /// one or the neutrality of servants, or more than once (once, where it is too short for more, or where somebody bound to
    /// be neutral stands in the same sentence) there is talk of contestants, supervisors or a campaign; and no other election
    /// is in its title.
    func isPolitical(_ pack: RulePack) -> Bool {
        let title = sentences[..<titles]
        func titleHas(_ name: KnownClass) -> Bool { title.contains { $0.reading.has(pack.group(name)) } }
        if titleHas(.elsewhere), !titleHas(.contestant), !titleHas(.supervisor) { return false }
        if titleHas(.national) || (titleHas(.servant) && titleHas(.neutral)) { return true }
        var political = 0
        for sentence in sentences {
            let kinds = pack.gate.kinds(of: sentence.reading.hits)
            if kinds.contains(.contest) { return true }
            guard kinds.contains(.political) else { continue }
            // Somebody bound to be neutral beside a contestant or a supervisor says more than either.
            political += kinds.contains(.servant) ? 2 : 1
        }
        return political >= min(2, (sentences.count + 2) / 3)
    }
}
