import Fetching
import FoundationEssentials
import Journal
import Model

/// What the desk asks of the fetcher, and tells it.
protocol FetchingLine: Sendable {
    func enqueue(_ jobs: [FetchJob]) async
    /// Returns those that are to be offered again later.
    func offer(_ jobs: [FetchJob]) async -> [FetchJob]
    func settled(source name: String, published: [Timestamp], hint: Double?) async -> SourceStanding?
    func unread(source name: String) async -> SourceStanding?
    func forgetContent(of name: String) async
}

extension Fetcher: FetchingLine {}

extension FetchNote {
    /// With what the fetcher has learnt, to be kept together.
    func with(_ standing: SourceStanding?) throws -> FetchNote {
        guard let standing else { return self }
        var note = self
        note.memory = RememberedSource(address: standing.address, memory: try JSONText.encode(standing.memory))
        note.unpublishedSince = standing.unpublishedSince
        return note
    }
}

extension RememberedSource {
    /// What the fetcher learnt in an earlier run; nil where the source has moved since, or an older version wrote it in
    /// words that are not understood: then the source is learnt anew.
    func memory(of source: Source) -> SourceMemory? {
        guard address == source.url else { return nil }
        return try? JSONDecoder().decode(SourceMemory.self, from: Data(memory.utf8))
    }
}
