import Model

/// A drawing with what it says in words, and the figures behind it as a table.
struct Picture {
    /// Unique on its page.
    let id: String
    let title: String
    /// What a person who does not see it should know.
    let description: String
    let width: Int
    let height: Int
    let heads: [String]
    let rows: [[String]]

    func write(to page: inout HTMLText, tableWords: String, _ drawing: HTMLText.Body) {
        page.element("figure") { figure in
            figure.element("figcaption", title)
            figure.element(
                "svg",
                [
                    ("viewBox", "0 0 \(width) \(height)"), ("role", "img"), ("aria-labelledby", "\(id)-t \(id)-d"),
                    ("xmlns", "http://www.w3.org/2000/svg"),
                ]
            ) { svg in
                svg.element("title", [("id", "\(id)-t")], title)
                svg.element("desc", [("id", "\(id)-d")], description)
                drawing(&svg)
            }
            figure.element("p", [("class", "soft")], description)
            figure.element("details") { details in
                details.element("summary", "\(tableWords): \(title)")
                details.table(caption: title, heads: heads, rows: rows, numbers: 1..<heads.count)
            }
        }
        page.markup("\n")
    }
}

/// Shapes of SVG. Coordinates are in the units of the picture's view box.
extension HTMLText {
    mutating func rectangle(_ box: Box, class name: String) {
        element(
            "rect",
            [
                ("class", name), ("x", Self.short(box.x)), ("y", Self.short(box.y)),
                ("width", Self.short(box.width)), ("height", Self.short(box.height)),
            ]
        ) { _ in }
    }

    struct Box {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }

    enum Anchor: String {
        case start, middle, end
    }

    mutating func label(
        _ text: String,
        x: Double,
        y: Double,
        size: Int,
        anchor: Anchor = .start,
        class name: String? = nil
    ) {
        var attributes: [Attribute] = [
            ("x", Self.short(x)), ("y", Self.short(y)), ("font-size", "\(size)"), ("text-anchor", anchor.rawValue),
        ]
        if let name { attributes.append(("class", name)) }
        element("text", attributes, text)
    }

    mutating func rule(from x1: Double, to x2: Double, y: Double) {
        element(
            "line",
            [
                ("class", "axis"), ("x1", Self.short(x1)), ("x2", Self.short(x2)), ("y1", Self.short(y)),
                ("y2", Self.short(y)),
            ]
        ) { _ in }
    }

    /// With one decimal, and none where it is whole.
    private static func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
