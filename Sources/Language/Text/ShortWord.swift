/// A word of at most 15 ASCII letters and digits, as nearly all are: found and folded eight bytes at a time, without asking what
/// each of them is.
struct ShortWord {
    let count: Int
    let shape: Word.Shape
    /// The folded form, little-endian; 0 behind `count`.
    private let low: UInt64
    private let high: UInt64

    /// Nil where no such word begins, where it is longer, or where it may go on behind an apostrophe or a character that is not ASCII.
    @inline(__always)
    init?(in bytes: borrowing Span<UInt8>, from start: Int) {
        guard start + 16 <= bytes.count else { return nil }
        let raw = bytes.bytes
        let low = EightBytes(of: raw, at: start)
        var count = low.leadingWord
        let kept = ShortWord.first(count)
        var seen = Kinds(low, kept)
        var high: UInt64 = 0
        if count == 8 {
            let next = EightBytes(of: raw, at: start + 8)
            let more = next.leadingWord
            guard more < 8 else { return nil }
            let keptBehind = ShortWord.first(more)
            count += more
            seen.add(Kinds(next, keptBehind))
            high = next.folded & keptBehind
        }
        guard count > 0, !ShortWord.mayGoOn(bytes[unchecked: start + count]) else { return nil }
        (self.count, self.shape, self.low, self.high) = (count, seen.shape, low.folded & kept, high)
    }

    @inline(__always)
    func store(into scratch: UnsafeMutableRawBufferPointer) {
        scratch.storeBytes(of: low.littleEndian, as: UInt64.self)
        scratch.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
    }

    /// What the folded form is looked up by.
    @inline(__always)
    var key: UInt64 { FoldedForm.key(low, high, count: count) }

    /// The bits of the first bytes of eight.
    @inline(__always)
    private static func first(_ count: Int) -> UInt64 { count == 8 ? .max : (1 << UInt64(count * 8)) &- 1 }

    /// Whether a word may go on behind such a byte: `'`, `` ` ``, or part of a character that is not ASCII.
    @inline(__always)
    private static func mayGoOn(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x60 || byte >= 0x80 }

    /// Which bytes are what: a bit each.
    private struct Kinds {
        var letters: UInt64
        var uppers: UInt64
        var digits: UInt64

        /// - Parameter kept: The bits of the bytes that are asked about.
        @inline(__always)
        init(_ eight: EightBytes, _ kept: UInt64) {
            letters = eight.letters & kept
            uppers = eight.uppers & kept
            digits = eight.digits & kept
        }

        /// The bytes behind take the bits beside.
        @inline(__always)
        mutating func add(_ behind: Kinds) {
            letters |= behind.letters >> 1
            uppers |= behind.uppers >> 1
            digits |= behind.digits >> 1
        }

        @inline(__always)
        var shape: Word.Shape {
            var shape: Word.Shape = uppers & 0x80 != 0 ? .capitalised : []
            if letters != 0 { shape.insert(.letters) }
            if digits != 0 { shape.insert(.digits) }
            if uppers == letters, uppers & (uppers &- 1) != 0 { shape.insert(.allCaps) }
            return shape
        }
    }
}
