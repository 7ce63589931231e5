/// Finds the place and outlet that a report opens with: `BALIKPAPAN – `, `Jakarta (ANTARA) - `, `OUTLET.ID, KOTA - `,
/// `READIN – BALIKPAPAN. `.
struct Dateline {
    let bytes: [UInt8]
    let words: [Word]

    private static let longest = 96
    private static let mostWords = 8

    /// The byte behind the dateline's dash or full stop; nil where the line has no dateline.
    func end(_ start: Int, _ lineEnd: Int, _ firstWord: Int) -> Int? {
        let limit = min(lineEnd, start + Dateline.longest)
        guard let dash = firstDash(start, limit) else { return nil }
        var index = firstWord
        var marked = false
        var count = 0
        while index < words.count, Int(words[index].start) < dash.start {
            let word = words[index]
            let afterDot = index > firstWord && bytes[Int(word.start) - 1] == UInt8(ascii: ".")
            let beforeDot =
                Int(word.end) < limit && bytes[Int(word.end)] == UInt8(ascii: ".") && Int(word.end) + 1 < limit
                && bytes[Int(word.end) + 1] != 0x20
            guard word.isCapitalised || word.isNumber || afterDot || beforeDot else { return nil }
            if (word.shape.contains(.allCaps) && word.range.count > 3) || afterDot { marked = true }
            if Int(word.start) > start, bytes[Int(word.start) - 1] == UInt8(ascii: "(") { marked = true }
            count += 1
            index += 1
        }
        guard count > 0, count <= Dateline.mostWords, marked || count <= 3 else { return nil }
        guard dash.end < lineEnd else { return nil }
        return marked ? extended(dash.end, lineEnd, index) : dash.end
    }

    /// The dateline may go on behind its dash with a place in capitals: `READIN – BALIKPAPAN. `
    private func extended(_ from: Int, _ lineEnd: Int, _ firstWord: Int) -> Int {
        var index = firstWord
        while index < words.count, index - firstWord < 4, words[index].shape.contains(.allCaps),
            Int(words[index].start) - from < 48
        {
            index += 1
        }
        guard index > firstWord else { return from }
        var at = Int(words[index - 1].end)
        while at < lineEnd, Blank.length(bytes, at) > 0 { at += Blank.length(bytes, at) }
        guard at < lineEnd else { return from }
        if bytes[at] == UInt8(ascii: "."), at + 1 < lineEnd, bytes[at + 1] == 0x20 { return at + 1 }
        let dash = dashLength(at, lineEnd)
        return dash > 0 && at + dash < lineEnd ? at + dash : from
    }

    private func firstDash(_ start: Int, _ limit: Int) -> (start: Int, end: Int)? {
        var at = start
        while at < limit {
            let length = dashLength(at, limit)
            if length > 0, at > start {
                let wide = bytes[at] != UInt8(ascii: "-") || length > 1
                let before = bytes[at - 1] == 0x20 || bytes[at - 1] == 0xA0
                let after = at + length < limit && (bytes[at + length] == 0x20 || bytes[at + length] == 0xC2)
                if wide || before || after { return (at, at + length) }
                at += length
            } else {
                switch bytes[at] {
                case UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): return nil
                default: at += 1
                }
            }
        }
        return nil
    }

    private func dashLength(_ at: Int, _ limit: Int) -> Int {
        if bytes[at] == UInt8(ascii: "-") {
            var end = at
            while end < limit, bytes[end] == UInt8(ascii: "-") { end += 1 }
            return end - at
        }
        if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80, (0x92...0x95).contains(bytes[at + 2]) {
            return 3
        }
        return 0
    }
}
