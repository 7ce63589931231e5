import Detection
import FoundationEssentials

/// A file of articles, one JSON object a line.
enum LabelledFile {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// Hands over each article in order. A line that is no article is told on standard error and passed over.
    ///
    /// - Returns: Whether every line was an article.
    static func read(
        _ file: String,
        on terminal: Terminal,
        _ take: (LabelledArticle) throws -> Void
    ) throws -> (isWhole: Bool, count: Int) {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Missing(description: "\(file): \(Path.exists(file) ? "cannot be read" : "no such file")")
        }
        // Of an array, since Data hands out its bytes one by one.
        let lines = [UInt8](data).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let decoder = JSONDecoder()
        defer { terminal.progress("") }
        var isWhole = true
        var count = 0
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            if index % 50 == 0 { terminal.progress("\(index) of \(lines.count)") }
            guard let article = try? decoder.decode(LabelledArticle.self, from: Data(line)) else {
                let wanted = "{\"id\", \"title\", \"text\", \"published\"}"
                terminal.error("\(file):\(index + 1): not an article: a line should be an object with \(wanted)")
                isWhole = false
                continue
            }
            try take(article)
            count += 1
        }
        return (isWhole, count)
    }
}
