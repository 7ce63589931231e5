/// Eight bytes of a text, asked about together: each answer is the high bit of a byte.
struct EightBytes {
    let bytes: UInt64

    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// - Parameter at: Eight bytes stand there at the least.
    @inline(__always)
    init(of raw: borrowing RawSpan, at offset: Int) {
        bytes = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
    }

    /// ASCII letters.
    @inline(__always)
    var letters: UInt64 {
        let small = sevens | 0x2020_2020_2020_2020
        return EightBytes.atLeast(0x61, small) & ~EightBytes.atLeast(0x7B, small) & ascii
    }

    /// Of the ASCII letters, those that lack the bit 0x20.
    @inline(__always)
    var uppers: UInt64 { letters & ~(bytes << 2) }

    /// ASCII digits.
    @inline(__always)
    var digits: UInt64 { EightBytes.atLeast(0x30, sevens) & ~EightBytes.atLeast(0x3A, sevens) & ascii }

    /// White space but that of Unicode, and all other control characters but DEL.
    @inline(__always)
    var blanks: UInt64 { ~EightBytes.atLeast(0x21, sevens) & ascii }

    /// Control characters but DEL: line feeds among them.
    @inline(__always)
    var controls: UInt64 { ~EightBytes.atLeast(0x20, sevens) & ascii }

    /// Bytes that are a certain ASCII character.
    @inline(__always)
    func equal(to byte: UInt8) -> UInt64 {
        ~EightBytes.atLeast(1, sevens ^ (UInt64(byte) &* EightBytes.ones)) & ascii
    }

    /// Bytes of characters that are not ASCII.
    @inline(__always)
    var beyondASCII: UInt64 { bytes & EightBytes.highBits }

    /// How many bytes from the first are ASCII letters or digits.
    @inline(__always)
    var leadingWord: Int { EightBytes.leading(letters | digits) }

    /// Letters in lower case; what is neither letter nor digit is changed too.
    var folded: UInt64 { bytes | 0x2020_2020_2020_2020 }

    /// How many bytes from the first have an answer.
    @inline(__always)
    static func leading(_ answer: UInt64) -> Int { (~answer & highBits).trailingZeroBitCount >> 3 }

    private var ascii: UInt64 { ~beyondASCII & EightBytes.highBits }
    private var sevens: UInt64 { bytes & ~EightBytes.highBits }

    /// Whether the low seven bits of each byte are `least` at the least.
    @inline(__always)
    private static func atLeast(_ least: UInt64, _ sevens: UInt64) -> UInt64 {
        (sevens &+ (0x80 - least) &* ones) & highBits
    }
}
