import ArgumentParser
import Fetching
import Model
import Synchronization

/// The daemon's own fetch path over many pages of one server: agenda, robots.txt, guard, libcurl, verdict, results.
struct FetchPages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fetch-pages")

    @Argument(help: "Such as `http://p%.localhost:8080`, where % stands for the number of the host.") var base: String
    @Option(help: "Host names that the pages are spread over.") var hosts = 25
    @Option var count = 2000
    @Option(help: "The file of certificate authorities to trust.") var authorities: String?

    func run() async throws {
        var settings = FetchSettings(contact: "bench@example.org")
        settings.caFile = authorities
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let tally = Mutex((bytes: 0, http2: 0, outcomes: [String: Int](), left: count))
        let client = HTTPClient(settings: settings.wire)
        let fetcher = Fetcher(settings: settings, client: client) { result in
            let left = tally.withLock { tally in
                tally.bytes += result.capture?.body.count ?? 0
                if result.capture?.responseHead.starts(with: Array("HTTP/2".utf8)) == true { tally.http2 += 1 }
                tally.outcomes[result.outcome.rawValue, default: 0] += 1
                tally.left -= 1
                return tally.left
            }
            if left == 0 { continuation.finish() }
        }
        let bases = (0..<hosts).map { base.split(separator: "%").joined(separator: "\($0)") }
        let jobs = (0..<count).compactMap { WebAddress("\(bases[$0 % hosts])/\($0).html") }
            .map { FetchJob(address: $0, purpose: .article(source: "bench"), isLocal: true) }
        let before = Usage()
        await fetcher.enqueue(jobs)
        for await _ in stream {}
        let after = Usage()
        let (bytes, http2, outcomes, _) = tally.withLock { $0 }
        await fetcher.shutDown()
        await client.shutDown()
        let ended = outcomes.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",")
        print(
            "cpu=\((after.cpu - before.cpu).text(3)) wall=\((after.wall - before.wall).seconds.text(2))",
            "bytes=\(bytes) peak_mb=\(after.peakBytes >> 20) outcomes=\(ended) http2=\(http2)"
        )
    }
}
