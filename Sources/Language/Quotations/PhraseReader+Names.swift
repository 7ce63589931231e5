/// Names that stand apart from their office: behind a comma, before one, behind what the reporter adds.
extension PhraseReader {
    /// `Kepala Distrik berinisial SU`, `camat bernama lengkap Yunus Arsyad`.
    func nameBehindNaming(_ phrase: inout SpeakerPhrase, limit: Int) {
        var at = phrase.words.upperBound
        let most = min(limit, at + 4)
        while at < most, passage.before(at).isEmpty, !term(at).contains(.named) {
            // `Sekda dilaporkan warga bernama Yusril`: somebody else's name.
            if !term(at).isDisjoint(with: [.role, .anybody]) { return }
            at += 1
        }
        guard at < most, term(at).contains(.named), passage.before(at).isEmpty else { return }
        at += 1
        if at < limit, !passage.words[at].isCapitalised { at += 1 }
        guard let name = name(at: at, limit: limit) else { return }
        phrase.name = name
        phrase.words = phrase.words.lowerBound..<name.upperBound
    }

    /// The name that begins at a word, without ranks before it and degrees behind.
    private func name(at start: Int, limit: Int) -> Range<Int>? {
        var first = start
        let most = min(limit, start + PhraseReader.longest)
        while first < most, term(first).contains(.rank), joins(first) { first += 1 }
        var at = first
        // Bounded, so that a text of names alone costs no more than its length.
        while at < limit, at - first < PhraseReader.longest, isName(at) {
            at += 1
            guard at < limit, joins(at - 1) else { break }
        }
        while at - 1 > first, isDegree(at - 1) { at -= 1 }
        guard at > first, at - first > 1 || !isDegree(first) else { return nil }
        return at - first <= PhraseReader.longestName ? first..<at : nil
    }

    /// `juru bicara mereka, Sunarto`, `salah seorang pengadu, IRW`: what the reporter says of the speaker goes on to
    /// a comma.
    func naming(_ phrase: SpeakerPhrase?, from start: Int, limit: Int, most: Int = 10) -> SpeakerPhrase? {
        if let phrase, phrase.isPronoun || phrase.name != nil && phrase.role == nil { return phrase }
        var at = phrase?.words.upperBound ?? start + 1
        let most = min(limit, at + most)
        while at < most, passage.before(at).isEmpty {
            if term(at).contains(.tell), !term(at - 1).contains(.spokes) { return phrase }
            // `Dandim setempat Letkol Danang`
            if phrase?.name == nil, term(at - 1).contains(.this), let name = name(at: at, limit: limit) {
                var made = phrase ?? SpeakerPhrase(words: start..<start)
                made.name = name
                made.words = start..<name.upperBound
                return made
            }
            at += 1
        }
        guard at < most, passage.before(at).subtracting(.close) == .comma, let name = name(at: at, limit: limit),
            phrase?.name == nil || name.count > 1
        else { return phrase }
        var made = phrase ?? SpeakerPhrase(words: start..<start)
        made.name = name
        made.words = start..<name.upperBound
        made.institution = nil
        return made
    }

    /// `Ketua Bawaslu Soppeng, Nurhikmah Basri`: the name stands behind the office's comma.
    func nameBehindComma(_ phrase: inout SpeakerPhrase, limit: Int) {
        let last = phrase.words.upperBound - 1
        guard last + 1 < limit, passage.between(last).subtracting([.close]) == .comma else { return }
        var at = last + 1
        // `Bupati Kutai Timur, Kalimantan Timur, Agus Herlambang`
        var behind = at
        while behind < limit, behind < places.count, places[behind] || behind == at && term(behind).contains(.office) {
            behind += 1
        }
        if behind > at, behind < limit, passage.between(behind - 1) == .comma { at = behind }
        while at < limit, term(at).contains(.rank), joins(at) { at += 1 }
        let first = at
        while at < limit, isName(at) {
            at += 1
            guard at < limit, joins(at - 1) else { break }
        }
        guard at > first, phrase.name == nil || at - first > 1 else { return }
        // `Bupati Nagan Raya Iskandar A.P., S.Sos., M.Si`: nobody is called by degrees alone.
        guard (first..<at).contains(where: { !isDegree($0) }) else { return }
        // `Direktur Garda Pesisir, Saiful Arief, …`: what stands before the comma is the name of what he leads.
        if phrase.name?.count ?? 1 > 1, at < limit, passage.before(at).isDisjoint(with: [.comma, .open]) { return }
        var end = at
        while end - 1 > first, isDegree(end - 1) { end -= 1 }
        phrase.name = first..<end
        phrase.words = phrase.words.lowerBound..<at
        if at < limit, passage.between(at - 1).contains(.open), let close = bracket(after: at - 1, limit: limit),
            close == at
        {
            phrase.nickname = at
            phrase.words = phrase.words.lowerBound..<(close + 1)
        }
    }

    /// `ketua tim kampanye Fauzan, H. Muzammil`: what stands before the comma is his office.
    func roleBeforeComma(_ phrase: inout SpeakerPhrase, from first: Int) {
        let start = phrase.words.lowerBound
        guard start > first, passage.before(start).subtracting([.close]) == .comma else { return }
        var at = start - 1
        guard belongs(at, isFirst: false) else { return }
        while at > first, joins(at - 1) || passage.between(at - 1).contains(.close), belongs(at - 1, isFirst: false) {
            at -= 1
        }
        while at < start - 1, !belongs(at, isFirst: true) { at += 1 }
        guard (at..<start).contains(where: { !term($0).isDisjoint(with: [.role, .acting]) }) else { return }
        // `Kepada wartawan, Saiful menyebut`: those are spoken to.
        var lead = at - 1
        if lead > first, passage.words[lead].isNumber || term(lead).contains(.several) { lead -= 1 }
        if lead >= first, term(lead).contains(.preposition) { return }
        phrase.role = at..<start
        phrase.words = at..<phrase.words.upperBound
    }

    /// `Uwes, kepala desa di pesisir`: what stands behind the name's comma is an office.
    func role(behind name: Range<Int>, from first: Int, limit: Int) -> Range<Int>? {
        let next = name.upperBound
        guard next < limit, passage.before(next).subtracting(.close) == .comma, !passage.words[next].isCapitalised,
            term(next).contains(.role), let phrase = phrase(at: next, limit: limit), phrase.name == nil
        else { return nil }
        if name.lowerBound > first, term(name.lowerBound - 1).contains(.preposition) {
            guard passage.words[name.lowerBound - 1].range.count > 3 || term(name.lowerBound - 2).contains(.present)
            else {
                return nil
            }
        }
        if name.count == 1 {
            // `Akhirnya, wakil bupati turun tangan`
            if term(name.lowerBound).contains(.common) || name.lowerBound == first && !isParenthesis(next, limit) {
                return nil
            }
        }
        return phrase.role
    }

    /// Whether a second comma ends what the first one began.
    private func isParenthesis(_ start: Int, _ limit: Int) -> Bool {
        var at = start + 1
        while at < min(limit, start + 12) {
            if passage.before(at).contains(.comma) { return true }
            at += 1
        }
        return false
    }

    /// `Achmad Fauzan, calon bupati petahana`: the name stands before the comma.
    func nameBeforeComma(_ phrase: inout SpeakerPhrase, from first: Int) {
        let start = phrase.words.lowerBound
        guard phrase.role != nil, start > first, passage.before(start) == .comma, isName(start - 1) else { return }
        var at = start - 1
        while at > first, joins(at - 1), isName(at - 1) { at -= 1 }
        while at < start - 1, term(at).contains(.rank) { at += 1 }
        phrase.name = at..<start
        phrase.words = at..<phrase.words.upperBound
    }
}
