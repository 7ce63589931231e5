/// Writes values as compact JSON (RFC 8259) whose keys stand in the order in which they were encoded: for a type with
/// synthesised coding, the order of its declaration. Foundation's encoder can only sort them, and a log line must
/// begin with its head. Optionals that are nil are written as `null`, so that each record kind has one shape.
public enum JSONText {
    /// Throws what the value's own `encode(to:)` throws, and `EncodingError` for a number that JSON cannot hold.
    public static func encode(_ value: some Encodable, omittingNulls: Bool = false) throws -> String {
        String(decoding: try bytes(of: value, omittingNulls: omittingNulls), as: UTF8.self)
    }

    /// The same as UTF-8.
    public static func bytes(of value: some Encodable, omittingNulls: Bool = false) throws -> [UInt8] {
        let output = JSONOutput(omitsNulls: omittingNulls)
        try output.root(value)
        return output.finish()
    }

    /// Appends `text` as a JSON string. Control characters, U+2028 and U+2029 are escaped; all else stays as it is.
    public static func appendString(_ text: some StringProtocol, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var copy = String(text)
        copy.withUTF8 { bytes in
            var plain = 0  // where the bytes begin that go over as they are
            var at = 0
            while at < bytes.count {
                let length = escapedLength(bytes, at)
                guard length > 0 else {
                    at += 1
                    continue
                }
                out.append(contentsOf: bytes[plain..<at])
                appendEscape(bytes, at, length, to: &out)
                at += length
                plain = at
            }
            out.append(contentsOf: bytes[plain...])
        }
        out.append(UInt8(ascii: "\""))
    }

    /// How many bytes of UTF-8 the character here has if it must be escaped; 0 where it stays.
    @inline(__always)
    private static func escapedLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        switch bytes[at] {
        case 0..<0x20, 0x22, 0x5C, 0x7F: 1
        case 0xC2 where bytes[at + 1] < 0xA0: 2  // U+0080…U+009F
        case 0xE2 where bytes[at + 1] == 0x80 && bytes[at + 2] & 0xFE == 0xA8: 3  // U+2028, U+2029
        default: 0
        }
    }

    private static func appendEscape(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ at: Int,
        _ length: Int,
        to out: inout [UInt8]
    ) {
        switch bytes[at] {
        case 0x22, 0x5C: out += [0x5C, bytes[at]]
        case 0x0A: out += [0x5C, 0x6E]
        case 0x0D: out += [0x5C, 0x72]
        case 0x09: out += [0x5C, 0x74]
        default:
            let value: UInt32 =
                switch length {
                case 1: UInt32(bytes[at])
                case 2: UInt32(bytes[at + 1])
                default: 0x2000 | UInt32(bytes[at + 2] & 0x3F)
                }
            let hex = String(value, radix: 16)
            out += Array("\\u".utf8) + Array(repeating: 0x30, count: 4 - hex.utf8.count) + Array(hex.utf8)
        }
    }
}
