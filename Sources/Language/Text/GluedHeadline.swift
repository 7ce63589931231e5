import Glibc

/// A link to another report whose headline has grown together with the text behind it, where a page lost its markup:
/// `… mundur. Baca juga: Kongres Bakal Dihadiri PrabowoSBY lalu menyinggung …`.
enum GluedHeadline {
    /// Bytes of the longest headline.
    private static let longest = 200
    /// Names with a capital inside.
    private static let brands = SentenceWords.set("whatsapp youtube tiktok linkedin")
    private static let labels = ["baca juga", "simak juga", "lihat juga", "baca pula"].map { Array($0.utf8) }
    /// Bytes of the longest label, with its colon.
    private static let longestLabel = 11

    private static let colon = UInt8(ascii: ":")

    /// Where the texts between headlines begin: the first byte of each but the first.
    static func cuts(_ bytes: [UInt8]) -> [Int] {
        var cuts: [Int] = []
        var at = 0
        while let found = firstColon(in: bytes, from: at) {
            let headline = range(colon: found, bytes, bytes.count)
            if let headline { cuts.append(headline.upperBound) }
            at = headline?.upperBound ?? found + 1
        }
        return cuts
    }

    /// By the C library, which looks at many bytes at once.
    private static func firstColon(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { raw in
            let rest = UnsafeRawBufferPointer(rebasing: raw[start...])
            guard let base = rest.baseAddress, let found = memchr(base, Int32(colon), rest.count) else { return nil }
            return start + (UnsafeRawPointer(found) - base)
        }
    }

    /// Whether a line begins with such a link.
    static func leads(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard let at = bytes[line].prefix(longestLabel).firstIndex(of: colon) else { return false }
        return range(colon: at, bytes, line.upperBound).map { $0.lowerBound == line.lowerBound } ?? false
    }

    /// The label and the headline around a colon, where text grows out of the headline.
    static func range(colon: Int, _ bytes: [UInt8], _ end: Int) -> Range<Int>? {
        guard let label = labels.first(where: { stands($0, before: colon, bytes) }) else { return nil }
        var at = colon + 3
        let limit = min(end - 1, colon + longest)
        while at < limit {
            switch bytes[at] {
            case 0x0A, 0x0D: return nil
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                if bytes[at + 1] == 0x20 { return nil }
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where isGlued(at, bytes) && !isBrand(at, bytes):
                return (colon - label.count)..<at
            case UInt8(ascii: "\"") where isSmall(bytes[at - 1]) && isCapital(bytes[at + 1]):
                return (colon - label.count)..<at
            default: break
            }
            at += 1
        }
        return nil
    }

    private static func stands(_ label: [UInt8], before colon: Int, _ bytes: [UInt8]) -> Bool {
        let start = colon - label.count
        guard start >= 0, start == 0 || !isSmall(bytes[start - 1] | 0x20) else { return false }
        return label.indices.allSatisfy { label[$0] == bytes[start + $0] | 0x20 }
    }

    /// A capital right behind two small letters, or behind a digit, that a word begins with.
    private static func isGlued(_ at: Int, _ bytes: [UInt8]) -> Bool {
        let before = bytes[at - 1]
        let follows = (0x30...0x39).contains(before) || isSmall(before) && isSmall(bytes[at - 2] | 0x20)
        return follows && (isSmall(bytes[at + 1]) || isCapital(bytes[at + 1]))
    }

    private static func isBrand(_ at: Int, _ bytes: [UInt8]) -> Bool {
        let isLetter = { (byte: UInt8) in isSmall(byte | 0x20) }
        let start = bytes[..<at].lastIndex { !isLetter($0) }.map { $0 + 1 } ?? 0
        let end = bytes[at...].firstIndex { !isLetter($0) } ?? bytes.count
        return brands.contains(SentenceWords.key(bytes, start..<end))
    }

    private static func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
}
