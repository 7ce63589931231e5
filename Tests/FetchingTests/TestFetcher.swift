import Fetching
import Model
import Synchronization
import TestSupport
import Testing

extension FetchSettings {
    /// A short grace; the limits are wide, since a machine that is busy with other tests is slow.
    static var test: FetchSettings {
        var settings = FetchSettings(contact: "redaksi@contoh.id")
        settings.limits = TransferLimits(total: 300, connect: 300, lowestSpeed: 1, lowestSpeedPeriod: 300)
        settings.grace = 0.2
        return settings
    }
}

extension Source {
    /// - Parameter every: Seconds.
    static func local(_ name: String, _ url: String, every: Int = 1) -> Source {
        guard let address = WebAddress(url) else { preconditionFailure("not a web address: \(url)") }
        return Source(name: name, url: address, every: every, isLocal: true)
    }
}

/// A fetcher and client of their own for one test, shut down after it.
/// - Parameter clock: Turned by the test, for what goes by the time of day and for schedules; nil for real ones.
func withFetcher(
    _ settings: FetchSettings,
    clock: ManualClock? = nil,
    sink: @escaping @Sendable (FetchResult) async -> Void,
    body: (Fetcher) async throws -> Void
) async throws {
    var wire = settings.wire
    wire.keepAlive = 300  // a busy machine lets a connection idle for longer than the daemon would keep it
    let client = HTTPClient(settings: wire)
    let day: any WallClock = clock ?? SystemClock()
    let fetcher = Fetcher(settings: settings, client: client, clock: day, pace: clock, randomSeed: 7, sink: sink)
    do {
        try await body(fetcher)
    } catch {
        await fetcher.shutDown()
        await client.shutDown()
        throw error
    }
    await fetcher.shutDown()
    await client.shutDown()
}

/// The first results of a fetcher, in the order in which they were handed out.
func collect(
    _ settings: FetchSettings = .test,
    count: Int,
    start: (Fetcher) async -> Void,
    each: (Fetcher, FetchResult) async -> Void = { _, _ in }
) async throws -> [FetchResult] {
    let (stream, continuation) = AsyncStream.makeStream(of: FetchResult.self)
    var results: [FetchResult] = []
    try await withFetcher(settings) {
        continuation.yield($0)
    } body: { fetcher in
        await start(fetcher)
        for await result in stream {
            results.append(result)
            await each(fetcher, result)
            if results.count == count { break }
        }
    }
    return results
}
