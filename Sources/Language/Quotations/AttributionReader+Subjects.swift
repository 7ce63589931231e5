/// Who does what a sentence tells: the subject of a verb, and of a sentence in which nobody speaks.
extension AttributionReader {
    /// The subject of a verb: the nearest phrase before it that no preposition governs.
    func subject(before verb: Int, _ sentence: Sentence) -> SpeakerPhrase? {
        let first = sentence.words.lowerBound
        // `Pj Bupati Kumpulkan Kades, Wanti-wanti Soal Netralitas`: who did the first did the second.
        if scene.phrases.isTitle, verb > first + 1, scene.passage.before(verb) == .comma,
            let phrase = scene.phrases.phrase(at: first, limit: verb), !phrase.isEmpty, !phrase.isPronoun
        {
            return phrase
        }
        if let phrase = named(beforeApposition: verb, from: first) { return phrase }
        // `Wali Kota menyerahkan kunci rumah dinas serta menyatakan`: who did the first did the second.
        if !scene.phrases.isTitle, verb > first + 1, scene.term(verb - 1).contains(.joins), !scene.isQuoted(first),
            let phrase = scene.phrases.phrase(at: first, limit: verb), !phrase.isEmpty
        {
            return scene.phrases.naming(phrase, from: first, limit: verb) ?? phrase
        }
        if let epithet = epithet(before: verb, from: first) { return epithet }
        if let phrase = joined(before: verb, from: first) { return phrase }
        var at = verb - 1
        var steps = 0
        // The last word before the verb that no preposition governs.
        var end = verb - 1
        while at >= first, steps < 40 {
            steps += 1
            if scene.isQuoted(at) {
                at -= 1
                continue
            }
            guard let phrase = scene.phrases.phrase(endingAt: at, from: first), !phrase.isEmpty else {
                at -= 1
                continue
            }
            let start = phrase.words.lowerBound
            if !phrase.isPronoun, let preposition = preposition(before: start, from: first) {
                if !scene.phrases.isTitle, preposition == start - 1, scene.term(preposition).contains(.clause) {
                    return nil
                }
                if phrase.words.upperBound == end + 1 { end = preposition - 1 }
                at = preposition - 1
                continue
            }
            // Titles put the verb behind its subject.
            if scene.phrases.isTitle, end + 1 - phrase.words.upperBound > 1 { return nil }
            return phrase
        }
        return nil
    }

    /// `Meski begitu Yusrizal mengumpulkan kepala seksi dan mengingatkan …`: who did the first did the second.
    private func joined(before verb: Int, from first: Int) -> SpeakerPhrase? {
        guard !scene.phrases.isTitle, verb > first + 3, scene.term(verb - 1).contains(.joins) else { return nil }
        for at in (first + 1)..<min(first + 6, verb - 2) {
            if scene.isQuoted(at) || isVerb(at) { return nil }
            guard let phrase = scene.phrases.phrase(at: at, limit: verb - 1), phrase.name != nil else { continue }
            if preposition(before: phrase.words.lowerBound, from: first) != nil { return nil }
            let next = phrase.words.upperBound
            return (next..<min(next + 3, verb - 1)).contains { isVerb($0) } ? phrase : nil
        }
        return nil
    }

    /// `orang nomor satu di Yahukimo itu mengingatkan`: whoever is spoken of.
    private func epithet(before verb: Int, from first: Int) -> SpeakerPhrase? {
        guard !scene.phrases.isTitle, verb > first + 2, scene.term(verb - 1).contains(.this) else { return nil }
        var at = verb - 2
        while at >= max(first, verb - 8), scene.passage.between(at).isEmpty {
            if !scene.term(at).isDisjoint(with: [.some, .several, .relative]) { return nil }
            if scene.term(at).contains(.epithet) {
                if at > first, !scene.term(at - 1).isDisjoint(with: [.some, .several, .locative]) { return nil }
                return verb - at > 2 ? SpeakerPhrase(words: at..<verb, isPronoun: true) : nil
            }
            at -= 1
        }
        return nil
    }

    /// `SW, salah seorang guru, mengatakan`: who is named before the first of two commas, if what stands between them
    /// only describes.
    private func named(beforeApposition verb: Int, from first: Int) -> SpeakerPhrase? {
        guard !scene.phrases.isTitle, verb > first + 1, scene.passage.before(verb) == .comma else { return nil }
        var at = verb - 1
        while at > first, verb - at < 20, scene.passage.before(at).isEmpty || scene.passage.before(at) == .slash {
            at -= 1
        }
        guard at > first, scene.passage.before(at).subtracting(.close) == .comma, !scene.isQuoted(at - 1),
            !scene.passage.words[at].isCapitalised, scene.phrases.isName(at - 1),
            !(at..<verb).contains(where: { scene.term($0).contains(.named) }),
            let phrase = scene.phrases.phrase(endingAt: at - 1, from: first), phrase.name != nil
        else { return nil }
        return preposition(before: phrase.words.lowerBound, from: first) == nil ? phrase : nil
    }

    /// The preposition that governs a phrase: `di salah satu OPD`.
    private func preposition(before start: Int, from first: Int) -> Int? {
        var at = start - 1
        while at >= max(first, start - 3), scene.passage.between(at).isEmpty {
            let term = scene.term(at)
            if term.contains(.locative) || term.contains(.preposition) && at == start - 1 { return at }
            // `digelar Pemerintah Provinsi`: who does it is not who speaks behind.
            if at == start - 1, isPassive(at), scene.passage.words[at].range.count >= 5, term.isDisjoint(with: .told) {
                return at
            }
            if term.contains(.this) || scene.passage.words[at].isCapitalised && at > first { return nil }
            at -= 1
        }
        return nil
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

    /// Whether a preposition stands before a phrase; who a word comes from, `datang dari Yusnidar`, speaks for all that.
    private func isGoverned(_ at: Int, from first: Int) -> Bool {
        guard at > first, scene.term(at - 1).contains(.preposition) else { return false }
        return at < first + 2 || !scene.term(at - 2).contains(.present)
    }

    /// `dua keuchik lain`, `sejumlah anggota`: more than one, or any one, and not who holds the office in the article.
    func isSeveral(_ phrase: SpeakerPhrase) -> Bool {
        let start = phrase.words.lowerBound
        guard phrase.name == nil, start > 0, scene.passage.before(start).isEmpty else { return false }
        return scene.term(start - 1).contains(.several) || scene.passage.words[start - 1].isNumber
    }

    private func endsWithComma(_ phrase: SpeakerPhrase) -> Bool {
        let next = phrase.words.upperBound
        return next < scene.passage.words.count && scene.passage.before(next) == .comma
    }

    /// Who acts in a sentence in which nobody speaks, or in what stands before a word of it.
    func subject(of sentence: Sentence, _ index: Int, before end: Int? = nil) -> Speaker? {
        var at = sentence.words.lowerBound
        let limit = min(end ?? sentence.words.upperBound, at + 14)
        // `Seorang wali nagari punya cerita lain`
        if at < limit, scene.term(at).contains(.some), !scene.term(at).contains(.preposition) {
            let named = scene.phrases.naming(nil, from: at, limit: sentence.words.upperBound)
            return named?.name.flatMap { cast.person(scene.tokens($0)) }.map { .person($0) } ?? .nobody
        }
        while at < limit {
            if scene.isQuoted(at) { return nil }
            let isBehindPreposition = isGoverned(at, from: sentence.words.lowerBound)
            if var phrase = scene.phrases.phrase(at: at, limit: sentence.words.upperBound), !phrase.isEmpty {
                // Who acted before still does.
                if phrase.isPronoun {
                    return currentSince >= index - 1 || staysInView(from: currentSince, to: index) ? current : nil
                }
                if phrase.role != nil || phrase.institution != nil, phrase.name == nil {
                    let named = scene.phrases.naming(phrase, from: at, limit: sentence.words.upperBound, most: 5)
                    // `Tim hukum pasangan nomor urut 3, Vecky Mandagi, belum percaya`
                    if let named, phrase.role != nil || endsWithComma(named) { phrase = named }
                }
                if !isBehindPreposition {
                    if let name = phrase.name,
                        let known = cast.person(scene.tokens(name), office: scene.office(phrase.role))
                    {
                        return .person(known)
                    }
                    // Before a pronoun only a name will do: `untuk perkara lurah, ia mengingatkan`.
                    if end != nil || isSeveral(phrase) {
                        at = phrase.words.upperBound
                        continue
                    }
                    if phrase.role != nil, let holder = cast.holder(of: scene.office(phrase.role), sentence: index) {
                        return .person(holder)
                    }
                    guard at == sentence.words.lowerBound else { return nil }
                    if let unnamed = unnamed(phrase, sentence) { return unnamed }
                    // `Celah itu disoroti peneliti Titik Suharini`: a capital at the beginning makes no name.
                    guard phrase.role == nil, phrase.name?.count == 1 else { return nil }
                    at = phrase.words.upperBound
                }
                at = max(phrase.words.upperBound, at + 1)
            } else {
                at += 1
            }
        }
        return nil
    }
}
