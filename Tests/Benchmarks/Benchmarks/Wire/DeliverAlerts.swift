import ArgumentParser
import Delivery
import Fetching
import FoundationEssentials
import Journal
import Model
import Synchronization

/// Why: a monitor is told within moments, however many others are. From handing an alert to the journal to the receiver's
/// acknowledgement, log line and delivery durable in between.
struct DeliverAlerts: AsyncParsableCommand {
    @Option(help: "Alerts a second.")
    var rate = 20

    @Option var webhooks = 20

    @Option var seconds = 30

    @Argument(help: "Where messages are posted; the answer repeats their webhook-id in the header x-id.")
    var address: String

    func run() async throws {
        let ground = try await Ground()
        let stopwatch = Stopwatch()
        let targets = try (0..<webhooks).map { number in
            try ground.webhook("w\(number)", at: address, format: TimedFormat(webhook: number, stopwatch: stopwatch))
        }
        try await ground.courier.serve(targets)
        let journal = ground.journal
        let start = ContinuousClock.now
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<rate * seconds {
                // The rate of alerts is what is set here: each is due at a time of its own.
                try? await Task.sleep(until: start + .milliseconds(number * 1000 / rate))
                group.addTask {
                    let began = ContinuousClock.now
                    let alert = Ground.alert(number)
                    let payload = AlertOpened(alert: alert)
                    guard let event = try? await journal.append(payload, at: SystemClock().now()) else { return }
                    stopwatch.begin(event.id, at: began)
                }
            }
        }
        let wanted = rate * seconds * webhooks
        await stopwatch.wait(for: wanted)
        let times = stopwatch.milliseconds()
        func share(_ part: Double) -> String {
            times.isEmpty ? "-" : times[min(times.count - 1, Int(Double(times.count) * part))].text(1)
        }
        print(
            "acknowledged=\(times.count) of=\(wanted) p50_ms=\(share(0.5)) p99_ms=\(share(0.99)) max_ms=\(share(1)) "
                + "cpu_s=\(Usage().cpu.text(1)) peak_mb=\((Double(Usage().peakBytes) / 1e6).text(0))"
        )
        await ground.clear()
    }
}

/// Measures how long each event took to each webhook.
final class Stopwatch: Sendable {
    private struct State {
        var began: [String: ContinuousClock.Instant] = [:]
        var ended: [(event: String, at: ContinuousClock.Instant)] = []
    }
    private let state = Mutex(State())
    private let (ends, told) = AsyncStream<Void>.makeStream()

    func begin(_ event: String, at time: ContinuousClock.Instant) { state.withLock { $0.began[event] = time } }

    func end(_ event: String) {
        let now = ContinuousClock.now
        state.withLock { $0.ended.append((event, now)) }
        told.yield()
    }

    /// Returns when so many have ended since the beginning. Called once.
    func wait(for count: Int) async {
        var left = count
        for await _ in ends {
            left -= 1
            if left == 0 { return }
        }
    }

    /// Sorted.
    func milliseconds() -> [Double] {
        state.withLock { state in
            state.ended.compactMap { end in state.began[end.event].map { (end.at - $0).seconds * 1000 } }.sorted()
        }
    }
}

/// The standard format, which notes when a receiver has accepted.
struct TimedFormat: MessageFormat {
    let webhook: Int
    let stopwatch: Stopwatch

    func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        StandardFormat().message(for: occasion, replyingTo: receipt)
    }

    func receipt(of reply: Capture) -> String? {
        if let id = reply.header("x-id") { stopwatch.end(id) }
        return nil
    }
}

/// A journal and a courier in a folder that is cleared afterwards.
struct Ground {
    let journal: Journal
    let client: HTTPClient
    let courier: Courier
    private let folder = FileManager.default.temporaryDirectory.path + "/netra-bench-\(UUID().uuidString)"

    struct NoAddress: Error {}

    init() async throws {
        journal = try await Journal.open(JournalSettings(stateFolder: folder + "/state", logFolder: folder + "/logs"))
        var settings = WireSettings(userAgent: "Netra-Bench/1")
        settings.connectionsPerHost = 16
        settings.keepAlive = 90
        client = HTTPClient(settings: settings)
        courier = Courier(journal: journal, client: client, settings: CourierSettings(grace: 0.1))
    }

    func webhook(_ name: String, at text: String, format: any MessageFormat = StandardFormat()) throws -> Webhook {
        guard let address = WebAddress(text) else { throw NoAddress() }
        return Webhook(
            name: name,
            destination: .web(address),
            secrets: [.random()],
            format: format,
            isLocal: true
        )
    }

    func clear() async {
        await courier.shutDown()
        await client.shutDown()
        try? await journal.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static func alert(_ number: Int) -> Alert {
        let root = WebAddress(scheme: "https", host: "kabar-daerah.example")
        let address = root.resolving("/2024/11/\(number)/") ?? root
        let quote =
            "Camat nomor \(number) diduga mengajak warga memilih paslon nomor urut 2 dalam kegiatan di balai desa."
        let statement = Statement(detector: .neutrality, stance: .allegation, quote: quote, rule: "bench")
        let title = "Camat \(number) diduga berkampanye"
        return Alert(
            of: AlertedArticle(
                Article(address: address, canonical: address, title: title, text: quote),
                source: "bench",
                firstSeen: Timestamp(seconds: 1_731_550_000).at(.jakarta)
            ),
            statements: [statement],
            outcome: .undecided,
            severity: .medium,
            pack: "sha256:bench"
        )
    }
}
