/// A quotation mark in a text, as far as a reader of news can tell what it is for.
public enum QuotationMark: Sendable {
    /// `"`: opens or closes.
    case straight
    case opening
    case closing
    /// The replacement character: most often a quotation mark that was lost on its way.
    case lost

    /// In bytes.
    var length: Int { self == .straight ? 1 : 3 }

    /// Calls `body` for each mark in a range of UTF-8 text with the offset of its first byte, in order.
    @inline(__always)
    public static func forEach(
        in text: [UInt8],
        _ range: Range<Int>,
        _ body: (_ offset: Int, _ mark: QuotationMark) -> Void
    ) {
        let bytes = text.span
        var at = range.lowerBound
        while at < range.upperBound {
            if at + 8 <= bytes.count {
                let eight = EightBytes(of: bytes.bytes, at: at)
                let count = EightBytes.leading(~(eight.equal(to: UInt8(ascii: "\"")) | eight.beyondASCII))
                at += count
                if count == 8 { continue }
                if at >= range.upperBound { return }
            }
            if bytes[at] == UInt8(ascii: "\"") {
                body(at, .straight)
                at += 1
            } else if at + 2 < range.upperBound, let mark = mark(bytes[at], bytes[at + 1], bytes[at + 2]) {
                body(at, mark)
                at += mark.length
            } else {
                at += 1
            }
        }
    }

    /// U+201C and U+201E, U+201D, and U+FFFD.
    private static func mark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> QuotationMark? {
        switch (first, second, third) {
        case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9E): .opening
        case (0xE2, 0x80, 0x9D): .closing
        case (0xEF, 0xBF, 0xBD): .lost
        default: nil
        }
    }
}
