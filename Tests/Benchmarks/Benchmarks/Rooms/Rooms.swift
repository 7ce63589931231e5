import Benchmark
import Detection
import FoundationEssentials
import Journal
import Model
import Reading
import Settings

/// What one article costs in each room, and what the record costs. The figures are kept in `Record/`; nothing fails by
/// them.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.cpuTotal, .wallClock, .throughput, .peakMemoryResident],
        warmupIterations: 1,
        maxDuration: .seconds(5)
    )

    // Why: a daemon that starts or reloads compiles every rule; a person waits for it at each `netra scan`.
    Benchmark("Detection: load and compile all packs") { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(RulePack.load(paths: Subjects.packs, into: Problems(file: "")))
        }
    }

    // Why: this runs on every article of the country.
    Benchmark("Detection: 1 MB of articles to statements") { benchmark in
        guard let pack = RulePack.load(paths: Subjects.packs, into: Problems(file: "")) else { return }
        let analyst = Analyst(pack: pack)
        let articles = Subjects.articles(bytes: 1_000_000)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            for text in articles {
                blackHole(analyst.statements(title: Subjects.title, text: text, published: nil, outletRegion: nil))
            }
        }
    }

    // Why: pages are ten times as long as what they say; this is where most time goes.
    Benchmark("Reading: a page of 80 KB to an article") { benchmark in
        let page = Subjects.page(bytes: 80_000)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            blackHole(PageReader.read(page, expecting: .page))
        }
    }

    // Why: a burst after an outage. One fsync may acknowledge many; each is durable before it is acknowledged.
    Benchmark("Journal: 256 alerts at once, durable", configuration: .init(maxIterations: 40)) { benchmark in
        let folder = Folder()
        let journal = try await Journal.open(folder.settings)
        try await journal.setWebhooks([WebhookSubscription(name: "monitors") { $0.time }])
        var number = 0
        for _ in benchmark.scaledIterations {
            let records = (0..<256).map { Subjects.record(number + $0) }
            number += 256
            benchmark.startMeasurement()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for record in records { group.addTask { _ = try await journal.record(record) } }
                try await group.waitForAll()
            }
            benchmark.stopMeasurement()
        }
        try await journal.close()
        folder.remove()
    }

    // Why: an auditor checks years at once.
    Benchmark("Journal: verify 20,000 log lines") { benchmark in
        let folder = Folder()
        let journal = try await Journal.open(folder.settings)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20_000 {
                if number >= 512 { try await group.next() }
                group.addTask { _ = try await journal.record(Subjects.record(number)) }
            }
            try await group.waitForAll()
        }
        try await journal.close()
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            blackHole(LogVerifier.verify(directory: folder.settings.logFolder))
        }
        benchmark.stopMeasurement()
        folder.remove()
    }
}

/// A place for one record.
private struct Folder {
    private let path = FileManager.default.temporaryDirectory.path + "/netra-bench-\(UUID().uuidString)"

    var settings: JournalSettings { JournalSettings(stateFolder: path + "/state", logFolder: path + "/logs") }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
