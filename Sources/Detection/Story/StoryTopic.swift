import Model

/// What an article as a whole is about.
extension Story {
    /// Whether a detector has any business with the article: it is about an election and, for misuse of office, its title is not
    /// about what only looks like a case (another election, votes bought by contestants).
    ///
    /// What only looks like a case on neutrality is told by the readings, which learn from such articles too: a title that names
    /// those who run elections once kept 22 of 1,206 labelled stories from being read.
    func concerns(_ detector: Detector, _ pack: RulePack) -> Bool {
        guard isPolitical(pack) else { return false }
        guard detector == .misuseOfOffice else { return true }
        func titleHas(_ names: KnownClass...) -> Bool {
            names.contains { name in sentences[..<titles].contains { $0.reading.has(pack.group(name)) } }
        }
        if titleHas(.elsewhere), !titleHas(.contest) { return false }
        return !titleHas(.money) || titleHas(.servant, .head)
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
