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
        if scene.shares[index] >= Scene.mostly {
            if let said = previous(index, inParagraph: sentence.paragraph) {
                found[index] = inherited(said)
            } else if let who = pronoun(index, isMore: false), who != .nobody {
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
        // An indirect report goes on within its paragraph; it is the reporter who gives days and turns to others.
        guard case .person = said.speaker, index > 0, !said.isInherited,
            previous(index, inParagraph: sentence.paragraph) != nil,
            scene.shares[index - 1] < Scene.mostly, !scene.term(first).contains(.turning)
        else { return false }
        return !sentence.words.contains { scene.term($0).contains(.calendar) }
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

    /// `Ketua tim yang rumahnya dipakai menolak`: an office that nobody in the article is named for, or initials.
    private func unnamed(_ phrase: SpeakerPhrase, _ sentence: Sentence) -> Speaker? {
        let next = phrase.words.upperBound
        guard next < sentence.words.upperBound, !isPassive(next) else { return nil }
        if let name = phrase.name {
            let isInitials = name.count == 1 && scene.passage.words[name.lowerBound].shape.contains(.allCaps)
            return isInitials ? .office(scene.text(name)) : nil
        }
        guard let role = phrase.role, role.count > 1, !role.contains(where: { scene.term($0).contains(.and) }) else {
            return nil
        }
        return role.contains { scene.term($0).contains(.anybody) } ? .nobody : .office(scene.text(role))
    }

    /// Who acts in a sentence in which nobody speaks.
    func subject(of sentence: Sentence, _ index: Int) -> Speaker? {
        var at = sentence.words.lowerBound
        let limit = min(sentence.words.upperBound, at + 14)
        // `Seorang wali nagari punya cerita lain`
        if at < limit, scene.term(at).contains(.some), !scene.term(at).contains(.preposition) {
            let named = scene.phrases.naming(nil, from: at, limit: sentence.words.upperBound)
            return named?.name.flatMap { cast.person(scene.tokens($0)) }.map { .person($0) } ?? .nobody
        }
        while at < limit {
            if scene.isQuoted(at) { return nil }
            let isBehindPreposition = at > sentence.words.lowerBound && scene.term(at - 1).contains(.preposition)
            if var phrase = scene.phrases.phrase(at: at, limit: sentence.words.upperBound), !phrase.isEmpty {
                // Who acted before still does.
                if phrase.isPronoun { return currentSince >= index - 1 ? current : nil }
                if phrase.role != nil, phrase.name == nil {
                    phrase = scene.phrases.naming(phrase, from: at, limit: sentence.words.upperBound, most: 5) ?? phrase
                }
                if !isBehindPreposition {
                    if let name = phrase.name,
                        let known = cast.person(scene.tokens(name), office: scene.office(phrase.role))
                    {
                        return .person(known)
                    }
                    if phrase.role != nil, let holder = cast.holder(of: scene.office(phrase.role), sentence: index) {
                        return .person(holder)
                    }
                    return at == sentence.words.lowerBound ? unnamed(phrase, sentence) : nil
                }
                at = max(phrase.words.upperBound, at + 1)
            } else {
                at += 1
            }
        }
        return nil
    }
}
