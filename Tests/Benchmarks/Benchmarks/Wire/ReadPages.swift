import ArgumentParser
import FoundationEssentials
import Model
import Reading

/// What reading costs: CPU time a page and a byte, and the most memory that one page takes.
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
        _ = PageReader.read(Page(bytes: Array("<p>Halaman.</p>".utf8), address: address), expecting: .page)
        let most = pages.map { ($0.bytes.count, ReadPages.memory(of: $0)) }.max { $0.1 * $1.0 < $1.1 * $0.0 } ?? (1, 0)
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
            "ns_per_byte=\((spent * 1e9 / Double(bytes * rounds)).text(1))",
            "peak_times_size=\((Double(most.1) / Double(most.0)).text(1))"
        )
    }

    /// The page's own bytes, and what is resident beyond them at the worst moment of reading it.
    private static func memory(of page: Page) -> Int {
        Usage.forgetPeak()
        let before = Usage.residentBytes
        _ = PageReader.read(page, expecting: .page)
        return page.bytes.count + max(0, Usage.peakSinceForgotten - before)
    }
}
