import ArgumentParser
import FoundationEssentials
import Glibc
import Model
import Reading

/// The most memory that reading one page takes, the page's own bytes included, in a process that has read others before:
/// tables of names, program text and the like are made or loaded once, and are not the page's.
struct MeasurePage: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure-page")

    @Argument(help: "A page that was saved.") var file: String
    @Option(help: "Pages that are read before it.") var after: [String] = []

    func run() throws {
        let earlier = try after.map(page)
        let page = try page(file)
        for page in earlier { _ = PageReader.read(page, expecting: .page) }
        let heap = Heap()
        heap?.forget()
        let live = heap?.live() ?? 0
        Usage.forgetPeak()
        let resident = Usage.residentBytes
        guard case .article = PageReader.read(page, expecting: .page) else {
            throw ValidationError("\(file) is no article")
        }
        let allocated = heap.map { timesSize($0.peak() - live, page) } ?? "unknown"
        let grown = timesSize(max(0, Usage.peakSinceForgotten - resident), page)
        print("bytes=\(page.bytes.count) heap_times_size=\(allocated) resident_times_size=\(grown)")
    }

    private func page(_ file: String) throws -> Page {
        guard let address = WebAddress("https://kabar-daerah.example/2024/11/12/berita") else {
            throw ValidationError("no address")
        }
        return Page(bytes: Array(try Data(contentsOf: URL(filePath: file))), contentType: "text/html", address: address)
    }

    /// The page's own bytes with what came on top of them.
    private func timesSize(_ bytes: Int, _ page: Page) -> String {
        (Double(page.bytes.count + bytes) / Double(page.bytes.count)).text(1)
    }
}

/// The counters of `CHeap`, where it was loaded.
private struct Heap {
    private typealias Count = @convention(c) () -> Int

    private let counts: (live: Count, peak: Count)
    private let forgetPeak: @convention(c) () -> Void

    init?() {
        guard let live = dlsym(nil, "heap_live"), let peak = dlsym(nil, "heap_peak"),
            let forget = dlsym(nil, "heap_forget")
        else { return nil }
        // The types are those of CHeap.h.
        counts = (unsafeBitCast(live, to: Count.self), unsafeBitCast(peak, to: Count.self))
        forgetPeak = unsafeBitCast(forget, to: (@convention(c) () -> Void).self)
    }

    func live() -> Int { counts.live() }
    func peak() -> Int { counts.peak() }
    func forget() { forgetPeak() }
}
