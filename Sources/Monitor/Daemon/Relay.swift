import Fetching
import Model
import Synchronization

/// The fetcher needs the desk, and the desk the fetcher: this is the one knot, tied before anything runs.
final class Relay: FetchingLine {
    private let held = Mutex<Fetcher?>(nil)

    private var fetcher: Fetcher? { held.withLock { $0 } }

    func set(_ fetcher: Fetcher) { held.withLock { $0 = fetcher } }

    func enqueue(_ jobs: [FetchJob]) async { await fetcher?.enqueue(jobs) }

    func offer(_ jobs: [FetchJob]) async -> [FetchJob] { await fetcher?.offer(jobs) ?? jobs }

    func settled(source name: String, published: [Timestamp], hint: Double?) async -> SourceStanding? {
        await fetcher?.settled(source: name, published: published, hint: hint)
    }

    func unread(source name: String) async -> SourceStanding? { await fetcher?.unread(source: name) }

    func forgetContent(of name: String) async { await fetcher?.forgetContent(of: name) }
}
