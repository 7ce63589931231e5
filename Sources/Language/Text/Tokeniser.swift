/// Cuts UTF-8 bytes into words, and folds each while it goes: lower case, diacritics off, apostrophes and zero-width
/// characters out. Linear in the bytes; no allocation per word.
struct Tokeniser {
    /// Folded forms longer than this are nobody's vocabulary.
    static let longestTerm = 64

    /// Calls `body` for each word: its first byte, the byte behind it, its shape, and its folded form (cut at
    /// `longestTerm`), which is valid during the call only.
    @inline(__always)
    static func forEachWord(
        in bytes: borrowing Span<UInt8>,
        _ body: (_ start: Int, _ end: Int, _ shape: Word.Shape, _ folded: FoldedForm) -> Void
    ) {
        withUnsafeTemporaryAllocation(byteCount: longestTerm + FoldedForm.padding, alignment: 8) { scratch in
            var at = 0
            let count = bytes.count
            var joined = false
            while at < count {
                // Most of what stands between words.
                if bytes[unchecked: at] == 0x20 {
                    at += 1
                    joined = false
                    continue
                }
                if let short = ShortWord(in: bytes, from: at) {
                    short.store(into: scratch)
                    let shape = joined && at > 0 ? short.shape.union(.hyphenated) : short.shape
                    body(at, at + short.count, shape, FoldedForm(scratch, count: short.count))
                    at += short.count
                    joined = false
                    continue
                }
                let first = Letters.character(bytes, at)
                switch first.kind {
                case .lower, .upper, .digit:
                    break
                case .hyphen:
                    at += first.length
                    joined = true
                    continue
                default:
                    at += first.length
                    joined = false
                    continue
                }
                let start = at
                var end = at
                var shape: Word.Shape = first.kind == .upper ? .capitalised : []
                if joined, start > 0 { shape.insert(.hyphenated) }
                var length = 0
                var uppers = 0
                var lowers = 0
                var digits = 0
                scan: while at < count {
                    // Most bytes of any text.
                    let byte = bytes[at]
                    if byte >= 0x61, byte <= 0x7A {
                        if length < longestTerm { scratch[length] = byte }
                        length += 1
                        lowers += 1
                        at += 1
                        end = at
                        continue scan
                    }
                    let next = Letters.character(bytes, at)
                    switch next.kind {
                    case .lower: lowers += 1
                    case .upper: uppers += 1
                    case .digit: digits += 1
                    case .ignorable:
                        at += next.length
                        continue scan
                    case .apostrophe:
                        // Only between two letters.
                        let behind = at + next.length
                        guard behind < count, lowers + uppers > 0 else { break scan }
                        switch Letters.character(bytes, behind).kind {
                        case .lower, .upper:
                            at = behind
                            continue scan
                        default: break scan
                        }
                    case .other, .hyphen: break scan
                    }
                    if next.folded != 0 {
                        if length < longestTerm { scratch[length] = next.folded }
                        length += 1
                    } else {
                        for offset in 0..<next.length {
                            if length < longestTerm { scratch[length] = bytes[at + offset] }
                            length += 1
                        }
                    }
                    at += next.length
                    end = at
                }
                if digits > 0 { shape.insert(.digits) }
                if uppers + lowers > 0 { shape.insert(.letters) }
                if uppers > 1, lowers == 0 { shape.insert(.allCaps) }
                body(start, end, shape, FoldedForm(scratch, count: min(length, longestTerm)))
                joined = false
            }
        }
    }
}
