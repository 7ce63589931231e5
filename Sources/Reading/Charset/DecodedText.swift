/// A document's bytes as UTF-8, whatever charset they came in.
struct DecodedText {
    let charset: Charset
    /// Valid UTF-8 without a byte order mark.
    let bytes: [UInt8]

    init(_ page: [UInt8], contentType: String?) {
        let (charset, mark) = CharsetSniffer.charset(of: page, contentType: contentType)
        self.charset = charset
        var bytes: [UInt8]
        switch charset {
        case .utf8: bytes = DecodedText.validUTF8(mark == 0 ? page : Array(page.dropFirst(mark)))
        case .windows1252: bytes = DecodedText.windows1252(page)
        case .utf16LittleEndian, .utf16BigEndian:
            let (high, low) = charset == .utf16BigEndian ? (0, 1) : (1, 0)
            let units = (0..<max(0, (page.count - mark) / 2)).map { index -> UInt16 in
                let at = mark + index * 2
                return UInt16(page[at + high]) << 8 | UInt16(page[at + low])
            }
            bytes = Array(String(decoding: units, as: UTF16.self).utf8)
        }
        Mojibake.repair(&bytes)
        self.bytes = bytes
    }

    /// Mostly it is valid, and then the same array. A byte that begins no character but stands for a mark of
    /// windows-1252 is that mark: a template in UTF-8 around a text from an old database. Whatever else is no UTF-8 is
    /// replaced.
    private static func validUTF8(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.withUnsafeBufferPointer({ $0.isUTF8 }) else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        var at = 0
        var start = 0
        while at < bytes.count {
            let byte = bytes[at]
            guard byte >= 0x80 else {
                at += 1
                continue
            }
            guard Windows1252.isMark(byte) else {
                // A character with whatever belongs to it, whole or not.
                at += 1
                while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
                continue
            }
            out += String(decoding: bytes[start..<at], as: UTF8.self).utf8
            Windows1252.append(byte, to: &out)
            at += 1
            start = at
        }
        out += String(decoding: bytes[start...], as: UTF8.self).utf8
        return out
    }

    private static func windows1252(_ page: [UInt8]) -> [UInt8] {
        guard page.contains(where: { $0 >= 0x80 }) else { return page }
        var out: [UInt8] = []
        out.reserveCapacity(page.count + page.count / 8)
        for byte in page { Windows1252.append(byte, to: &out) }
        return out
    }
}

/// The index of windows-1252 (Encoding Standard): ISO-8859-1 but for 0x80 to 0x9F.
enum Windows1252 {
    static let controls: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// Quotation marks, dashes, ellipsis and bullet: none of them can begin a character of UTF-8.
    static func isMark(_ byte: UInt8) -> Bool { byte == 0x85 || (0x91...0x97).contains(byte) }

    /// In UTF-8.
    static func append(_ byte: UInt8, to out: inout [UInt8]) {
        let scalar = scalar(byte)
        if scalar < 0x80 {
            out.append(byte)
            return
        }
        if scalar < 0x800 {
            out.append(UInt8(0xC0 | scalar >> 6))
        } else {
            out.append(UInt8(0xE0 | scalar >> 12))
            out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        }
        out.append(UInt8(0x80 | scalar & 0x3F))
    }

    static func scalar(_ byte: UInt8) -> UInt32 {
        byte >= 0x80 && byte < 0xA0 ? controls[Int(byte) - 0x80] : UInt32(byte)
    }

    private static let bytes: [UInt32: UInt8] = Dictionary(
        uniqueKeysWithValues: controls.enumerated().map { ($1, UInt8($0 + 0x80)) }
    )

    /// The byte that stands for a character, if any does; of a control character, that of ISO-8859-1, which PHP's
    /// `utf8_encode` reads.
    static func byte(_ scalar: UInt32) -> UInt8? { scalar < 0x100 ? UInt8(scalar) : bytes[scalar] }
}
