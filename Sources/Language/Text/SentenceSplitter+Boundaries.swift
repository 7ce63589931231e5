/// Whether a mark ends a sentence: abbreviations, initials and numbers of lists do not.
extension SentenceSplitter {
    /// Whether a sentence ends between `behind` and `next`. `word` is the first word behind the mark.
    func isBoundary(
        _ mark: Int,
        _ behind: Int,
        _ next: Int,
        start: Int,
        isSingleDot: Bool,
        _ closed: Bool
    ) -> Bool {
        guard word > 0, Int(words[word - 1].start) >= start else { return false }
        let last = words[word - 1]
        let touches = Int(last.end) == mark
        let spaced = next > behind
        let character = Letters.character(bytes.span, next)
        switch character.kind {
        case .lower, .hyphen:
            return false
        case .digit:
            guard spaced else { return false }
            return !(isSingleDot && touches && !closed && isAbbreviated(last, before: nil, start: start))
        case .upper:
            guard word < words.count else { return true }
            let following = words[word]
            if closed, SentenceWords.attributions.contains(key(following)) { return false }
            if !spaced, !closed { return isSingleDot ? splitsWithoutSpace(last, following, touches) : true }
            guard isSingleDot, touches, !closed else { return true }
            return !isAbbreviated(last, before: following, start: start)
        case .other, .apostrophe, .ignorable:
            switch bytes[next] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "@"):
                return false
            case 0xE2 where isDash(next): return false
            case UInt8(ascii: "\"") where !spaced && isSingleDot && touches:
                // `pada 6 Februari."Pelantikan itu …`: a quotation opens where a space is missing.
                return opensQuotation(last, behind: next)
            default: break
            }
            guard isSingleDot, touches, !closed, word < words.count else { return spaced || closed }
            return spaced && !isAbbreviated(last, before: words[word], start: start)
        }
    }

    /// "politik.Maka" is two sentences; "S.Sos", "Kompas.Com" and "ANTARA.ID" are not.
    func splitsWithoutSpace(_ last: Word, _ following: Word, _ touches: Bool) -> Bool {
        guard touches else { return true }
        let isBody = last.shape.contains(.allCaps) && SentenceWords.shortBodies.contains(key(last))
        guard last.range.count >= 3 || isBody, following.range.count >= 2 || !isStop(Int(following.end)) else {
            return false
        }
        if SentenceWords.domains.contains(key(following)) { return false }
        if last.shape.contains(.allCaps), following.shape.contains(.allCaps) { return false }
        return !SentenceWords.abbreviations.contains(key(last)) && !SentenceWords.degrees.contains(key(last))
    }

    /// Whether a capital stands behind the quotation mark, and the full stop before it ends a sentence.
    func opensQuotation(_ last: Word, behind mark: Int) -> Bool {
        guard last.range.count >= 3, word < words.count, Int(words[word].start) == mark + 1 else { return false }
        return words[word].isCapitalised && !SentenceWords.abbreviations.contains(key(last))
            && !SentenceWords.degrees.contains(key(last))
    }

    /// Whether the full stop behind `last` belongs to it, and the sentence goes on.
    func isAbbreviated(_ last: Word, before following: Word?, start: Int) -> Bool {
        let opens = following.map { SentenceWords.openers.contains(key($0)) } ?? false
        let isFirst = word < 2 || Int(words[word - 2].start) < start
        if last.isNumber { return isFirst && last.range.count <= 3 }
        if isFirst, SentenceWords.romans.contains(key(last)) { return true }
        if last.range.count == 1 {
            if opens { return false }
            return isFirst || !SentenceWords.beforeInitials.contains(key(words[word - 2]))
        }
        if SentenceWords.abbreviations.contains(key(last)) { return !opens || following == nil }
        if SentenceWords.degrees.contains(key(last)), last.isCapitalised { return !opens }
        return false
    }
}
