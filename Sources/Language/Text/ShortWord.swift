/// A word of at most 15 ASCII letters and digits, as nearly all are: found and folded eight bytes at a time, without asking what
/// each of them is.
struct ShortWord {
    let count: Int
    let shape: Word.Shape
    /// The folded form, little-endian; what stands behind `count` is nobody's.
    private let low: UInt64
    private let high: UInt64

    /// Nil where no such word begins, where it is longer, or where it may go on behind an apostrophe or a character that is not ASCII.
    @inline(__always)
    init?(in bytes: borrowing Span<UInt8>, from start: Int) {
        guard start + 16 <= bytes.count else { return nil }
        let raw = bytes.bytes
        let low = Eight(raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
        var count = low.leading
        var seen = low.kinds(of: count)
        var high: UInt64 = 0
        if count == 8 {
            let next = Eight(raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start + 8, as: UInt64.self))
            let more = next.leading
            guard more < 8 else { return nil }
            count += more
            seen.add(next.kinds(of: more))
            high = next.folded
        }
        guard count > 0, !ShortWord.mayGoOn(bytes[unchecked: start + count]) else { return nil }
        (self.count, self.shape, self.low, self.high) = (count, seen.shape, low.folded, high)
    }

    @inline(__always)
    func store(into scratch: UnsafeMutableRawBufferPointer) {
        scratch.storeBytes(of: low.littleEndian, as: UInt64.self)
        scratch.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
    }

    /// Whether a word may go on behind such a byte: `'`, `` ` ``, or part of a character that is not ASCII.
    @inline(__always)
    private static func mayGoOn(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x60 || byte >= 0x80 }

    /// Which bytes are what: a bit each.
    private struct Kinds {
        var letters: UInt64
        var uppers: UInt64
        var digits: UInt64

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

    /// Eight bytes of a text, and the high bit of each that is a letter or a digit.
    private struct Eight {
        private let bytes: UInt64
        private let letters: UInt64
        private let digits: UInt64

        private static let highBits: UInt64 = 0x8080_8080_8080_8080

        /// The low seven bits of each byte, and whether that is `least` at the least: in its high bit.
        @inline(__always)
        private static func atLeast(_ least: UInt64, _ sevens: UInt64) -> UInt64 {
            sevens &+ (0x80 - least) &* 0x0101_0101_0101_0101
        }

        @inline(__always)
        init(_ loaded: UInt64) {
            bytes = UInt64(littleEndian: loaded)
            let ascii = ~bytes & Eight.highBits
            let sevens = bytes & ~Eight.highBits
            let small = sevens | 0x2020_2020_2020_2020
            letters = Eight.atLeast(0x61, small) & ~Eight.atLeast(0x7B, small) & ascii
            digits = Eight.atLeast(0x30, sevens) & ~Eight.atLeast(0x3A, sevens) & ascii
        }

        /// How many bytes from the first are letters or digits.
        @inline(__always)
        var leading: Int { (~(letters | digits) & Eight.highBits).trailingZeroBitCount >> 3 }

        /// Of ASCII letters and digits, the upper-case letters alone lack the bit 0x20.
        var folded: UInt64 { bytes | 0x2020_2020_2020_2020 }

        @inline(__always)
        func kinds(of count: Int) -> Kinds {
            let kept: UInt64 = count == 8 ? .max : (1 << UInt64(count * 8)) &- 1
            return Kinds(letters: letters & kept, uppers: letters & ~(bytes << 2) & kept, digits: digits & kept)
        }
    }
}
