/// What looks like a verb of saying and is none: what depends on another verb, what was only alleged, what was done.
extension AttributionReader {
    /// Behind a quotation mark or a comma, or at the beginning of the sentence.
    func isFree(_ word: Int, _ sentence: Sentence) -> Bool {
        if word == sentence.words.lowerBound { return true }
        return !scene.passage.before(word).isDisjoint(with: [.quote, .comma, .other])
    }

    func isSubordinate(_ word: Int, _ sentence: Sentence) -> Bool {
        var at = word - 1
        while at >= max(sentence.words.lowerBound, word - 3), scene.passage.between(at).subtracting(.dash).isEmpty {
            let term = scene.term(at)
            if at == word - 1, term.contains(.subordinate) { return true }
            // `yang dikonfirmasi terpisah mengaku`: the clause is over, the verb is the sentence's.
            if term.contains(.relative) { return at + 1 == word || !isVerb(at + 1) }
            if scene.passage.words[at].isCapitalised || term.contains(.pronoun) { return false }
            at -= 1
        }
        return false
    }

    /// `diduga mengajak`: told of somebody. `rapat itu digelar … serta memastikan pencoblosan lancar`: joined to a verb
    /// that is no saying it is a deed, but before `bahwa`. `meminta keterangan`: an inquiry.
    func isDeed(_ word: Int, _ term: SpeechTerm, _ sentence: Sentence) -> Bool {
        if term.contains(.gives), word > sentence.words.lowerBound, isPassive(word - 1) { return true }
        if (max(word - 2, sentence.words.lowerBound)..<word).contains(where: { scene.term($0).contains(.allegedly) }) {
            return true
        }
        let next = word + 1
        if term.contains(.asks), next < sentence.words.upperBound, scene.term(next).contains(.handed) { return true }
        guard term.contains(.ensures), word > sentence.words.lowerBound, scene.term(word - 1).contains(.joins) else {
            return false
        }
        if word + 1 < sentence.words.upperBound, scene.term(word + 1).contains(.thatClause) { return false }
        let says: SpeechTerm = [.tell, .said, .told, .saidHe, .toldHe]
        return !(sentence.words.lowerBound..<word).contains { !scene.term($0).isDisjoint(with: says) }
    }

    /// `yang hadir menyebutkan`, `yang memegang kunci mengaku`
    func isVerb(_ word: Int) -> Bool {
        if isPassive(word) || scene.term(word).contains(.present) { return true }
        let letters = scene.passage.bytes[scene.passage.words[word].range]
        guard letters.count > 6, letters.starts(with: [0x6D, 0x65]) else { return false }
        return [0x6D, 0x6E, 0x72, 0x6C, 0x77, 0x79].contains(letters[letters.startIndex + 2])
    }

    func isPassive(_ word: Int) -> Bool {
        let start = scene.passage.words[word].range.lowerBound
        return scene.passage.bytes[start...].starts(with: [0x64, 0x69])
    }
}
