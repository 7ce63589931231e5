/// Text of the web as a page may show it: nothing in it acts on what stands around it.
enum ShownText {
    /// Control characters, and marks that turn the reading direction or cannot be seen (Unicode TR 36), are written out, as
    /// in `⟨U+202E⟩`: an auditor should see that they were there. Line ends and tabs become spaces.
    static func of(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || isLead($0) }) else { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: out.append(" ")
            case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
                0xFFF9...0xFFFB, 0xE0000...0xE007F:
                out.append(contentsOf: "⟨U+\(hex(scalar.value))⟩".unicodeScalars)
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// Whether a character that is written out can begin with this byte of UTF-8.
    @inline(__always)
    private static func isLead(_ byte: UInt8) -> Bool {
        byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF || byte == 0xF3
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
