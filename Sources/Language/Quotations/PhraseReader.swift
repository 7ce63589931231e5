/// Reads phrases off the words of a passage.
struct PhraseReader {
    let passage: Passage
    let terms: SpeechTerms
    /// By word: part of a region's name.
    let places: [Bool]
    /// Titles capitalise everything: there a verb ends the phrase.
    let isTitle: Bool
    /// What is capitalised and of nobody's name.
    let strays: StrayWords

    static let longest = 24
    static let longestName = 6

    func term(_ word: Int) -> SpeechTerm { terms.term(word, in: passage) }

    /// Whether the phrase may go on from a word to the next: white space, the stop of an abbreviation, a hyphen, a slash.
    func joins(_ word: Int) -> Bool {
        let gap = passage.between(word)
        if gap.isEmpty || gap == .dash && !hasSpace(word) || gap == .slash { return true }
        guard gap == .dot, !isEndOfSentence(word) else { return false }
        return passage.words[word].range.count <= 4 || !term(word).isDisjoint(with: [.rank, .acting])
    }

    /// `kata JK.JK menambahkan`, `terbukti melanggar UU ASN. Yusril menilai`: a stop behind letters that are no abbreviation of
    /// a word, or that stand alone elsewhere.
    private func isEndOfSentence(_ word: Int) -> Bool {
        let next = word + 1
        guard next < passage.words.count, passage.words[word].shape.contains(.allCaps),
            term(word).isDisjoint(with: [.rank, .acting, .degree, .degreePart, .office])
        else { return false }
        if passage.words[word].range.count > 2, !hasSpace(word) || !term(next).contains(.degree) { return true }
        return passage.words[next].shape.contains(.allCaps) && passage.words[next].range.count > 1
            && term(next).isDisjoint(with: [.degree, .degreePart])
    }

    private func hasSpace(_ word: Int) -> Bool { passage.gap(after: word).count > 1 }

    /// The phrase that begins at a word and ends before `limit`.
    func phrase(at start: Int, limit: Int) -> SpeakerPhrase? {
        guard start < limit else { return nil }
        if term(start).contains(.pronoun) {
            return SpeakerPhrase(words: start..<(start + 1), isPronoun: true)
        }
        guard let run = run(at: start, limit: limit) else { return nil }
        return phrase(of: run, limit: limit)
    }

    /// A row of words that belong together, with brackets inside.
    private struct Run {
        var words: Range<Int>
        /// Words in brackets.
        var bracketed: [Range<Int>] = []
    }

    private func run(at start: Int, limit: Int) -> Run? {
        var run = Run(words: start..<start)
        var at = start
        while at < min(limit, start + PhraseReader.longest) {
            guard belongs(at, isFirst: at == start), !endsName(at, from: start) else { break }
            run.words = start..<(at + 1)
            if passage.between(at).contains(.open), passage.between(at).subtracting([.open]).isEmpty {
                guard let close = bracket(after: at, limit: limit) else { break }
                run.bracketed.append((at + 1)..<(close + 1))
                guard close + 1 < limit, passage.between(close).subtracting([.close]).isEmpty,
                    belongs(close + 1, isFirst: false)
                else {
                    run.words = start..<(close + 1)
                    break
                }
                at = close + 1
                continue
            }
            guard joins(at) else { break }
            at += 1
        }
        return run.words.isEmpty ? nil : run
    }

    /// The last word in the brackets that open behind a word.
    func bracket(after word: Int, limit: Int) -> Int? {
        var at = word + 1
        while at < min(limit, word + 8) {
            if passage.between(at).contains(.close) { return at }
            at += 1
        }
        return nil
    }

    func belongs(_ word: Int, isFirst: Bool) -> Bool {
        let term = term(word)
        if isTitle, !term.isDisjoint(with: [.title, .tell, .told]), !isFirst { return false }
        if isName(word) { return true }
        if term.contains(.document) || term.contains(.calendar) || term.contains(.pronoun) { return false }
        let isCapital = passage.words[word].isCapitalised
        if isOffice(word) {
            if isFirst, term.contains(.opener), !term.contains(.role) { return false }
            if isFirst { return isCapital || !term.isDisjoint(with: [.role, .rank, .institution]) }
            if word > 0, self.term(word - 1).contains(.spokes) { return true }
            if isCapital { return true }
            // `PPDI lantas mengajak`, `Kasat Lantas`
            if term.contains(.opener), word + 1 < passage.words.count, !self.term(word + 1).isDisjoint(with: .tell) {
                return false
            }
            return term.isDisjoint(with: [.preposition, .tell]) && !term.contains(.said)
        }
        if isFirst { return false }
        // `Kodim 1622/Alor`, `Komisi II`
        if passage.words[word].isNumber || isNumeral(word), word > 0, isOffice(word - 1) { return true }
        // `Dinas Sosial dan PPKB`
        guard term.contains(.and), word > 0, word + 1 < passage.words.count else { return false }
        return isOffice(word - 1) && isOffice(word + 1) && !self.term(word + 1).contains(.role)
    }

    private func phrase(of run: Run, limit: Int) -> SpeakerPhrase {
        var phrase = SpeakerPhrase(words: run.words)
        phrase.isCapitalised =
            passage.words[run.words.lowerBound].isCapitalised
            && !(run.words.count == 1 && beginsSentence(run.words.lowerBound) && !isTitle)
        var outside = run.words.filter { word in !run.bracketed.contains { $0.contains(word) } }
        while let last = outside.last, isDegree(last), outside.count > 1 { outside.removeLast() }
        var nameStart = outside.count
        while nameStart > 0, isName(outside[nameStart - 1]), isAdjacent(outside, nameStart) { nameStart -= 1 }
        var name = outside[nameStart...]
        while let first = name.first, term(first).contains(.rank) || strays.isLone[first], name.count > 1 {
            name = name.dropFirst()
        }
        if name.count > PhraseReader.longestName || name.allSatisfy({ isDegree($0) }) { name = [] }
        // `Besok Florensius meninjau`
        if name.count > 1, let first = name.first, term(first).contains(.common), beginsSentence(first), !isTitle {
            name = name.dropFirst()
        }
        if name.count == 1, let only = name.first, term(only).contains(.common), beginsSentence(only),
            isTitle || only + 1 >= limitOfPassage || !term(only + 1).contains(.tell)
        {
            name = []
        }
        let lead = outside[..<nameStart]
        // `Camat Telaga Rina Djafar`: the first of the names is the place's.
        let isBody = lead.allSatisfy { !term($0).contains(.role) } && lead.contains { term($0).contains(.institution) }
        if let last = lead.last, term(last).contains(.smallPlace), !name.isEmpty, !isBody {
            name = name.count >= 3 && !hasNameBehindComma(run, limit) ? name.suffix(2) : []
        }
        if let first = name.first, let last = name.last { phrase.name = first..<(last + 1) }
        let untilName = outside.prefix { word in name.first.map { word < $0 } ?? true }
        set(lead: untilName[...], bracketed: run.bracketed, of: &phrase)
        if let bracket = run.bracketed.last, bracket.count == 1, phrase.name != nil,
            bracket.lowerBound == (phrase.name?.upperBound ?? -1)
        {
            phrase.nickname = bracket.lowerBound
        }
        // `Ketua Divisi Partisipasi Pemilih, Lucky Mokoginta`: one word before the comma is still the office.
        if phrase.role != nil { nameBehindComma(&phrase, limit: limit) }
        if phrase.role != nil, phrase.name == nil { nameBehindNaming(&phrase, limit: limit) }
        return phrase
    }

    private var limitOfPassage: Int { passage.words.count }

    /// Brackets end a name: `Susilo Bambang Yudhoyono (SBY) bicara`.
    private func isAdjacent(_ words: [Int], _ position: Int) -> Bool {
        position == words.count || words[position] == words[position - 1] + 1
    }

    func beginsSentence(_ word: Int) -> Bool {
        word == 0 || !passage.before(word).isDisjoint(with: [.dot, .lineFeed, .quote, .colon, .other])
    }

    /// A degree, or part of one: `M.Pd` is two words, and whoever has one letter for a name has another beside it.
    func isDegree(_ word: Int) -> Bool {
        if term(word).contains(.degree) || passage.words[word].range.count == 1 { return true }
        return term(word).contains(.degreePart) && word > 0 && passage.words[word - 1].range.count == 1
            && passage.gap(after: word - 1).count == 1 && passage.between(word - 1) == .dot
    }

    private func set(lead: ArraySlice<Int>, bracketed: [Range<Int>], of phrase: inout SpeakerPhrase) {
        guard let first = lead.first, var last = lead.last else { return }
        if let bracket = bracketed.last, bracket.lowerBound == last + 1 { last = bracket.upperBound - 1 }
        let span = first..<(last + 1)
        let holdsRole = lead.contains { !term($0).isDisjoint(with: [.role, .acting]) }
        // `Penyidik senior KPK Novel Baswedan`: such a body's name goes on with no other.
        if let name = phrase.name, name.count > 1, !isTitle, name.lowerBound == last + 1, term(last).contains(.whole) {
            if holdsRole { phrase.role = span }
        } else if holdsRole {
            phrase.role = span
        } else if lead.contains(where: { term($0).contains(.institution) }), phrase.name == nil || isInstitution(first)
        {
            let start = lead.first { term($0).contains(.institution) } ?? first
            while last > start, phrase.name == nil, isTrailing(last) { last -= 1 }
            phrase.institution = start..<max(last + 1, phrase.name?.upperBound ?? 0)
            phrase.name = nil
        }
    }

    private func isInstitution(_ word: Int) -> Bool { term(word).contains(.institution) }

    private func hasNameBehindComma(_ run: Run, _ limit: Int) -> Bool {
        let last = run.words.upperBound - 1
        return last + 1 < limit && passage.between(last).subtracting(.close) == .comma && isName(last + 1)
    }
}
