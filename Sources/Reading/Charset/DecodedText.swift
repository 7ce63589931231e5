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

    /// Mostly it is valid, and then the same array.
    private static func validUTF8(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { $0.isUTF8 } ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private static func windows1252(_ page: [UInt8]) -> [UInt8] {
        guard page.contains(where: { $0 >= 0x80 }) else { return page }
        var out: [UInt8] = []
        out.reserveCapacity(page.count + page.count / 8)
        for byte in page {
            if byte < 0x80 {
                out.append(byte)
                continue
            }
            let scalar = Windows1252.scalar(byte)
            if scalar < 0x800 {
                out.append(UInt8(0xC0 | scalar >> 6))
            } else {
                out.append(UInt8(0xE0 | scalar >> 12))
                out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            }
            out.append(UInt8(0x80 | scalar & 0x3F))
        }
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

    static func scalar(_ byte: UInt8) -> UInt32 {
        byte >= 0x80 && byte < 0xA0 ? controls[Int(byte) - 0x80] : UInt32(byte)
    }

    private static let bytes: [UInt32: UInt8] = Dictionary(
        uniqueKeysWithValues: controls.enumerated().map { ($1, UInt8($0 + 0x80)) }
    )

    /// The byte that stands for a character, if any does.
    static func byte(_ scalar: UInt32) -> UInt8? {
        if scalar < 0x80 || (scalar >= 0xA0 && scalar < 0x100) { return UInt8(scalar) }
        return bytes[scalar]
    }
}
