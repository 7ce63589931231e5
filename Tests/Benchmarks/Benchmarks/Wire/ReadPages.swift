import ArgumentParser
import FoundationEssentials
import Model
import Reading

/// What reading costs: CPU time a page and a byte.
struct ReadPages: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read-pages")

    @Argument(help: "Pages that were saved.") var files: [String]
    @Option(help: "CPU seconds to go on for.") var seconds = 2.0

    func run() throws {
        guard let address = WebAddress("https://kabar-daerah.example/2024/11/12/berita") else { return }
        let pages = try files.map { file in
            Page(bytes: Array(try Data(contentsOf: URL(filePath: file))), contentType: "text/html", address: address)
        }
        // What is made once, such as tables of names, is not the page's.
        for page in pages.prefix(1) { _ = PageReader.read(page, expecting: .page) }
        let bytes = pages.reduce(0) { $0 + $1.bytes.count }
        var articles = 0
        var rounds = 0
        let before = Usage()
        var spent = 0.0
        repeat {
            articles = 0
            for page in pages {
                if case .article = PageReader.read(page, expecting: .page) { articles += 1 }
            }
            rounds += 1
            spent = Usage().cpu - before.cpu
        } while spent < seconds
        print(
            "pages=\(pages.count) articles=\(articles) bytes=\(bytes)",
            "pages_per_cpu_second=\((Double(pages.count * rounds) / spent).text(1))",
            "ns_per_byte=\((spent * 1e9 / Double(bytes * rounds)).text(1))"
        )
    }
}
