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
            let kinds = PlainWord.kinds.span
            var at = 0
            let count = bytes.count
            var joined = false
            while at < count {
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
                if let plain = PlainWord(in: bytes, from: at, kinds) {
                    let length = plain.fold(bytes, from: at, into: scratch)
                    body(start, plain.end, shape.union(plain.shape), FoldedForm(scratch, count: length))
                    at = plain.end
                    joined = false
                    continue
                }
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

/// A word of ASCII letters and digits, as nearly all are: found and folded without asking what each character is.
private struct PlainWord {
    let end: Int
    let shape: Word.Shape

    /// Nil where the word holds another character, or may go on behind an apostrophe.
    @inline(__always)
    init?(in bytes: borrowing Span<UInt8>, from start: Int, _ kinds: borrowing Span<UInt8>) {
        var at = start
        var seen: UInt8 = 0
        var last: UInt8 = 0
        while at < bytes.count {
            last = kinds[unchecked: Int(bytes[unchecked: at])]
            guard last & PlainWord.inWord != 0 else { break }
            seen |= last
            at += 1
        }
        guard last != PlainWord.unclear else { return nil }
        var shape: Word.Shape = seen & (PlainWord.lower | PlainWord.upper) != 0 ? .letters : []
        if seen & PlainWord.digit != 0 { shape.insert(.digits) }
        if seen & (PlainWord.upper | PlainWord.lower) == PlainWord.upper {
            var uppers = at - start
            if shape.contains(.digits) {
                for index in start..<at where bytes[unchecked: index] < 0x41 { uppers -= 1 }
            }
            if uppers > 1 { shape.insert(.allCaps) }
        }
        (end, self.shape) = (at, shape)
    }

    /// Writes the folded form, and says how long it is: of ASCII letters and digits, the letters alone lack the bit 0x20 where
    /// they are upper case.
    @inline(__always)
    func fold(_ bytes: borrowing Span<UInt8>, from start: Int, into scratch: UnsafeMutableRawBufferPointer) -> Int {
        let length = min(end - start, Tokeniser.longestTerm)
        let raw = bytes.bytes
        var at = 0
        // What is read behind the word is nobody's: a form ends at its length.
        let eights = start + length + 8 <= bytes.count ? length : length - 7
        while at < eights {
            let eight = raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start + at, as: UInt64.self)
            scratch.storeBytes(of: eight | 0x2020_2020_2020_2020, toByteOffset: at, as: UInt64.self)
            at += 8
        }
        while at < length {
            scratch[at] = bytes[unchecked: start + at] | 0x20
            at += 1
        }
        return length
    }

    // MARK: Kinds of byte

    private static let lower: UInt8 = 1
    private static let upper: UInt8 = 2
    private static let digit: UInt8 = 4
    private static let inWord = lower | upper | digit
    /// An apostrophe, or part of a character that is not ASCII: the word may go on behind it.
    private static let unclear: UInt8 = 8

    /// By byte.
    static let kinds: [UInt8] = (0...255).map { byte in
        switch byte {
        case 0x61...0x7A: lower
        case 0x41...0x5A: upper
        case 0x30...0x39: digit
        case 0x27, 0x60, 0x80...: unclear
        default: 0
        }
    }
}
