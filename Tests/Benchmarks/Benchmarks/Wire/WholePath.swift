import ArgumentParser
import Detection
import Fetching
import FoundationEssentials
import Journal
import Model
import Reading
import Settings
import Synchronization

/// Pages from a server on loopback to the record, one stage after the other, so that each can be told from the rest.
struct WholePath: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "whole-path")

    @Argument(help: "Such as `http://p%.localhost:8080`, where % stands for the number of the host.") var base: String
    @Argument(help: "The rules, lexicon and calendar: the project's Config.") var config: String
    @Option(help: "Host names that the pages are spread over.") var hosts = 25
    @Option var count = 1000

    func run() async throws {
        guard let pack = RulePack.load(paths: PackPaths(folder: config), into: Problems(file: "")) else {
            throw ValidationError("\(config) holds no rule pack that loads")
        }
        let folder = FileManager.default.temporaryDirectory.path + "/netra-bench-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let journal = try await Journal.open(
            JournalSettings(stateFolder: folder + "/state", logFolder: folder + "/logs")
        )
        let analyst = Analyst(pack: pack)

        var marks = [("start", Usage())]
        let captures = try await fetched()
        marks.append(("fetched", Usage()))
        let articles = captures.compactMap { capture -> (Capture, Article, StorySignature)? in
            let page = Page(bytes: capture.body, contentType: capture.header("content-type"), address: capture.address)
            guard case .article(let article, _) = PageReader.read(page, expecting: .page) else { return nil }
            return (capture, article, StorySignature(article.text))
        }
        marks.append(("read", Usage()))
        let statements = articles.map { _, article, _ in
            analyst.statements(
                title: article.title,
                text: article.text,
                published: article.published,
                outletRegion: nil
            )
        }
        marks.append(("detected", Usage()))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, (capture, article, signature)) in articles.enumerated() {
                // As many as the daemon's work queue and the journal hold at one time.
                if index >= 64 { try await group.next() }
                let found = statements[index]
                group.addTask {
                    let record = ArticleRecord(
                        address: article.address,
                        source: "bench",
                        capture: capture,
                        article: article,
                        outcome: found.isEmpty ? .noMatch : .alerted,
                        alert: found.isEmpty ? nil : WholePath.alert(article, found),
                        statements: found,
                        story: Story(bands: signature.bands, sketch: signature.minima)
                    )
                    _ = try await journal.record(record)
                }
            }
            try await group.waitForAll()
        }
        marks.append(("recorded", Usage()))
        try await journal.close()

        let stages = zip(marks, marks.dropFirst())
            .map { "\($1.0)=\((($1.1.cpu - $0.1.cpu) * 1000 / Double(count)).text(3))" }
        let total = ((marks[marks.count - 1].1.cpu - marks[0].1.cpu) * 1000 / Double(count)).text(3)
        print(
            "pages=\(captures.count) articles=\(articles.count) alerts=\(statements.count { !$0.isEmpty })",
            terminator: " "
        )
        print(stages.joined(separator: " "), "all=\(total)")
    }

    private func fetched() async throws -> [Capture] {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let captures = Mutex((found: [Capture](), left: count))
        let settings = FetchSettings(contact: "bench@example.org")
        let client = HTTPClient(settings: settings.wire)
        let fetcher = Fetcher(settings: settings, client: client) { result in
            let left = captures.withLock { captures in
                if let capture = result.capture { captures.found.append(capture) }
                captures.left -= 1
                return captures.left
            }
            if left == 0 { continuation.finish() }
        }
        let bases = (0..<hosts).map { base.split(separator: "%").joined(separator: "\($0)") }
        await fetcher.enqueue(
            (0..<count).compactMap { WebAddress("\(bases[$0 % hosts])/\($0).html") }
                .map { FetchJob(address: $0, purpose: .article(source: "bench"), isLocal: true) }
        )
        for await _ in stream {}
        await fetcher.shutDown()
        await client.shutDown()
        return captures.withLock { $0.found }
    }

    private static func alert(_ article: Article, _ statements: [Statement]) -> Alert {
        let time = Timestamp(seconds: 1_731_550_000).at(.jakarta)
        return Alert(
            of: AlertedArticle(article, source: "bench", firstSeen: time),
            statements: statements,
            outcome: .undecided,
            severity: .info,
            pack: "sha256:bench"
        )
    }
}
