/// Bytes of ASCII by name, and what the readers ask of a byte. Hot paths stay on bytes.
extension UInt8 {
    static let tab: UInt8 = 0x09
    static let newline: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let ampersand: UInt8 = 0x26
    static let apostrophe: UInt8 = 0x27
    static let slash: UInt8 = 0x2F
    static let lessThan: UInt8 = 0x3C
    static let equals: UInt8 = 0x3D
    static let greaterThan: UInt8 = 0x3E

    /// Space, tab, line feed, form feed, carriage return: white space as HTML has it.
    @inline(__always) var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0B) }
    @inline(__always) var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    @inline(__always) var isLower: Bool { self >= 0x61 && self <= 0x7A }
    @inline(__always) var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    @inline(__always) var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// A letter, a digit, or part of a character outside ASCII.
    @inline(__always) var isWord: Bool { isLetter || isDigit || self >= 0x80 }
    @inline(__always) var lowered: UInt8 { isUpper ? self | 0x20 : self }
}

extension Collection<UInt8> {
    /// The text in UTF-8; what is not valid becomes U+FFFD.
    var string: String { String(decoding: self, as: UTF8.self) }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Without HTML's white space at both ends.
    var trimmedSpaces: SubSequence {
        var low = startIndex
        var high = endIndex
        while low < high, self[low].isSpace { low += 1 }
        while high > low, self[high - 1].isSpace { high -= 1 }
        return self[low..<high]
    }

    /// Whether `lower`, given in lower case, stands at `index`, whatever the case there.
    func hasFolded(_ lower: StaticString, at index: Int) -> Bool {
        guard index >= startIndex, endIndex - index >= lower.utf8CodeUnitCount else { return false }
        for offset in 0..<lower.utf8CodeUnitCount where self[index + offset].lowered != lower.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Where `lower`, given in lower case, first stands at or after `start`.
    func firstFolded(_ lower: StaticString, from start: Int) -> Int? {
        let length = lower.utf8CodeUnitCount
        guard length > 0, endIndex - start >= length else { return nil }
        let first = lower.utf8Start[0]
        var at = start
        while at <= endIndex - length {
            if self[at].lowered == first, hasFolded(lower, at: at) { return at }
            at += 1
        }
        return nil
    }
}

/// FNV-1a of bytes, letters folded to lower case: what the tables of words are looked up by.
struct FoldedHash: Hashable {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always) mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte.lowered)) &* 0x100_0000_01b3
    }

    init() {}

    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first index at or after `start` whose byte is not ASCII; the count where there is none. Eight at a time.
    @inline(__always) func asciiEnd(from start: Int) -> Int {
        var at = start
        let raw = UnsafeRawBufferPointer(self)
        while at + 8 <= count, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            at += 8
        }
        while at < count, self[at] < 0x80 { at += 1 }
        return at
    }
}
