import CXML2

/// Character references in text that was escaped twice: titles of feeds, strings of JSON-LD.
enum EntityText {
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(.ampersand) else { return text }
        return decoded(Array(text.utf8)).string
    }

    static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == .ampersand, let (scalar, next) = reference(bytes, at) {
                out += Array(String(Character(scalar)).utf8)
                at = next
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return out
    }

    /// The character that `&…;` at `start` stands for, and the place after it.
    static func reference(_ bytes: [UInt8], _ start: Int) -> (Unicode.Scalar, Int)? {
        var at = start + 1
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: "#") {
            at += 1
            var value: UInt32 = 0
            let isHex = at < bytes.count && bytes[at].lowered == UInt8(ascii: "x")
            if isHex { at += 1 }
            let digits = at
            while at < bytes.count, at - digits < 8, let digit = digit(bytes[at], isHex) {
                value = value * (isHex ? 16 : 10) + digit
                at += 1
            }
            guard at > digits else { return nil }
            if at < bytes.count, bytes[at] == UInt8(ascii: ";") { at += 1 }
            // Numbers 128 to 159 mean windows-1252 (HTML §13.2.5.80).
            let meant = value >= 0x80 && value < 0xA0 ? Windows1252.scalar(UInt8(value)) : value
            return Unicode.Scalar(meant).flatMap { $0.value == 0 ? nil : ($0, at) }
        }
        let name = at
        while at < bytes.count, at - name < 10, bytes[at].isLetter || bytes[at].isDigit { at += 1 }
        guard at < bytes.count, bytes[at] == UInt8(ascii: ";"), at > name else { return nil }
        let text = Array(bytes[name..<at]) + [0]
        let entity = text.withUnsafeBufferPointer { htmlEntityLookup($0.baseAddress) }
        guard let entity, let scalar = Unicode.Scalar(entity.pointee.value) else { return nil }
        return (scalar, at + 1)
    }

    private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
        if byte.isDigit { return UInt32(byte - 0x30) }
        guard isHex, byte.lowered >= 0x61, byte.lowered <= 0x66 else { return nil }
        return UInt32(byte.lowered - 0x61 + 10)
    }
}
