/// Text as it is written in YAML.
enum YAMLText {
    /// Plain where YAML takes it for text and nothing else, quoted otherwise.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.utf8.first.map { (97...122).contains($0 | 32) } == true
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (97...122).contains(byte | 32) || "-_./:?=&%+~,;@".utf8.contains(byte)
            }
            && !text.hasSuffix(":") && !["true", "false", "yes", "no", "on", "off", "null"].contains(text.lowercased())
        if isPlain { return text }
        return quoted(text)
    }

    /// In double quotes, whatever it says.
    static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}
