/// What stands between two words. White space alone is the empty set.
struct Gap: OptionSet, Hashable {
    let rawValue: UInt16

    static let comma = Gap(rawValue: 1)
    static let dot = Gap(rawValue: 2)
    static let slash = Gap(rawValue: 4)
    /// A hyphen or any dash.
    static let dash = Gap(rawValue: 8)
    static let open = Gap(rawValue: 16)
    static let close = Gap(rawValue: 32)
    static let plus = Gap(rawValue: 64)
    static let colon = Gap(rawValue: 128)
    static let quote = Gap(rawValue: 256)
    static let other = Gap(rawValue: 512)
    static let lineFeed = Gap(rawValue: 1024)

    /// More than this many bytes are not looked at, and count as `other`.
    private static let longest = 16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        var gap: Gap = range.count > Gap.longest ? .other : []
        var at = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + Gap.longest)
        while at < end {
            switch bytes[at] {
            case 0x20, 0x09, 0x0D: break
            case 0x0A: gap.insert(.lineFeed)
            case UInt8(ascii: ","): gap.insert(.comma)
            case UInt8(ascii: "."): gap.insert(.dot)
            case UInt8(ascii: "/"): gap.insert(.slash)
            case UInt8(ascii: "-"): gap.insert(.dash)
            case UInt8(ascii: "("), UInt8(ascii: "["): gap.insert(.open)
            case UInt8(ascii: ")"), UInt8(ascii: "]"): gap.insert(.close)
            case UInt8(ascii: "+"): gap.insert(.plus)
            case UInt8(ascii: ":"): gap.insert(.colon)
            case UInt8(ascii: "\""), UInt8(ascii: "'"): gap.insert(.quote)
            case 0xC2 where at + 1 < end && bytes[at + 1] == 0xA0: at += 1
            case 0xE2 where at + 2 < end && bytes[at + 1] == 0x80:
                switch bytes[at + 2] {
                case 0x80...0x8F: break
                case 0x90...0x95: gap.insert(.dash)
                case 0x98...0x9F: gap.insert(.quote)
                default: gap.insert(.other)
                }
                at += 2
            case 0xEF where at + 2 < end && bytes[at + 1] == 0xBF && bytes[at + 2] == 0xBD:
                gap.insert(.quote)  // the replacement character: most often a quotation mark that was lost
                at += 2
            default: gap.insert(.other)
            }
            at += 1
        }
        self = gap
    }
}

extension Passage {
    /// What stands behind a word.
    func between(_ word: Int) -> Gap { Gap(bytes, gap(after: word)) }

    /// What stands before a word.
    func before(_ word: Int) -> Gap {
        let start = word > 0 ? Int(words[word - 1].end) : 0
        return Gap(bytes, start..<Int(words[word].start))
    }
}
