import Model

/// A source as it is written in a file of sources.
struct SourceEntry {
    var name: String
    var url: WebAddress
    var kind: Source.Kind
    var region: Region?
    var homepage: WebAddress
    var isLocal: Bool

    /// YAML, ready to be pasted below `sources:`.
    var yaml: String {
        var lines = [
            "- name: \(YAMLText.scalar(name))", "  url: \(YAMLText.scalar(url.text))", "  kind: \(kind.rawValue)",
        ]
        if let region { lines.append("  region: \"\(region.code)\"  # \(region.name)") }
        lines.append("  homepage: \(YAMLText.scalar(homepage.text))")
        if isLocal { lines.append("  local: true") }
        return lines.joined(separator: "\n")
    }

    /// `Berita Sampit | Kabar Kalteng` is `berita-sampit`; of a host, its own part.
    static func name(outlet: String?, host: String) -> String {
        let title = outlet.map { $0.split { "|–—:•·»".contains($0) }.first.map(String.init) ?? $0 }
        let short = title?.split(separator: " - ").first.map(String.init)
        let words = (short ?? "").lowercased().unicodeScalars.split { !isNameLetter($0) }.map { String($0) }
        let name = words.prefix(5).joined(separator: "-")
        if name.utf8.count >= 3, name.utf8.contains(where: { (97...122).contains($0) }) { return name }
        let labels = host.split(separator: ".").filter { $0 != "www" }
        let own = host.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 } ? [host[...]] : labels.dropLast()
        return own.isEmpty ? host : own.joined(separator: "-").replacing(".", with: "-")
    }

    private static func isNameLetter(_ scalar: Unicode.Scalar) -> Bool {
        (48...57).contains(scalar.value) || (97...122).contains(scalar.value)
    }
}
