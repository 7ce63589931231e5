/// Which words may be of a person's name, and which of an office's.
extension PhraseReader {
    /// A word that may be part of a person's name.
    func isName(_ word: Int) -> Bool {
        if isPlainName(word) { return true }
        guard term(word).contains(.surname), passage.words[word].isCapitalised else { return false }
        // `pesan Agung`, `Agung membenarkan`
        if word > 0, !term(word - 1).isDisjoint(with: [.said, .according]), passage.between(word - 1).isEmpty {
            return true
        }
        if !isTitle, word + 1 < passage.words.count, term(word + 1).contains(.tell), passage.between(word).isEmpty,
            !term(word).contains(.role)
        {
            return word == 0 || !isOffice(word - 1) || !passage.between(word - 1).isEmpty
        }
        if term(word).contains(.opener), beginsSentence(word) { return false }
        if word > 0, isPlainName(word - 1), passage.between(word - 1).isEmpty { return true }
        let isLed = word > 0 && isOffice(word - 1) && passage.between(word - 1).isEmpty
        return !isLed && word + 1 < passage.words.count && isPlainName(word + 1) && passage.between(word).isEmpty
    }

    private func isPlainName(_ word: Int) -> Bool {
        let shape = passage.words[word].shape
        guard shape.contains(.capitalised), shape.contains(.letters), !shape.contains(.digits) else { return false }
        let term = term(word)
        if term.contains(.title) || isTitle && term.contains(.common) { return false }
        if isTitle, isVerbOfTitles(word) { return false }
        if shape.contains(.allCaps), !isTitle, passage.words[word].range.count > 3 { return false }
        if isUnit(word) || isNumeral(word) || isHandle(word) || endsInEnclitic(word) || strays.isChannel[word] {
            return false
        }
        return term.isDisjoint(with: .notName) && !(word < places.count && places[word]) && !isGlued(word)
    }

    /// `Malamnya Sarifa`, `Setelahnya Yosep`: a capital that only the beginning of the sentence gives.
    func endsInEnclitic(_ word: Int) -> Bool {
        let range = passage.words[word].range
        return range.count > 5 && passage.bytes[range].suffix(3).elementsEqual([0x6E, 0x79, 0x61])
    }

    /// `Komisi XI Andreas`; but `Paku Buwono XIII` ends a name, and one letter may be a name's (`I Nyoman`).
    func isNumeral(_ word: Int) -> Bool {
        guard passage.words[word].shape.contains(.allCaps),
            passage.bytes[passage.words[word].range].allSatisfy({ $0 == 0x49 || $0 == 0x56 || $0 == 0x58 })
        else { return false }
        if word > 0, passage.between(word - 1).isEmpty, isOffice(word - 1) { return true }
        return word + 1 < passage.words.count && passage.between(word).isEmpty && passage.words[word + 1].isCapitalised
    }

    /// `@HumasMabes_ID`
    private func isHandle(_ word: Int) -> Bool {
        let start = passage.words[word].range.lowerBound
        guard start > 0 else { return false }
        return [UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "#")].contains(passage.bytes[start - 1])
    }

    /// `menurut Hadi istri dan anak`, `kata Ngongo sementara`: what is written small behind a name is another's office.
    func endsName(_ word: Int, from start: Int) -> Bool {
        guard word > start, !passage.words[word].isCapitalised else { return false }
        return !term(word).isDisjoint(with: [.role, .acting]) && isPlainName(word - 1) && !isOffice(word - 1)
            && passage.between(word - 1).isEmpty
    }

    /// `KPK dan Mendagri`, `Pemkab tengah menyiapkan`
    func isTrailing(_ word: Int) -> Bool {
        !passage.words[word].isCapitalised && term(word).contains(.trailing) && !(word < places.count && places[word])
    }

    /// `Pj Bupati Kumpulkan Kades`: in a title what ends in -kan is a verb.
    private func isVerbOfTitles(_ word: Int) -> Bool {
        let letters = passage.bytes[passage.words[word].range]
        return letters.count > 6 && letters.suffix(3).elementsEqual([0x6B, 0x61, 0x6E])
    }

    /// `SerentakPeneliti`, `TNISalah`: a heading that has lost its line feed runs into the sentence behind it.
    private func isGlued(_ word: Int) -> Bool {
        let letters = passage.bytes[passage.words[word].range]
        var capitals = 0
        for (index, letter) in letters.enumerated() {
            let isCapital = (0x41...0x5A).contains(letter)
            if isCapital, index > capitals, index > 2 { return true }
            if isCapital, index == capitals { capitals += 1 }
        }
        return capitals > 2 && capitals < letters.count
    }

    /// A word that may stand in an office or a body's name.
    func isOffice(_ word: Int) -> Bool {
        if word < places.count, places[word] { return true }
        if !term(word).isDisjoint(with: [.role, .office, .institution, .acting, .rank]) { return true }
        return isAcronym(word) || isUnit(word)
    }

    /// `Dandim 0101/BS`: the letters of a unit behind its number.
    private func isUnit(_ word: Int) -> Bool {
        word > 0 && passage.words[word].shape.contains(.allCaps) && passage.words[word - 1].isNumber
            && passage.between(word - 1) == .slash
    }

    /// `Kepala UPTD`: an abbreviation behind an office is part of it; of three letters it may be initials.
    private func isAcronym(_ word: Int) -> Bool {
        guard !isTitle, word > 0, passage.words[word].shape.contains(.allCaps), passage.words[word].range.count > 3,
            term(word).isDisjoint(with: .notName), passage.between(word - 1).isEmpty
        else { return false }
        let before = term(word - 1)
        return !before.isDisjoint(with: [.role, .office, .institution]) && before.isDisjoint(with: [.rank, .named])
    }
}
