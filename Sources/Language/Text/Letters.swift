/// What the bytes of UTF-8 text are, as far as Indonesian news needs it; broken UTF-8 is read without complaint.
enum Letters {
    enum Kind: UInt8 {
        case other
        case lower
        case upper
        case digit
        /// Zero-width: belongs to the word it stands in, and does not count.
        case ignorable
        /// `'` and its curly forms.
        case apostrophe
        case hyphen
    }

    /// A character: what it is, its length in bytes, and the ASCII byte it is folded to; 0 where it stays as it is.
    struct Character {
        var kind: Kind
        var length: Int
        var folded: UInt8
    }

    /// The character at `at`. Its length never reaches behind the end, and is never 0.
    @inline(__always)
    static func character(_ bytes: borrowing Span<UInt8>, _ at: Int) -> Character {
        let byte = bytes[at]
        if byte < 0x80 {
            switch byte {
            case 0x61...0x7A: return Character(kind: .lower, length: 1, folded: byte)
            case 0x41...0x5A: return Character(kind: .upper, length: 1, folded: byte | 0x20)
            case 0x30...0x39: return Character(kind: .digit, length: 1, folded: byte)
            case 0x27, 0x60: return Character(kind: .apostrophe, length: 1, folded: 0)
            case 0x2D: return Character(kind: .hyphen, length: 1, folded: 0)
            default: return Character(kind: .other, length: 1, folded: 0)
            }
        }
        return wide(bytes, at, byte)
    }

    @inline(never)
    private static func wide(_ bytes: borrowing Span<UInt8>, _ at: Int, _ lead: UInt8) -> Character {
        let left = bytes.count - at
        switch lead {
        case 0xC2 where left >= 2:
            // U+00A0 to U+00BF: spaces, signs, guillemets; the soft hyphen is not seen.
            return Character(kind: bytes[at + 1] == 0xAD ? .ignorable : .other, length: 2, folded: 0)
        case 0xC3 where left >= 2:
            let second = bytes[at + 1]
            guard second >= 0x80, second <= 0xBF, second != 0x97, second != 0xB7 else {
                return Character(kind: .other, length: 2, folded: 0)
            }
            return Character(kind: second < 0xA0 ? .upper : .lower, length: 2, folded: latin1[Int(second & 0x1F)])
        case 0xC4...0xDF where left >= 2:
            // Combining accents (U+0300 to U+036F) do not count.
            let second = bytes[at + 1]
            let combining = lead == 0xCC || (lead == 0xCD && second < 0xB0)
            return Character(kind: combining ? .ignorable : .lower, length: 2, folded: 0)
        case 0xE2 where left >= 3:
            return punctuation(bytes[at + 1], bytes[at + 2])
        case 0xE3 where left >= 3:
            return Character(kind: bytes[at + 1] == 0x80 ? .other : .lower, length: 3, folded: 0)
        case 0xEF where left >= 3:
            let mark = bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF
            return Character(kind: mark ? .ignorable : .other, length: 3, folded: 0)
        case 0xE0...0xEE where left >= 3:
            return Character(kind: .lower, length: 3, folded: 0)
        case 0xF0...0xF4 where left >= 4:
            return Character(kind: .other, length: 4, folded: 0)
        default:
            return Character(kind: .other, length: 1, folded: 0)
        }
    }

    /// U+2000 to U+2FFF: spaces, dashes, quotation marks, symbols.
    private static func punctuation(_ second: UInt8, _ third: UInt8) -> Character {
        guard second == 0x80 else {
            let joiner = second == 0x81 && third >= 0xA0
            return Character(kind: joiner ? .ignorable : .other, length: 3, folded: 0)
        }
        switch third {
        case 0x8B...0x8F, 0xAA...0xAE: return Character(kind: .ignorable, length: 3, folded: 0)
        case 0x90, 0x91: return Character(kind: .hyphen, length: 3, folded: 0)
        case 0x98, 0x99, 0x9B: return Character(kind: .apostrophe, length: 3, folded: 0)
        default: return Character(kind: .other, length: 3, folded: 0)
        }
    }

    /// The base letters of U+00C0 to U+00DF, which are also those of U+00E0 to U+00FF; 0 where there is none.
    private static let latin1: [UInt8] =
        Array("aaaaaaaceeeeiiii".utf8) + [0x64] + Array("nooooo".utf8) + [0]
        + Array("ouuuuy".utf8) + [0, 0x79]
}
