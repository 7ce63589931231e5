import Model

/// Whether bytes are one JSON object (RFC 8259) in UTF-8, checked without building anything.
struct JSONSyntax {
    /// Deeper nesting is refused.
    static let deepest = 60

    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    static func isObject(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.first == UInt8(ascii: "{") else { return false }
        var syntax = JSONSyntax(bytes: bytes)
        return syntax.run()
    }

    private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// One bit a level: 1 for an object, 0 for an array. No recursion, however the input nests.
    private mutating func run() -> Bool {
        var levels: UInt64 = 0
        var depth = 0
        var wantsValue = true
        while true {
            skipSpace()
            guard at < bytes.count else { return false }
            let byte = bytes[at]
            if wantsValue {
                switch byte {
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    let isObject = byte == UInt8(ascii: "{")
                    guard depth < Self.deepest else { return false }
                    at += 1
                    depth += 1
                    levels = levels << 1 | (isObject ? 1 : 0)
                    skipSpace()
                    guard at < bytes.count else { return false }
                    if bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                        wantsValue = false
                        continue
                    }
                    if isObject { guard key() else { return false } }
                    continue
                case UInt8(ascii: "\""): guard string() else { return false }
                case UInt8(ascii: "t"): guard literal("true") else { return false }
                case UInt8(ascii: "f"): guard literal("false") else { return false }
                case UInt8(ascii: "n"): guard literal("null") else { return false }
                default: guard number() else { return false }
                }
                wantsValue = false
                continue
            }
            let isObject = levels & 1 == 1
            if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                at += 1
                depth -= 1
                levels >>= 1
                if depth == 0 {
                    skipSpace()
                    return at == bytes.count
                }
                continue
            }
            guard byte == UInt8(ascii: ",") else { return false }
            at += 1
            if isObject { guard key() else { return false } }
            wantsValue = true
        }
    }

    private mutating func key() -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\""), string() else { return false }
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { return false }
        at += 1
        return true
    }

    @inline(__always)
    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    private mutating func string() -> Bool {
        at += 1
        while true {
            skipPlain()
            guard at < bytes.count else { return false }
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return true
            case UInt8(ascii: "\\"): guard escape() else { return false }
            case 0..<0x20: return false
            case 0x80...: guard multibyte(byte) else { return false }
            default: at += 1
            }
        }
    }

    /// Eight bytes at a time over what is neither quote, backslash, control character nor beyond ASCII.
    @inline(__always)
    private mutating func skipPlain() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while at + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let quote = word ^ (ones &* 0x22)
            let slash = word ^ (ones &* 0x5C)
            // The classic test for a zero byte; where the high bit is set the last term catches it anyway.
            let special =
                ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- (ones &* 0x20)) & ~word) | word
            let found = special & highs
            // The lowest that is marked is marked rightly; a borrow can only mark wrongly above it.
            if found != 0 {
                at += found.trailingZeroBitCount >> 3
                return
            }
            at += 8
        }
    }

    private mutating func escape() -> Bool {
        guard at + 1 < bytes.count else { return false }
        switch bytes[at + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 2
            return true
        case UInt8(ascii: "u"):
            guard at + 6 <= bytes.count else { return false }
            for digit in bytes[(at + 2)..<(at + 6)] where Hex.value(of: digit | 0x20) == nil { return false }
            at += 6
            return true
        default: return false
        }
    }

    /// One character of two to four bytes (RFC 3629).
    private mutating func multibyte(_ first: UInt8) -> Bool {
        let length: Int
        var least: UInt8 = 0x80
        var most: UInt8 = 0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, least) = (3, 0xA0)
        case 0xED: (length, most) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, least) = (4, 0x90)
        case 0xF4: (length, most) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return false
        }
        guard at + length <= bytes.count, (least...most).contains(bytes[at + 1]) else { return false }
        for place in 2..<max(2, length) where bytes[at + place] & 0xC0 != 0x80 { return false }
        at += length
        return true
    }

    private mutating func literal(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard at + count <= bytes.count else { return false }
        for place in 0..<count where bytes[at + place] != word.utf8Start[place] { return false }
        at += count
        return true
    }

    private mutating func number() -> Bool {
        if peek == UInt8(ascii: "-") { at += 1 }
        if peek == UInt8(ascii: "0") { at += 1 } else if !digits() { return false }
        if peek == UInt8(ascii: ".") {
            at += 1
            guard digits() else { return false }
        }
        if peek.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
            at += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { at += 1 }
            guard digits() else { return false }
        }
        return true
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func digits() -> Bool {
        let start = at
        while at < bytes.count, bytes[at] &- 0x30 < 10 { at += 1 }
        return at > start
    }
}
