/// Sentences that carry no words of attribution of their own: what they go on with, and who acts in them.
extension AttributionReader {
    /// Gives a quoted sentence without words of attribution to the speaker of its quotation.
    mutating func inherit(_ index: Int, _ sentence: Sentence) {
        let sentences = scene.passage.sentences
        guard found[index] == nil else {
            // What stands before it in the same quotation is said by the same.
            var back = index - 1
            while back >= 0, sentences[back].paragraph == sentence.paragraph, isOpenQuote(back) {
                if found[back].map({ !$0.isInherited }) ?? false { break }
                found[back] = found[index].map { inherited($0) }
                back -= 1
            }
            return
        }
        // `Narasi: “Kades disuruh …”`: a rumour is told of, and nobody says it.
        if let first = sentence.words.first, first + 1 < sentence.words.upperBound,
            scene.term(first).contains(.turning),
            scene.passage.before(first + 1).contains(.colon), scene.shares[index] > 0
        {
            found[index] = Said(speaker: .nobody, isInherited: true)
            return
        }
        if scene.shares[index] >= Scene.mostly {
            if let said = previous(index, inParagraph: sentence.paragraph) {
                found[index] = inherited(said)
            } else if let who = pronoun(index, isMore: false, isBare: true), who != .nobody {
                found[index] = Said(speaker: who, isInherited: true)
            }
        } else if !scene.phrases.isTitle, let said = previous(index, inParagraph: nil), goesOn(sentence, index, said) {
            found[index] = inherited(said)
        }
    }

    private func inherited(_ said: Said) -> Said {
        Said(speaker: said.speaker, words: nil, role: said.role, isInherited: true)
    }

    private func isOpenQuote(_ index: Int) -> Bool { scene.shares[index] >= Scene.mostly }

    /// What the sentence before says, in the same paragraph if one is given.
    private func previous(_ index: Int, inParagraph paragraph: Int32?) -> Said? {
        let sentences = scene.passage.sentences
        var back = index - 1
        while back >= 0, sentences[back].kind == .furniture { back -= 1 }
        guard back >= 0, paragraph == nil || sentences[back].paragraph == paragraph else { return nil }
        return found[back]
    }

    /// Whether a sentence without words of attribution goes on with a report of what somebody said.
    private func goesOn(_ sentence: Sentence, _ index: Int, _ said: Said) -> Bool {
        if continues(sentence) { return true }
        guard said.speaker != .nobody, let first = sentence.words.first else { return false }
        if speaksOfHimself(sentence) { return true }
        // `Tiga perkara lain dihentikan`: what came of a case is told by who spoke of it in the same paragraph.
        if case .person = said.speaker, previous(index, inParagraph: sentence.paragraph) != nil,
            sentence.words.contains(where: { scene.term($0).contains(.outcome) })
        {
            return true
        }
        // An indirect report goes on within its paragraph, a quotation does not; it is the reporter who gives days that
        // are over, and who turns to others. `Kalau terbukti, …` is still the speaker's.
        guard case .person = said.speaker, index > 0, !said.isInherited,
            previous(index, inParagraph: sentence.paragraph) != nil,
            scene.shares[index - 1] < Scene.mostly, !scene.term(first).contains(.turning)
        else { return false }
        if sentence.words.contains(where: { scene.term($0).contains(.coming) }) { return true }
        return !sentence.words.contains { scene.term($0).contains(.calendar) && !scene.isQuoted($0) }
    }

    /// `Ia menolak`, `Soal rompi, ia …`, `Timnya akan …`.
    private func speaksOfHimself(_ sentence: Sentence) -> Bool {
        guard let first = sentence.words.first else { return false }
        if !scene.term(first).isDisjoint(with: [.pronoun, .own]) { return true }
        var at = first + 1
        let limit = min(sentence.words.upperBound, first + 8)
        while at < limit {
            if scene.passage.before(at) == .comma { return scene.term(at).contains(.pronoun) }
            at += 1
        }
        return false
    }

    /// `Pertama, …`, `Di antaranya …`: goes on with what was said.
    private func continues(_ sentence: Sentence) -> Bool {
        let words = sentence.words.prefix(2)
        return words.contains { scene.term($0).contains(.continuing) }
    }
}
