/// Comma-separated values as spreadsheets open them (RFC 4180, with a separator of choice): UTF-8 with a byte order mark,
/// every field in quotes, lines ended by CR LF.
public struct CSVText: Sendable {
    /// A spreadsheet set to Indonesian takes the comma for a decimal sign, and parts fields by semicolons.
    public enum Separator: String, Sendable, CaseIterable {
        case semicolon = ";"
        case comma = ","
        case tab = "\t"

        /// The sign itself, or `tab`.
        public init?(named text: String) {
            if text == "tab" { self = .tab } else { self.init(rawValue: text) }
        }

        /// What a spreadsheet that parts fields so takes for the decimal sign.
        var decimalSign: Character { self == .semicolon ? "," : "." }
    }

    public private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    private let separator: UInt8

    public init(separator: Separator) {
        self.separator =
            switch separator {
            case .semicolon: UInt8(ascii: ";")
            case .comma: UInt8(ascii: ",")
            case .tab: 0x09
            }
    }

    public mutating func line(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(separator) }
            bytes.append(UInt8(ascii: "\""))
            if Self.isFormula(field) { bytes.append(UInt8(ascii: "'")) }
            for byte in ShownText.of(field).utf8 {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes += [0x0D, 0x0A]
    }

    /// Whether a spreadsheet would calculate this (OWASP, CSV injection): such a cell gets an apostrophe before it. Full-width
    /// signs count too, and so does white space before any of them. A negative number is one: as text it could not be sorted.
    static func isFormula(_ field: String) -> Bool {
        if field.utf8.first == UInt8(ascii: "-"), Int(field) != nil { return false }
        for scalar in field.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
            case "\t", "\r", "\n": return true
            case " ", "\u{A0}", "\u{FEFF}", "\u{200B}": continue
            default: return false
            }
        }
        return false
    }
}
