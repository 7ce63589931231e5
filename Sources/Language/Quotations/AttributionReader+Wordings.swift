/// What a word closes and what stands beside it: by that it is known for one of saying where its form does not tell.
extension AttributionReader {
    /// `Kapolri sudah memerintahkan …, ujarnya.`: who says all of it goes before whoever is told of in it.
    func closesSentence(_ word: Int, _ term: SpeechTerm, _ sentence: Sentence) -> Bool {
        term.contains(.saidHe) && word + 1 == sentence.words.upperBound && scene.passage.before(word) == .comma
    }

    /// `Sejauh ini lanjut dia belum ada`, `Panwaslu kata Ngongo memproses`: said in passing, without commas.
    func isInPassing(_ word: Int, _ sentence: Sentence) -> Bool {
        let next = word + 1
        guard word > sentence.words.lowerBound, next < sentence.words.upperBound, !scene.phrases.isTitle,
            scene.passage.between(word).isEmpty, !scene.passage.words[word].isCapitalised, !scene.isQuoted(next)
        else { return false }
        if scene.term(word - 1).contains(.relative) { return false }
        if scene.term(next).contains(.pronoun) { return true }
        return scene.term(word).isDisjoint(with: [.title, .role, .office, .common, .excerpt])
            && scene.phrases.isName(next) && cast.person(scene.tokens(next..<(next + 1))) != nil
    }

    /// `Angka itu, ia akui, …`, `Soal mobil juga ia singgung: …`: the pronoun before a bare verb.
    func isBareVerb(_ word: Int, _ sentence: Sentence) -> Bool {
        guard word > sentence.words.lowerBound, scene.term(word - 1).contains(.pronoun),
            scene.passage.before(word).isEmpty, word + 1 < sentence.words.upperBound, !scene.phrases.isTitle
        else { return false }
        return !scene.passage.between(word).isDisjoint(with: [.comma, .colon])
    }

    /// `…," cibir Ketua Komisi`: what follows a quotation that ends like speech is a verb of saying, whichever it is.
    func closesSpeech(_ word: Int, _ sentence: Sentence) -> Bool {
        guard word > sentence.words.lowerBound, !scene.passage.words[word].isCapitalised,
            scene.passage.before(word).contains(.quote), scene.isQuoted(word - 1), !scene.isQuoted(word),
            scene.term(word).isDisjoint(with: AttributionReader.noVerbs)
        else { return false }
        let gap = scene.passage.gap(after: word - 1)
        return scene.passage.bytes[gap].contains { $0 == 0x2C || $0 == 0x3F || $0 == 0x21 || $0 == 0x2E }
    }

    private static let noVerbs: SpeechTerm = [
        .preposition, .relative, .and, .subordinate, .pronoun, .this, .role, .rank, .institution, .document, .opener,
        .joins,
        .thatClause, .continuing, .some, .according,
    ]

    /// `MK Batalkan Hasil Pilbup, Sebut Kades Dikerahkan`: the verb of who stands first, unless the title ends with a speaker.
    func goesOnInTitle(_ word: Int, _ sentence: Sentence) -> Bool {
        guard scene.phrases.isTitle, scene.term(word).contains(.title), scene.passage.before(word) == .comma,
            scene.phrases.phrase(at: sentence.words.lowerBound, limit: word).map({ !$0.isEmpty }) ?? false
        else { return false }
        return phrase(after: word, limit: sentence.words.upperBound)?.words.upperBound != sentence.words.upperBound
    }
}
