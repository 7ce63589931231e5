import Model

/// A character encoding that Indonesian pages really use, under every label that the WHATWG Encoding Standard gives it.
public enum Charset: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"

    /// Encoding Standard §4.2, as far as the four encodings go. ISO-8859-1 and ASCII are windows-1252 there.
    init?(label: some StringProtocol) {
        guard let known = Charset.labels[label.trimmed.lowercased()] else { return nil }
        self = known
    }

    private static let labels: [String: Charset] = {
        let names: [Charset: String] = [
            .utf8: "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
            .utf16BigEndian: "unicodefffe utf-16be",
            .utf16LittleEndian:
                "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
            .windows1252: """
            ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 \
            iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
            """,
        ]
        var table: [String: Charset] = [:]
        for (charset, labels) in names {
            for label in labels.split(separator: " ") { table[String(label)] = charset }
        }
        return table
    }()
}
