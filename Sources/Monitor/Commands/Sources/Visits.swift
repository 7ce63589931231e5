import Fetching
import Model
import Synchronization

/// Addresses that a command asks for once, through the daemon's own fetcher: its robots.txt, its guard, its manners.
final class Visits: Sendable {
    private let waiting = Waiting()
    private let client: HTTPClient
    private let fetcher: Fetcher

    private final class Waiting: Sendable {
        private let continuations = Mutex<[Int64: CheckedContinuation<FetchResult, Never>]>([:])
        private let last = Atomic<Int64>(0)

        func add(_ continuation: CheckedContinuation<FetchResult, Never>) -> Int64 {
            let token = last.add(1, ordering: .relaxed).newValue
            continuations.withLock { $0[token] = continuation }
            return token
        }

        func end(_ result: FetchResult) {
            guard let token = result.job.token else { return }
            continuations.withLock { $0.removeValue(forKey: token) }?.resume(returning: result)
        }
    }

    init(settings: FetchSettings) {
        client = HTTPClient(settings: settings.wire)
        fetcher = Fetcher(settings: settings, client: client) { [waiting] in waiting.end($0) }
    }

    /// Returns when the address has answered or is known not to, which may take a while: its host has its turn.
    func fetch(_ address: WebAddress, isLocal: Bool) async -> FetchResult {
        await withCheckedContinuation { continuation in
            let token = waiting.add(continuation)
            let purpose = FetchJob.Purpose.article(source: "")
            let job = FetchJob(address: address, purpose: purpose, isLocal: isLocal, token: token)
            Task { await fetcher.enqueue([job]) }
        }
    }

    /// What each of these sources turns out to be, in their order. All are asked for at once: the fetcher sees to it that no
    /// host is asked more often than in the daemon.
    /// - Parameter told: Is called for each source that has answered, or not, with how many have.
    func findings(of sources: [Source], _ told: (Int, Source) -> Void) async -> [SourceFinding] {
        await withTaskGroup(of: (Int, SourceFinding).self) { group in
            for (index, source) in sources.enumerated() {
                group.addTask {
                    let result = await self.fetch(source.url, isLocal: source.isLocal)
                    return (index, SourceFinding(result, expecting: source.kind, articles: source.articles))
                }
            }
            var found: [Int: SourceFinding] = [:]
            for await (index, finding) in group {
                found[index] = finding
                told(found.count, sources[index])
            }
            return sources.indices.compactMap { found[$0] }
        }
    }

    /// What the robots.txt of an address that was fetched says of sitemaps.
    func sitemaps(of address: WebAddress) async -> [WebAddress] {
        await fetcher.sitemaps(of: address).compactMap { address.resolving($0) }
    }

    func shutDown() async {
        await fetcher.shutDown()
        await client.shutDown()
    }
}
