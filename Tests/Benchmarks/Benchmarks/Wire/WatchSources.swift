import ArgumentParser
import Fetching
import FoundationEssentials
import Model
import Synchronization

/// Many sources, each on a host name of its own, all answered by one server: memory, punctuality, and rest.
struct WatchSources: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "watch-sources")

    @Option var count = 50_000
    @Option(help: "Where `http://hN.localhost:PORT/feed` answers.") var port: Int
    @Option(help: "Seconds to watch at 100 starts a second.") var seconds = 60.0
    @Option(help: "Seconds to watch with nothing due.") var rest = 20.0

    func run() async throws {
        var settings = FetchSettings(contact: "bench@example.org")
        settings.ceiling = 86_400
        let starts = Mutex([(order: Int, started: Timestamp)]())
        let client = HTTPClient(settings: settings.wire)
        let fetcher = Fetcher(settings: settings, client: client) { result in
            guard let order = Int(result.job.purpose.source) else { return }
            starts.withLock { $0.append((order, result.started)) }
        }
        let sources = (0..<count).compactMap { number in
            WebAddress("http://h\(number).localhost:\(port)/feed").map {
                Source(name: "\(number)", url: $0, every: 86_400, isLocal: true)
            }
        }
        let began = SystemClock().now()
        await fetcher.watch(sources)
        try await Task.sleep(for: .seconds(seconds))  // for so long the watch is measured
        let watched = starts.withLock { $0 }
        let resident = Usage.residentBytes
        await fetcher.shutDown()
        let idle = try await idleCPU(of: sources, settings: settings, client: client)
        await client.shutDown()

        // The first looks are due a hundredth of a second apart, in the order of the sources.
        let lags = watched.map { start in
            start.started.seconds(since: began) - Double(start.order) / settings.firstLooksPerSecond
        }.sorted()
        func percentile(_ share: Double) -> Double { lags.isEmpty ? -1 : lags[Int(Double(lags.count - 1) * share)] }
        print(
            "sources=\(count) started=\(lags.count) resident_mb=\(resident >> 20)",
            "lag_p50=\(percentile(0.5).text(3)) lag_p99=\(percentile(0.99).text(3)) lag_max=\(percentile(1).text(3))",
            "idle_cpu_percent=\((100 * idle / rest).text(3))"
        )
        for size in [1_000, 10_000, 100_000, 1_000_000] { print(pick(from: size)) }
    }

    /// CPU seconds while every source is scheduled and none is due.
    private func idleCPU(of sources: [Source], settings: FetchSettings, client: HTTPClient) async throws -> Double {
        let fetcher = Fetcher(settings: settings, client: client) { _ in }
        let due = SystemClock().now().adding(seconds: 43_200)
        let memory = SourceMemory(schedule: SourceSchedule(floor: 86_400, ceiling: 86_400), due: due)
        let memories = Dictionary(uniqueKeysWithValues: sources.map { ($0.name, memory) })
        await fetcher.watch(sources, remembering: memories)
        try await Task.sleep(for: .seconds(2))  // what the start itself costs is not counted
        let before = Usage()
        try await Task.sleep(for: .seconds(rest))  // for so long the rest is measured
        let after = Usage()
        await fetcher.shutDown()
        return after.cpu - before.cpu
    }

    /// What it costs to take the next source out and to put it back for later.
    private func pick(from size: Int) -> String {
        var agenda = Agenda<Int>()
        var now = Timestamp(seconds: 1_731_550_000)
        for number in 0..<size { agenda.note(number, at: now.adding(seconds: Double(number % 997))) }
        let rounds = 1_000_000
        let before = Usage()
        for _ in 0..<rounds {
            now = agenda.earliest ?? now
            if let (item, due) = agenda.take(at: now) { agenda.note(item, at: due.adding(seconds: 997)) }
        }
        let after = Usage()
        return "agenda=\(size) pick_ns=\((1e9 * (after.cpu - before.cpu) / Double(rounds)).text(0))"
    }
}
