/// HTML as it is written. Markup is `StaticString`, so it can only come from this program; all else is text and is escaped.
/// No text of the web can therefore become markup, whatever it holds.
struct HTMLText {
    private(set) var bytes: [UInt8] = []

    typealias Body = (inout HTMLText) -> Void
    typealias Attribute = (name: StaticString, value: String)

    mutating func markup(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func text(_ text: String) {
        var shown = ShownText.of(text)
        shown.withUTF8 { all in
            var plain = 0
            for at in all.indices {
                let escape: StaticString
                switch all[at] {
                case UInt8(ascii: "&"): escape = "&amp;"
                case UInt8(ascii: "<"): escape = "&lt;"
                case UInt8(ascii: ">"): escape = "&gt;"
                case UInt8(ascii: "\""): escape = "&quot;"
                case UInt8(ascii: "'"): escape = "&#39;"
                default: continue
                }
                bytes.append(contentsOf: all[plain..<at])
                markup(escape)
                plain = at + 1
            }
            bytes.append(contentsOf: all[plain...])
        }
    }

    /// `<name attributes>body</name>`
    mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ body: Body) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    mutating func element(_ name: StaticString, _ attributes: [Attribute], _ content: String) {
        element(name, attributes) { $0.text(content) }
    }

    mutating func element(_ name: StaticString, _ content: String) { element(name, [], content) }

    /// For elements that have no end, such as `meta`, and for those of SVG that hold nothing.
    mutating func empty(_ name: StaticString, _ attributes: [Attribute] = []) { open(name, attributes) }

    mutating func open(_ name: StaticString, _ attributes: [Attribute] = []) {
        markup("<")
        markup(name)
        for attribute in attributes {
            markup(" ")
            markup(attribute.name)
            markup("=\"")
            text(attribute.value)
            markup("\"")
        }
        markup(">")
    }

    mutating func close(_ name: StaticString) {
        markup("</")
        markup(name)
        markup(">")
    }

    /// A table with its caption and heads; the first cell of a row is its head. It scrolls by itself where it is too wide.
    /// - Parameter numbers: Columns that are set flush right.
    mutating func table(caption: String, heads: [String], rows: [[String]], numbers: Range<Int>) {
        element("div", [("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)]) {
            $0.element("table") { table in
                table.element("caption", caption)
                table.element("thead") { head in
                    head.element("tr") { row in
                        for (index, cell) in heads.enumerated() {
                            row.element("th", Self.cell(index, in: numbers, scope: "col"), cell)
                        }
                    }
                }
                table.element("tbody") { body in
                    for cells in rows {
                        body.element("tr") { row in
                            for (index, cell) in cells.enumerated() {
                                let name: StaticString = index == 0 ? "th" : "td"
                                row.element(name, Self.cell(index, in: numbers, scope: index == 0 ? "row" : nil), cell)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func cell(_ index: Int, in numbers: Range<Int>, scope: String?) -> [Attribute] {
        var attributes: [Attribute] = []
        if let scope { attributes.append(("scope", scope)) }
        if numbers.contains(index) { attributes.append(("class", "n")) }
        return attributes
    }
}
