import Model

/// The article that an entry carries, as HTML.
struct FeedContent {
    let tree: XMLTree
    let element: Int

    /// Escaped HTML as it is; XHTML as its text, paragraph by paragraph (its markup is not needed again). Nil where there
    /// is nothing, or where it stands elsewhere.
    var html: String? {
        guard tree.attribute("src", of: element) == nil else { return nil }
        guard isMarkup else {
            return tree.string(of: element).map { isPacked ? Base64.text($0) ?? $0 : $0 }
        }
        var out: [UInt8] = []
        for index in element..<tree.elements[element].end where Self.isParagraph(tree.elements[index].name) {
            let text = tree.text(of: index).trimmedSpaces
            guard !text.isEmpty else { continue }
            out += Array("<p>".utf8) + Self.escaped(text) + Array("</p>".utf8)
        }
        if out.isEmpty {
            let text = tree.text(of: element).trimmedSpaces
            return text.isEmpty ? nil : Self.escaped(text).string
        }
        return out.string
    }

    /// XHTML, or what a type says is text though elements stand there.
    var isMarkup: Bool {
        tree.elements[element].end > element + 1
            || tree.attribute("type", of: element)?.lowercased().contains("xhtml") == true
    }

    /// Atom 0.3 says it, Atom 1.0 means it by a type that is neither text nor XML (RFC 4287 §4.1.3.3).
    var isPacked: Bool {
        let type = tree.attribute("type", of: element)?.lowercased() ?? ""
        if let mode = tree.attribute("mode", of: element)?.lowercased() { return mode == "base64" }
        let isText = type.hasPrefix("text") || type == "html" || type.hasSuffix("+xml") || type.hasSuffix("/xml")
        return type.contains("/") && !isText
    }

    private static func isParagraph(_ name: String) -> Bool {
        let local = name.split(separator: ":").last ?? ""
        return ["p", "li", "blockquote", "h2", "h3", "h4"].contains(local)
    }

    private static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in text {
            switch byte {
            case .lessThan: out += Array("&lt;".utf8)
            case .ampersand: out += Array("&amp;".utf8)
            default: out.append(byte)
            }
        }
        return out
    }
}
