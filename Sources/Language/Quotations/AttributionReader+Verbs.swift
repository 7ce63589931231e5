/// Words of attribution: verbs of saying and whom they name.
extension AttributionReader {
    mutating func explicit(_ sentence: Sentence, _ index: Int) -> Said? {
        if scene.phrases.isTitle, let said = colon(sentence, index) { return said }
        var first: Said?
        for word in sentence.words {
            let term = scene.term(word)
            let isVerb = !term.isDisjoint(with: AttributionReader.verbs)
            guard isVerb || closesSpeech(word, sentence), !scene.isQuoted(word) else { continue }
            // `Bawaslu menyimpulkan …, kata ketuanya, Hartoyo`: the person who is quoted goes before the body.
            let closes = closesSentence(word, term, sentence)
            if first != nil, !term.contains(.told), !closes,
                term.isDisjoint(with: [.said, .according]) || !isFree(word, sentence)
            {
                continue
            }
            guard let said = attribution(at: word, term, sentence, index) else { continue }
            if case .person = said.speaker { return said }
            if first == nil { first = said }
            if scene.phrases.isTitle { break }
        }
        return first ?? aside(sentence, index)
    }

    /// `Hal senada datang dari juru bicara tim, Hendra Lesmana, yang menyebut …`: where nobody else speaks, he does.
    private mutating func aside(_ sentence: Sentence, _ index: Int) -> Said? {
        guard !scene.phrases.isTitle else { return nil }
        let first = sentence.words.lowerBound
        for word in sentence.words.dropFirst(2) where scene.term(word).contains(.relative) && !scene.isQuoted(word) {
            guard scene.passage.before(word) == .comma, word + 1 < sentence.words.upperBound,
                scene.term(word + 1).contains(.tell) || scene.term(word + 1).contains(.ensures),
                scene.phrases.isName(word - 1), let phrase = scene.phrases.phrase(endingAt: word - 1, from: first),
                phrase.name != nil
            else { continue }
            return said(phrase, from: phrase.words.lowerBound, index)
        }
        return nil
    }

    static let verbs: SpeechTerm = [.said, .saidHe, .according, .tell, .told, .toldHe, .title, .gives]

    private mutating func attribution(at word: Int, _ term: SpeechTerm, _ sentence: Sentence, _ index: Int) -> Said? {
        let limit = sentence.words.upperBound
        // `juru bicara` is nobody's verb.
        if term.contains(.tell), word > sentence.words.lowerBound, scene.term(word - 1).contains(.spokes) { return nil }
        // `demikian bunyi pesan itu`, `begitu penggalan rekamannya`: nobody says what is read or heard.
        if word + 1 < limit, scene.term(word + 1).contains(.excerpt), scene.passage.before(word).contains(.quote) {
            return Said(speaker: .nobody)
        }
        if !term.isDisjoint(with: [.said, .title]), isBareVerb(word, sentence) {
            return said(SpeakerPhrase(words: (word - 1)..<word, isPronoun: true), from: word - 1, index)
        }
        if term.isDisjoint(with: AttributionReader.verbs) {
            if scene.phrases.endsInEnclitic(word) {
                return pronoun(index, isMore: false).map {
                    Said(speaker: $0, words: scene.text(word..<(word + 1)))
                } ?? Said(speaker: .nobody)
            }
            return phrase(after: word, limit: limit).flatMap { said($0, from: word, index) }
        }
        // `Denny kecewa, sebab saksinya menurutnya belum didengar`
        if term.contains(.saidHe), term.contains(.according), !isFree(word, sentence),
            let own = subject(of: sentence, index), own != .nobody
        {
            return Said(speaker: own, words: scene.text(word..<(word + 1)))
        }
        if !term.isDisjoint(with: [.saidHe, .toldHe]),
            term.contains(.according) || isFree(word, sentence) || scene.passage.between(word) == .comma
        {
            return pronoun(index, isMore: term.contains(.more)).map {
                Said(speaker: $0, words: scene.text(word..<(word + 1)))
            } ?? Said(speaker: .nobody)
        }
        if term.contains(.said),
            isFree(word, sentence) || closesSpeech(word, sentence) || isInPassing(word, sentence),
            !goesOnInTitle(word, sentence)
        {
            if let phrase = phrase(after: word, limit: limit) { return said(phrase, from: word, index) }
            // `kata seorang saksi`
            if word + 1 < limit, scene.term(word + 1).contains(.some) { return Said(speaker: .nobody) }
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

    func phrase(after word: Int, limit: Int, skipping most: Int = 0) -> SpeakerPhrase? {
        var at = word + 1
        for step in 0...most {
            guard at < limit, scene.passage.between(at - 1).subtracting([.quote]).isEmpty, !scene.isQuoted(at) else {
                return nil
            }
            if let phrase = scene.phrases.phrase(at: at, limit: limit), !phrase.isEmpty {
                return scene.phrases.naming(phrase, from: at, limit: limit)
            }
            // `disampaikan dalam kapasitas kepala desa`: only `oleh` leads to who said it.
            if scene.term(at).contains(.preposition), !scene.term(at).contains(.oleh) { return nil }
            if step < most { at += 1 }
        }
        guard word + 1 < limit, scene.term(word + 1).contains(.some) else { return nil }
        return scene.phrases.naming(nil, from: word + 1, limit: limit)
    }

    /// `Bawaslu Jabar: Tiga Pola Bansos Ditunggangi`.
    private mutating func colon(_ sentence: Sentence, _ index: Int) -> Said? {
        for word in sentence.words.dropLast() where scene.passage.between(word).contains(.colon) {
            guard let phrase = scene.phrases.phrase(endingAt: word, from: sentence.words.lowerBound), !phrase.isEmpty
            else {
                continue
            }
            let start = phrase.words.lowerBound
            let isLed = start == sentence.words.lowerBound || !scene.passage.before(start).isEmpty
            // `Klarifikasi Dinas Pendidikan: Tidak Ada Paksaan`
            if isLed || scene.term(start - 1).contains(.speechNoun) {
                return said(phrase, from: start, index)
            }
            // `Kades di Adonara: Saya Cuma Antar`: who speaks stands before the preposition.
            guard scene.term(start - 1).contains(.preposition), start - 1 > sentence.words.lowerBound,
                let speaker = scene.phrases.phrase(endingAt: start - 2, from: sentence.words.lowerBound),
                !speaker.isEmpty
            else { return nil }
            return said(speaker, from: speaker.words.lowerBound, index)
        }
        return nil
    }

    /// The speaker that a phrase names.
    private mutating func said(_ phrase: SpeakerPhrase, from word: Int, _ index: Int) -> Said? {
        let words = scene.text(min(word, phrase.words.lowerBound)..<phrase.words.upperBound)
        if phrase.isPronoun {
            // `Sopir truk, Sarjono, terlihat di sana, namun ia mengaku lewat`
            if word == phrase.words.lowerBound, !scene.phrases.isTitle,
                case .person(let number)? = subject(of: scene.passage.sentences[index], index, before: word)
            {
                return Said(speaker: .person(number), words: words)
            }
            return Said(speaker: pronoun(index, isMore: false) ?? .nobody, words: words)
        }
        if let name = phrase.name {
            if isStray(name, phrase) { return nil }
            if name.count == 1, phrase.role == nil, cast.person(scene.tokens(name)) == nil,
                let called = cast.nicknamed(scene.tokens(name)[0])
            {
                return Said(speaker: .person(called), words: words)
            }
            let number =
                scene.phrases.isTitle
                ? cast.person(scene.tokens(name), office: scene.office(phrase.role))
                : scene.meet(name, phrase, in: &cast, sentence: index)
            if let number { return Said(speaker: .person(number), words: words, role: phrase.role.map(scene.text)) }
        }
        if let role = phrase.role {
            if isSeveral(phrase) { return Said(speaker: .nobody, words: words) }
            if let holder = cast.holder(of: scene.office(role), sentence: index) {
                return Said(speaker: .person(holder), words: words, role: scene.text(role))
            }
            let isNamed = phrase.isCapitalised && !role.contains { scene.term($0).contains(.anybody) }
            guard isNamed else { return Said(speaker: .nobody, words: words) }
            let office = scene.office(role)
            let full =
                office.isEmpty
                ? scene.text(role) : cast.fullest(scene.text(role), words: role.count, office: office)
            return Said(speaker: .office(full), words: words)
        }
        if let institution = phrase.institution {
            // `Lembaga itu mengimbau`
            let next = institution.upperBound
            if institution.count == 1, next < scene.passage.words.count, scene.term(next).contains(.this),
                scene.passage.before(next).isEmpty, case .body? = pronoun(index, isMore: false)
            {
                return Said(speaker: pronoun(index, isMore: false) ?? .nobody, words: words)
            }
            let body = scene.body(institution)
            let full = scene.text(institution)
            let number = cast.meet(body: full, words: institution.count, kind: body.kind, region: body.region)
            return Said(
                speaker: number.map { .body($0) } ?? .office(full),
                words: words,
                body: institution.count > 1 ? full : nil
            )
        }
        return nil
    }

    /// `Pembaca silakan menilai`: a capital at the beginning of a sentence makes no name where nobody is called so.
    private func isStray(_ name: Range<Int>, _ phrase: SpeakerPhrase) -> Bool {
        guard name.count == 1, phrase.role == nil, !scene.phrases.isTitle,
            scene.phrases.beginsSentence(name.lowerBound),
            !scene.passage.words[name.lowerBound].shape.contains(.allCaps), cast.person(scene.tokens(name)) == nil
        else { return false }
        let next = name.upperBound
        if scene.phrases.endsInEnclitic(name.lowerBound) { return true }
        guard next < scene.passage.words.count, scene.passage.before(next).isEmpty else { return false }
        return scene.term(next).isDisjoint(with: .tell) || scene.term(name.lowerBound).contains(.common)
    }
}
