import Detection
import FoundationEssentials

/// A file of articles, one JSON object a line.
enum LabelledFile {
    /// Hands over each article in order. A line that is no article is told on standard error and passed over.
    ///
    /// - Parameter areLabels: Whether they are to be scored against: then every quotation has to stand in its article.
    /// - Returns: Whether every line was an article, and sound.
    static func read(
        _ file: String,
        on terminal: Terminal,
        areLabels: Bool = false,
        _ take: (LabelledArticle) throws -> Void
    ) throws -> Bool {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandRefusal("\(file): \(Path.exists(file) ? "cannot be read" : "no such file")")
        }
        // Of an array, since Data hands out its bytes one by one.
        let lines = [UInt8](data).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let decoder = JSONDecoder()
        defer { terminal.progress("") }
        var isWhole = true
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            if index % 50 == 0 { terminal.progress("\(index) of \(lines.count)") }
            let article: LabelledArticle
            do {
                article = try decoder.decode(LabelledArticle.self, from: Data(line))
            } catch {
                let wanted = "a line should be an object with {\"id\", \"title\", \"text\", \"published\"}"
                terminal.error("\(file):\(index + 1): not an article: \(LabelledArticle.reason(error)); \(wanted)")
                isWhole = false
                continue
            }
            if areLabels {
                for place in article.strayQuotations {
                    let what = "the quote of `statements[\(place)]` stands neither in the title nor in the text"
                    terminal.error("\(file):\(index + 1): \(what)")
                    isWhole = false
                }
            }
            try take(article)
        }
        return isWhole
    }
}
