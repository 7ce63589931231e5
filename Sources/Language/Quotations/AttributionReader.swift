/// Goes through a passage sentence by sentence and says who speaks in each.
struct AttributionReader {
    enum Speaker: Hashable {
        case person(Int)
        case body(Int)
        /// Nobody is named for it.
        case office(String)
        /// Somebody, but not anybody named: `menurut saksi`.
        case nobody
    }

    struct Said: Hashable {
        var speaker: Speaker
        var words: String?
        var role: String?
        var isInherited = false
    }

    let scene: Scene
    var cast: Cast
    /// Who spoke, or was spoken of as the one who acts, last.
    private var current: Speaker?
    /// Who spoke last.
    private var speaker: Speaker?
    /// The sentence that made `current` the one who acts.
    private var currentSince = -1
    private var found: [Said?]

    init(scene: Scene, cast: Cast) {
        self.scene = scene
        self.cast = cast
        found = [Said?](repeating: nil, count: scene.passage.sentences.count)
    }

    mutating func read() -> [Said?] {
        for (index, sentence) in scene.passage.sentences.enumerated() where sentence.kind == .text {
            if let said = explicit(sentence, index) {
                found[index] = said
                if said.speaker != .nobody {
                    (current, speaker, currentSince) = (said.speaker, said.speaker, index)
                } else if !said.isInherited {
                    // What `ungkapnya` goes on with was said by somebody unnamed, not by whoever was named before.
                    (current, currentSince) = (.nobody, index)
                }
                if case .person(let number) = said.speaker { cast.see(number, sentence: index) }
            } else if scene.phrases.isTitle {
                continue
            } else if scene.shares[index] < Scene.mostly, let subject = subject(of: sentence, index) {
                (current, currentSince) = (subject, index)
            }
            inherit(index, sentence)
        }
        return found
    }

    /// Whom `ia` and `-nya` mean: who acts in the sentence just before, else who spoke last.
    private func pronoun(_ index: Int, isMore: Bool) -> Speaker? {
        if !isMore, let current, currentSince >= index - 1 { return current }
        return speaker ?? current
    }

    // MARK: Inheriting

    /// Gives a quoted sentence without words of attribution to the speaker of its quotation.
    private mutating func inherit(_ index: Int, _ sentence: Sentence) {
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
        } else if continues(sentence), let said = previous(index, inParagraph: nil) {
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

    /// `Pertama, …`, `Di antaranya …`: goes on with what was said.
    private func continues(_ sentence: Sentence) -> Bool {
        let words = sentence.words.prefix(2)
        return words.contains { scene.term($0).contains(.continuing) }
    }

    /// Who acts in a sentence in which nobody speaks.
    private func subject(of sentence: Sentence, _ index: Int) -> Speaker? {
        var at = sentence.words.lowerBound
        let limit = min(sentence.words.upperBound, at + 14)
        while at < limit {
            if scene.isQuoted(at) { return nil }
            let isBehindPreposition = at > sentence.words.lowerBound && scene.term(at - 1).contains(.preposition)
            if let phrase = scene.phrases.phrase(at: at, limit: sentence.words.upperBound), !phrase.isEmpty {
                if phrase.isPronoun { return nil }
                if !isBehindPreposition {
                    if let name = phrase.name,
                        let known = cast.person(scene.tokens(name), office: scene.office(phrase.role))
                    {
                        return .person(known)
                    }
                    if phrase.role != nil, let holder = cast.holder(of: scene.office(phrase.role), sentence: index) {
                        return .person(holder)
                    }
                    return nil
                }
                at = max(phrase.words.upperBound, at + 1)
            } else {
                at += 1
            }
        }
        return nil
    }

    // MARK: Words of attribution

    private mutating func explicit(_ sentence: Sentence, _ index: Int) -> Said? {
        if scene.phrases.isTitle, let said = colon(sentence, index) { return said }
        for word in sentence.words {
            let term = scene.term(word)
            guard !term.isDisjoint(with: [.said, .saidHe, .according, .tell, .told, .toldHe, .title, .gives]),
                !scene.isQuoted(word)
            else { continue }
            if let said = attribution(at: word, term, sentence, index) { return said }
        }
        return nil
    }

    private mutating func attribution(at word: Int, _ term: SpeechTerm, _ sentence: Sentence, _ index: Int) -> Said? {
        let limit = sentence.words.upperBound
        if !term.isDisjoint(with: [.saidHe, .toldHe]), term.contains(.according) || isFree(word, sentence) {
            return pronoun(index, isMore: term.contains(.more)).map {
                Said(speaker: $0, words: scene.text(word..<(word + 1)))
            } ?? Said(speaker: .nobody)
        }
        if term.contains(.said), isFree(word, sentence), let phrase = phrase(after: word, limit: limit) {
            return said(phrase, from: word, index)
        }
        if term.contains(.according), let phrase = phrase(after: word, limit: limit) {
            return said(phrase, from: word, index)
        }
        if term.contains(.told), let phrase = phrase(after: word, limit: limit, skipping: 2) {
            return said(phrase, from: word, index)
        }
        let gives = term.contains(.gives) && word + 1 < limit && scene.term(word + 1).contains(.speechNoun)
        let isVerb = gives || term.contains(.tell) || scene.phrases.isTitle && term.contains(.title)
        guard isVerb, !isSubordinate(word, sentence), !isDeed(word, term, sentence) else { return nil }
        guard let phrase = subject(before: word, sentence) else { return nil }
        var made = said(phrase, from: phrase.words.lowerBound, index)
        if made?.words != nil, phrase.words.upperBound <= word, word - phrase.words.upperBound < 12 {
            made?.words = scene.text(phrase.words.lowerBound..<(word + 1))
        }
        return made
    }

    /// Behind a quotation mark or a comma, or at the beginning of the sentence.
    private func isFree(_ word: Int, _ sentence: Sentence) -> Bool {
        if word == sentence.words.lowerBound { return true }
        return !scene.passage.before(word).isDisjoint(with: [.quote, .comma, .other])
    }

    private func isSubordinate(_ word: Int, _ sentence: Sentence) -> Bool {
        var at = word - 1
        while at >= max(sentence.words.lowerBound, word - 3), scene.passage.between(at).subtracting(.dash).isEmpty {
            let term = scene.term(at)
            if at == word - 1, term.contains(.subordinate) { return true }
            // `yang dikonfirmasi terpisah mengaku`: the clause is over, the verb is the sentence's.
            if term.contains(.relative) { return !isPassive(at + 1) }
            if scene.passage.words[at].isCapitalised || term.contains(.pronoun) { return false }
            at -= 1
        }
        return false
    }

    /// `diduga mengajak`: told of somebody. `rapat itu digelar … serta memastikan pencoblosan lancar`: joined to a verb that is no saying it is a deed, but before
    /// `bahwa`.
    private func isDeed(_ word: Int, _ term: SpeechTerm, _ sentence: Sentence) -> Bool {
        if (max(word - 2, sentence.words.lowerBound)..<word).contains(where: { scene.term($0).contains(.allegedly) }) {
            return true
        }
        guard term.contains(.ensures), word > sentence.words.lowerBound, scene.term(word - 1).contains(.joins) else {
            return false
        }
        if word + 1 < sentence.words.upperBound, scene.term(word + 1).contains(.thatClause) { return false }
        let says: SpeechTerm = [.tell, .said, .told, .saidHe, .toldHe]
        return !(sentence.words.lowerBound..<word).contains { !scene.term($0).isDisjoint(with: says) }
    }

    private func isPassive(_ word: Int) -> Bool {
        let start = scene.passage.words[word].range.lowerBound
        return scene.passage.bytes[start...].starts(with: [0x64, 0x69])
    }

    private func phrase(after word: Int, limit: Int, skipping most: Int = 0) -> SpeakerPhrase? {
        var at = word + 1
        for step in 0...most {
            guard at < limit, scene.passage.between(at - 1).subtracting([.quote]).isEmpty, !scene.isQuoted(at) else {
                return nil
            }
            if let phrase = scene.phrases.phrase(at: at, limit: limit), !phrase.isEmpty { return phrase }
            if step < most { at += 1 }
        }
        return nil
    }

    /// `Bawaslu Jabar: Tiga Pola Bansos Ditunggangi`.
    private mutating func colon(_ sentence: Sentence, _ index: Int) -> Said? {
        for word in sentence.words.dropLast() where scene.passage.between(word).contains(.colon) {
            guard let phrase = scene.phrases.phrase(endingAt: word, from: sentence.words.lowerBound), !phrase.isEmpty
            else {
                continue
            }
            return said(phrase, from: phrase.words.lowerBound, index)
        }
        return nil
    }

    /// The subject of a verb: the nearest phrase before it that no preposition governs.
    private func subject(before verb: Int, _ sentence: Sentence) -> SpeakerPhrase? {
        let first = sentence.words.lowerBound
        var at = verb - 1
        var steps = 0
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
                at = preposition - 1
                continue
            }
            // Titles put the verb behind its subject.
            if scene.phrases.isTitle, verb - phrase.words.upperBound > 1 { return nil }
            return phrase
        }
        return nil
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

    /// The speaker that a phrase names.
    private mutating func said(_ phrase: SpeakerPhrase, from word: Int, _ index: Int) -> Said? {
        let words = scene.text(min(word, phrase.words.lowerBound)..<phrase.words.upperBound)
        if phrase.isPronoun {
            return Said(speaker: pronoun(index, isMore: false) ?? .nobody, words: words)
        }
        if let name = phrase.name {
            let number =
                scene.phrases.isTitle
                ? cast.person(scene.tokens(name), office: scene.office(phrase.role))
                : scene.meet(name, phrase, in: &cast, sentence: index)
            if let number { return Said(speaker: .person(number), words: words, role: phrase.role.map(scene.text)) }
        }
        if let role = phrase.role {
            if let holder = cast.holder(of: scene.office(role), sentence: index) {
                return Said(speaker: .person(holder), words: words, role: scene.text(role))
            }
            let isNamed = phrase.isCapitalised && !role.contains { scene.term($0).contains(.anybody) }
            return Said(speaker: isNamed ? .office(scene.text(role)) : .nobody, words: words)
        }
        if let institution = phrase.institution {
            let body = scene.body(institution)
            let full = scene.text(institution)
            let number = cast.meet(body: full, words: institution.count, kind: body.kind, region: body.region)
            return Said(speaker: number.map { .body($0) } ?? .office(full), words: words)
        }
        return nil
    }
}
