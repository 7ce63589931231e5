/// Text in UTF-8 that was once taken for windows-1252 and written as UTF-8 again: `â€œ` for `“`, `Ã©` for `é`.
///
/// Repaired only where it is certain: the run of characters, put back into windows-1252, must form exactly one
/// character of UTF-8 that belongs into Indonesian print, and all three bytes of punctuation must stand there.
enum Mojibake {
    /// In place. Costs one look at each byte where there is nothing to repair.
    static func repair(_ bytes: inout [UInt8]) {
        guard let first = suspicion(in: bytes) else { return }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        out += bytes[..<first]
        var at = first
        while at < bytes.count {
            if bytes[at] == 0xC3, let (repaired, length) = original(in: bytes, at: at) {
                out += repaired
                at += length
            } else if bytes[at] == 0xC2, at + 1 < bytes.count, Windows1252.isMark(bytes[at + 1]) {
                // The byte of windows-1252 itself, taken for ISO-8859-1.
                Windows1252.append(bytes[at + 1], to: &out)
                at += 2
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        bytes = out
    }

    /// `â` (C3 A2), `Ã` (C3 83) or `Â` (C3 82) followed by something that is not ASCII, or a control character that is a
    /// mark of windows-1252.
    private static func suspicion(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var at = bytes.asciiEnd(from: 0)
            while at + 2 < bytes.count {
                if bytes[at] == 0xC3, isLead(bytes[at + 1]), bytes[at + 2] >= 0xC2 { return at }
                if bytes[at] == 0xC2, Windows1252.isMark(bytes[at + 1]) { return at }
                at = bytes.asciiEnd(from: at + 1)
            }
            return nil
        }
    }

    private static func isLead(_ byte: UInt8) -> Bool { byte == 0xA2 || byte == 0x83 || byte == 0x82 }

    private static func original(in bytes: [UInt8], at start: Int) -> (bytes: [UInt8], length: Int)? {
        guard bytes[start] == 0xC3, start + 1 < bytes.count, isLead(bytes[start + 1]) else { return nil }
        let wanted = bytes[start + 1] == 0xA2 ? 3 : 2
        var back: [UInt8] = []
        var at = start
        while back.count < wanted, at < bytes.count {
            // `â€` alone: windows-1252 has nothing for the last byte of `”`, and many systems drop it.
            if back == [0xE2, 0x80], bytes[at] < 0x80 { return (Array("”".utf8), at - start) }
            guard let (scalar, length) = scalar(in: bytes, at: at), let byte = Windows1252.byte(scalar) else {
                return nil
            }
            back.append(byte)
            at += length
        }
        guard back.count == wanted, back.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return nil }
        if wanted == 3 {
            // General punctuation only: quotes, dashes, ellipsis, bullets, spaces.
            guard back[1] == 0x80 else { return nil }
        } else {
            guard back[0] == 0xC2 || back[0] == 0xC3 else { return nil }
        }
        return (back, at - start)
    }

    private static func scalar(in bytes: [UInt8], at index: Int) -> (UInt32, Int)? {
        let lead = bytes[index]
        if lead < 0x80 { return (UInt32(lead), 1) }
        if lead < 0xE0, index + 1 < bytes.count {
            return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
        }
        if lead < 0xF0, index + 2 < bytes.count {
            return (
                UInt32(lead & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3
            )
        }
        return nil
    }
}
