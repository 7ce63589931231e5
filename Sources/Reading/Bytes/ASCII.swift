import Glibc

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
        let found = self[start...].withContiguousStorageIfAvailable { $0.firstFolded(lower.utf8Start, length) }
        if let found { return found.map { start + $0 } }
        return (start...(endIndex - length)).first { hasFolded(lower, at: $0) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether `part` stands anywhere, as it is.
    func contains(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = baseAddress, let wanted = part.baseAddress, part.count > 0 else { return part.isEmpty }
        var at = 0
        while at <= count - part.count, let found = memchr(base + at, Int32(part[0]), count - part.count + 1 - at) {
            if memcmp(found, wanted, part.count) == 0 { return true }
            at = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        }
        return false
    }

    fileprivate func firstFolded(_ lower: UnsafePointer<UInt8>, _ length: Int) -> Int? {
        guard let base = baseAddress else { return nil }
        let first = lower[0]
        let last = count - length
        var at = 0
        while at <= last {
            if first.isLower {
                while at <= last, base[at] | 0x20 != first { at += 1 }
            } else {
                guard let found = memchr(base + at, Int32(first), last + 1 - at) else { return nil }
                at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            }
            guard at <= last else { return nil }
            var offset = 0
            while offset < length, base[at + offset].lowered == lower[offset] { offset += 1 }
            if offset == length { return at }
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
    /// The first index at or after `start` whose byte is not ASCII; the count where there is none. 32 at a time.
    @inline(__always) func asciiEnd(from start: Int) -> Int {
        var at = start
        let raw = UnsafeRawBufferPointer(self)
        func word(_ offset: Int) -> UInt64 { raw.loadUnaligned(fromByteOffset: at + offset, as: UInt64.self) }
        while at + 32 <= count, (word(0) | word(8) | word(16) | word(24)) & 0x8080_8080_8080_8080 == 0 { at += 32 }
        while at + 8 <= count, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            at += 8
        }
        while at < count, self[at] < 0x80 { at += 1 }
        return at
    }

    /// The first index at or after `start` whose byte is `<`, `&`, a control character (white space too) or the beginning of
    /// U+F000 to U+FFFF; the count where there is none. Eight at a time.
    @inline(__always) func plainEnd(from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let raw = UnsafeRawBufferPointer(self)
        var at = start
        while at + 8 <= count {
            let bytes = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let (less, and, last) = (bytes ^ ones &* 0x3C, bytes ^ ones &* 0x26, bytes ^ ones &* 0xEF)
            // A byte below n borrows from its highest bit where n is subtracted.
            let found =
                (bytes &- ones &* 0x20) & ~bytes | (less &- ones) & ~less | (and &- ones) & ~and
                | (last &- ones) & ~last
            if found & (ones << 7) != 0 { break }
            at += 8
        }
        while at < count {
            let byte = self[at]
            if byte < 0x20 || byte == 0x3C || byte == 0x26 || byte == 0xEF { break }
            at += 1
        }
        return at
    }

    /// Length of the character at an index if XML 1.0 (§2.2) does not have it: controls, U+FFFE and U+FFFF; else 0.
    @inline(__always) func strangeLength(_ at: Int) -> Int {
        let byte = self[at]
        if byte < 0x20 { return byte == .tab || byte == .newline || byte == .carriageReturn ? 0 : 1 }
        return byte == 0xEF && at + 2 < count && self[at + 1] == 0xBF && self[at + 2] >= 0xBE ? 3 : 0
    }

    /// Whether this is well-formed (Unicode, table 3-7).
    var isUTF8: Bool {
        var at = asciiEnd(from: 0)
        while at < count {
            let lead = self[at]
            let length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            guard length > 0, at + length <= count else { return false }
            let second = self[at + 1]
            let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
            let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
            guard second >= lowest, second <= highest else { return false }
            for next in at + 2..<at + length where self[next] & 0xC0 != 0x80 { return false }
            at += length
            if at < count, self[at] < 0x80 { at = asciiEnd(from: at) }
        }
        return true
    }
}
