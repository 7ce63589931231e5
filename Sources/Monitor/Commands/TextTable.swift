import Model

/// Rows of words in columns, as a command shows them. On a terminal that is too narrow for all columns, those that can be
/// missed most are left out.
struct TextTable {
    struct Column {
        var name: String
        var isNumber = false
        /// Which is left out first: the least. Nil for never.
        var worth: Int?
    }

    struct Row {
        var cells: [String]
        /// Whether a person should look at it.
        var isMarked = false
    }

    let columns: [Column]
    let rows: [Row]
    private let gap = 2

    func show(on terminal: Terminal) {
        let widths = columns.indices.map { column in
            (rows.map { $0.cells[column].count } + [columns[column].name.count]).max() ?? 0
        }
        let shown = fitting(widths, into: terminal.width)
        func line(_ cells: [String]) -> String {
            shown.map { column in
                let room = String(repeating: " ", count: widths[column] - cells[column].count)
                return columns[column].isNumber ? room + cells[column] : cells[column] + room
            }
            .joined(separator: String(repeating: " ", count: gap)).trimmed
        }
        terminal.out(terminal.dim(line(columns.map(\.name))))
        for row in rows {
            let text = line(row.cells)
            terminal.out(row.isMarked ? terminal.bold(text) : text)
        }
    }

    private func fitting(_ widths: [Int], into width: Int?) -> [Int] {
        var shown = Array(columns.indices)
        guard let width else { return shown }
        while shown.reduce(-gap, { $0 + widths[$1] + gap }) > width {
            let least = shown.filter { columns[$0].worth != nil }.min {
                columns[$0].worth ?? 0 < columns[$1].worth ?? 0
            }
            guard let least else { break }
            shown.removeAll { $0 == least }
        }
        return shown
    }
}
