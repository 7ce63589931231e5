/// Text in base64 (RFC 4648 §4), as feeds carry it: white space within is passed over.
enum Base64 {
    /// Nil where it is none, or no UTF-8.
    static func text(_ packed: String) -> String? {
        var out: [UInt8] = []
        var (bits, count) = (UInt32(0), 0)
        for byte in packed.utf8 {
            if byte.isSpace || byte == UInt8(ascii: "=") { continue }
            guard let value = value(of: byte) else { return nil }
            bits = bits << 6 | value
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        }
        return out.isEmpty ? nil : String(validating: out, as: UTF8.self)
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 65...90: UInt32(byte - 65)
        case 97...122: UInt32(byte - 71)
        case 48...57: UInt32(byte + 4)
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
