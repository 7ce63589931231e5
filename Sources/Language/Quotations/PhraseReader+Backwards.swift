/// Phrases read from their end: who stands before a verb.
extension PhraseReader {
    /// The phrase that ends with a word, or with the brackets behind it.
    func phrase(endingAt last: Int, from first: Int) -> SpeakerPhrase? {
        if term(last).contains(.pronoun) { return SpeakerPhrase(words: last..<(last + 1), isPronoun: true) }
        var start = last
        guard belongs(start, isFirst: false) else { return nil }
        while start > first, last - start < PhraseReader.longest {
            if joins(start - 1), belongs(start - 1, isFirst: false) {
                start -= 1
            } else if passage.between(start - 1).contains(.close), let open = openBracket(before: start, from: first) {
                start = open
            } else {
                break
            }
        }
        // `Jurianto Syah, S.IP mengatakan`
        if start > first, passage.before(start) == .comma, isDegrees(start...last), isName(start - 1) {
            return phrase(endingAt: start - 1, from: first)
        }
        while start < last, !belongs(start, isFirst: true) { start += 1 }
        guard var phrase = self.phrase(at: start, limit: last + 1) else { return nil }
        // In a title a comma parts one report from the other.
        if isTitle { return phrase }
        if phrase.name != nil, phrase.role == nil { roleBeforeComma(&phrase, from: first) }
        if phrase.name == nil { nameBeforeComma(&phrase, from: first) }
        return phrase
    }

    /// `S.IP`, `M.Si`, `SH MH`
    private func isDegrees(_ words: ClosedRange<Int>) -> Bool {
        if words.allSatisfy({ isDegree($0) }) { return true }
        guard words.count == 2, passage.between(words.lowerBound) == .dot else { return false }
        return passage.words[words.lowerBound].range.count == 1 && passage.words[words.upperBound].range.count <= 4
    }

    private func openBracket(before word: Int, from first: Int) -> Int? {
        var at = word - 1
        while at > first, word - at < 8 {
            if passage.before(at).contains(.open) { return belongs(at - 1, isFirst: false) ? at - 1 : nil }
            at -= 1
        }
        return nil
    }
}
