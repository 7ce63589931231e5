import Model

/// One passage as the attribution reader sees it: its words, its quotations, the names in it.
struct Scene {
    let passage: Passage
    let terms: SpeechTerms
    let quotes: QuoteSpans
    let phrases: PhraseReader
    /// By sentence: how much of it is quoted, from 0 to 1.
    let shares: [Double]
    private let mentions: [PlaceMention]

    /// A sentence of which so much is quoted is a quotation.
    static let mostly = 0.5

    init(passage: Passage, terms: SpeechTerms, mentions: [PlaceMention], isTitle: Bool) {
        self.passage = passage
        self.terms = terms
        self.mentions = mentions
        let quotes = QuoteSpans(passage)
        self.quotes = quotes
        var places = [Bool](repeating: false, count: passage.words.count)
        for mention in mentions { for word in mention.words { places[word] = true } }
        phrases = PhraseReader(
            passage: passage,
            terms: terms,
            places: places,
            isTitle: isTitle,
            strays: StrayWords(passage)
        )
        shares = passage.sentences.map { sentence in
            Double(quotes.overlap(sentence.range)) / Double(max(1, sentence.range.count))
        }
    }

    func term(_ word: Int) -> SpeechTerm { terms.term(word, in: passage) }

    func isQuoted(_ word: Int) -> Bool { quotes.contains(Int(passage.words[word].start)) }

    /// The words as written, with the bracket that closes behind them if one is open.
    func text(_ words: Range<Int>) -> String {
        let text = passage.text(words: words)
        guard let last = words.last, text.utf8.contains(UInt8(ascii: "(")), !text.hasSuffix(")") else { return text }
        let isOpen =
            text.utf8.lastIndex(of: UInt8(ascii: ")")).map { close in
                text.utf8.lastIndex(of: UInt8(ascii: "(")).map { $0 > close } ?? false
            } ?? true
        return isOpen && passage.between(last).contains(.close) ? text + ")" : text
    }

    /// The folded words of a name.
    func tokens(_ words: Range<Int>) -> [[UInt8]] {
        words.map { word in passage.bytes[passage.words[word].range].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        }
    }

    // MARK: Offices and bodies

    func office(_ words: Range<Int>?) -> Cast.Office {
        var office = Cast.Office()
        guard let words else { return office }
        var at = words.lowerBound
        while at < words.upperBound {
            let term = term(at)
            if let row = row(in: terms.longNames, at: at, limit: words.upperBound) {
                office.bodies.insert(row.short)
                at += row.length
                continue
            }
            if let row = row(in: terms.offices, at: at, limit: words.upperBound) {
                office.keys.insert(row.short)
                at += row.length
                continue
            }
            if term.contains(.lesser) { office.lesser.insert(terms.base(passage.words[at].term)) }
            if term.contains(.role), !term.contains(.acting) {
                office.keys.insert(terms.base(passage.words[at].term))
            } else if term.contains(.institution) {
                office.bodies.insert(passage.words[at].term)
            }
            at += 1
        }
        for mention in mentions.touching(words) {
            if let code = mention.region?.code { office.regions.insert(code) }
        }
        return office
    }

    /// The longest row of terms that stands at a word.
    private func row(
        in rows: [(terms: [Int32], short: Int32)],
        at word: Int,
        limit: Int
    ) -> (short: Int32, length: Int)? {
        var best: (short: Int32, length: Int)?
        let first = passage.words[word].term
        guard first > 0 else { return nil }
        for row in rows where row.terms.first == first && row.terms.count <= limit - word {
            guard row.terms.count > best?.length ?? 0 else { continue }
            let matches = row.terms.indices.allSatisfy { passage.words[word + $0].term == row.terms[$0] }
            if matches { best = (row.short, row.terms.count) }
        }
        return best
    }

    /// What kind of body a name is, and of which region.
    func body(_ words: Range<Int>) -> (kind: Int32, region: String?) {
        var kind: Int32 = 0
        if let row = row(in: terms.longNames, at: words.lowerBound, limit: words.upperBound) {
            kind = row.short
        } else if let known = words.first(where: { term($0).contains(.institution) }) {
            kind = passage.words[known].term
        }
        let region = mentions.touching(words).first?.region?.code
        return (kind, region)
    }

    // MARK: Names

    /// Meets everybody who is named with an office or in full, so that a short form further up is known too.
    func introduce(to cast: inout Cast) {
        for (index, sentence) in passage.sentences.enumerated() where sentence.kind == .text {
            var at = sentence.words.lowerBound
            while at < sentence.words.upperBound {
                guard begins(at), !isQuoted(at), var phrase = phrases.phrase(at: at, limit: sentence.words.upperBound),
                    !phrase.isPronoun
                else {
                    at += 1
                    continue
                }
                if phrase.role != nil, phrase.name == nil {
                    phrase = phrases.naming(phrase, from: at, limit: sentence.words.upperBound, most: 5) ?? phrase
                }
                if phrase.role == nil, let name = phrase.name {
                    phrase.role = phrases.role(
                        behind: name,
                        from: sentence.words.lowerBound,
                        limit: sentence.words.upperBound
                    )
                }
                if let name = phrase.name, isPerson(phrase, from: sentence.words.lowerBound) {
                    meet(name, phrase, in: &cast, sentence: index)
                } else if let institution = phrase.institution {
                    let body = body(institution)
                    _ = cast.meet(
                        body: text(institution),
                        words: institution.count,
                        kind: body.kind,
                        region: body.region
                    )
                }
                at = max(phrase.words.upperBound, at + 1)
            }
        }
    }

    private func meet(body words: Range<Int>, in cast: inout Cast) {
        let body = body(words)
        _ = cast.meet(body: text(words), words: words.count, kind: body.kind, region: body.region)
    }

    private func begins(_ word: Int) -> Bool {
        let term = term(word)
        return passage.words[word].isCapitalised || !term.isDisjoint(with: [.role, .rank, .institution])
    }

    /// A name with an office, or of two words that no preposition makes a place.
    private func isPerson(_ phrase: SpeakerPhrase, from first: Int) -> Bool {
        guard let name = phrase.name else { return false }
        if phrase.role != nil { return true }
        guard name.count >= 2, phrase.words.lowerBound <= name.lowerBound else { return false }
        let isBare = (phrase.words.lowerBound..<name.lowerBound).allSatisfy { term($0).contains(.rank) }
        guard isBare else { return false }
        if phrase.words.lowerBound > first, term(phrase.words.lowerBound - 1).contains(.preposition) {
            let before = passage.words[phrase.words.lowerBound - 1]
            return before.range.count > 4
        }
        return true
    }

    @discardableResult
    func meet(_ name: Range<Int>, _ phrase: SpeakerPhrase, in cast: inout Cast, sentence: Int) -> Int? {
        let number = cast.meet(
            text(name),
            tokens: tokens(name),
            role: phrase.role.map(text),
            office: office(phrase.role),
            sentence: sentence
        )
        if let number, let nickname = phrase.nickname {
            cast.add(tokens(nickname..<(nickname + 1))[0], to: number)
        }
        return number
    }
}
