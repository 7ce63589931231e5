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
            var joined = false
            while at < bytes.count {
                let byte = bytes[unchecked: at]
                // Blanks, stops and commas: no letter or digit of ASCII is less.
                if byte < 0x30 {
                    joined = byte == UInt8(ascii: "-")
                    at += 1
                    continue
                }
                let word: CutWord
                var key: UInt64?
                if let short = ShortWord(in: bytes, from: at) {
                    short.store(into: scratch)
                    let end = at + short.count
                    word = CutWord(end: end, next: end, length: short.count, shape: short.shape)
                    key = short.key
                } else if let other = CutWord(in: bytes, from: at, into: scratch) {
                    word = other
                } else {
                    let mark = Letters.character(bytes, at)
                    joined = mark.kind == .hyphen
                    at += mark.length
                    continue
                }
                let shape = joined && at > 0 ? word.shape.union(.hyphenated) : word.shape
                body(at, word.end, shape, FoldedForm(scratch, count: word.length, key: key))
                at = word.next
                joined = false
            }
        }
    }
}

/// A word as it is cut out, character by character where it is no `ShortWord`.
private struct CutWord {
    /// Behind its last byte, and behind what belongs to it though it does not count.
    let end: Int
    let next: Int
    /// Of the folded form, in bytes.
    let length: Int
    let shape: Word.Shape

    @inline(__always)
    init(end: Int, next: Int, length: Int, shape: Word.Shape) {
        (self.end, self.next, self.length, self.shape) = (end, next, length, shape)
    }

    /// Nil where no word begins.
    ///
    /// Not inlined: few words are so, and their many variables would push those of all others out of the registers.
    ///
    /// - Parameter scratch: Where the folded form goes.
    @inline(never)
    init?(in bytes: borrowing Span<UInt8>, from start: Int, into scratch: UnsafeMutableRawBufferPointer) {
        let first = Letters.character(bytes, start).kind
        guard first == .lower || first == .upper || first == .digit else { return nil }
        var (at, end, length) = (start, start, 0)
        var (uppers, lowers, digits) = (0, 0, 0)
        func add(_ byte: UInt8) {
            if length < Tokeniser.longestTerm { scratch[length] = byte }
            length += 1
        }
        scan: while at < bytes.count {
            // Most bytes of any text.
            let byte = bytes[at]
            if byte >= 0x61, byte <= 0x7A {
                add(byte)
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
                guard behind < bytes.count, lowers + uppers > 0 else { break scan }
                switch Letters.character(bytes, behind).kind {
                case .lower, .upper:
                    at = behind
                    continue scan
                default: break scan
                }
            case .other, .hyphen: break scan
            }
            if next.folded != 0 {
                add(next.folded)
            } else {
                for offset in 0..<next.length { add(bytes[at + offset]) }
            }
            at += next.length
            end = at
        }
        var shape: Word.Shape = first == .upper ? .capitalised : []
        if digits > 0 { shape.insert(.digits) }
        if uppers + lowers > 0 { shape.insert(.letters) }
        if uppers > 1, lowers == 0 { shape.insert(.allCaps) }
        self.init(end: end, next: at, length: min(length, Tokeniser.longestTerm), shape: shape)
    }
}
