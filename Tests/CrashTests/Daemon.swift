import FoundationEssentials
import Glibc
import Model
import SampleSite
import TestSupport

/// The built `netra` between a sample site and a receiver, in a folder of its own that outlives its deaths.
struct Daemon {
    let site = SampleSite()
    let receiver: SampleReceiver
    let installation: Installation
    private let folder: TemporaryFolder

    /// Beside the bundle of tests, where the build leaves it.
    private static let executable: String = {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
            + "/netra"
    }()

    static var isBuilt: Bool { access(executable, X_OK) == 0 }

    /// A minute of kills is too much for every edit: `SKIP_LONG_TESTS=1 swift test` leaves them out.
    static var isWanted: Bool { getenv("SKIP_LONG_TESTS") == nil }

    init() async throws {
        folder = try TemporaryFolder()
        installation = Installation(path: folder.path)
        let secret = Installation.newSecret()
        receiver = SampleReceiver(secrets: [secret])
        try await site.start(port: 0)
        try await receiver.start()
        try await installation.configure(sources: site.sources(), webhook: receiver.url, secret: secret)
    }

    /// Starts the daemon and kills it at that moment, or where that does not come, after two seconds.
    func runAndKill(at moment: KillMoment) async throws {
        let child = try installation.start(Self.executable)
        let start = ContinuousClock.now
        let before = await count(moment.witness)
        while await count(moment.witness) < before + moment.count, ContinuousClock.now - start < .seconds(2) {
            try await Self.pause(microseconds: 500)
        }
        try await Self.pause(microseconds: moment.microseconds)
        child.send(SIGKILL)
        _ = await child.waitForEnd()
    }

    /// The daemon is another process, on the real clock: all that can be done is to look again.
    private static func pause(microseconds: Int) async throws {
        try await Task.sleep(for: .microseconds(microseconds))
    }

    private func count(_ witness: KillMoment.Witness) async -> Int {
        switch witness {
        case .request: await site.requests.count
        case .delivery: await receiver.all.count
        }
    }

    /// Starts the daemon, waits until everything was read, logged and delivered, and ends it with SIGTERM.
    /// - Parameter alerts: What must have been opened by then; with none, the log must have been at rest for a while.
    func runToCompletion(expecting alerts: Set<String>) async throws -> ChildProcess.End {
        let child = try installation.start(Self.executable)
        let start = ContinuousClock.now
        let before = await site.requests.count
        var rest = (count: 0, since: start)
        while ContinuousClock.now - start < .seconds(60) {
            try await Self.pause(microseconds: 50_000)
            let events = installation.loggedEvents()
            if events.count != rest.count { rest = (events.count, .now) }
            let accepted = await receiver.acceptedIDs
            let isOwed = events.contains { $0.type.hasPrefix("alert.") && !accepted.contains($0.id) }
            // Where an earlier run had done everything, this one must at least be up: a signal before that kills it.
            guard await site.unread.isEmpty, await site.requests.count > before, !isOwed else { continue }
            let isWhole = !alerts.isEmpty && Self.comparable(openedAlerts()).isSuperset(of: alerts)
            if isWhole || ContinuousClock.now - rest.since > .seconds(5) { break }
        }
        child.send(SIGTERM)
        return await child.waitForEnd()
    }

    /// Ids of the alerts that the log opens, in order.
    func openedAlerts() -> [String] {
        struct Opened: Decodable {
            struct Identified: Decodable { let id: String }
            let type: String
            let alert: Identified?
        }
        return installation.logLines().compactMap { line in
            guard let event = try? JSONDecoder().decode(Opened.self, from: Data(line)) else { return nil }
            return event.type == "alert.opened" ? event.alert?.id : nil
        }
    }

    /// Of an article and its copy, whichever is recorded first opens the alert; a kill between may turn the order round.
    static func comparable(_ alerts: [String]) -> Set<String> {
        var alerts = Set(alerts)
        for outlet in Outlet.all {
            for article in outlet.articles {
                guard case .following(let name, let path) = article.behaviour else { continue }
                let pair = [outlet.canonical(article), "http://\(name).localhost\(path)"]
                let ids = pair.compactMap { WebAddress($0) }.map { Alert.id(of: $0) }
                guard !alerts.isDisjoint(with: ids), let first = ids.first else { continue }
                alerts.subtract(ids)
                alerts.insert(first)
            }
        }
        return alerts
    }

    func close() async {
        await receiver.stop()
        await site.stop()
    }
}
