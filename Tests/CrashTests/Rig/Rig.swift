import FoundationEssentials
import Glibc
import Journal
import Model
import SampleSite
import TestSupport

/// The built `netra` between a sample site and a receiver, in a folder of its own that outlives its deaths. Nothing here
/// waits by the clock: it looks again whenever the site, the receiver, the daemon's notices or its end say something.
final class Rig: Sendable {
    let site: SampleSite
    let receiver: SampleReceiver
    let installation: Installation
    let faults: Faults
    let notices: ServiceSocket
    /// Ids of the alerts that reading the whole site must open.
    let expected: Set<String>
    private let folder: TemporaryFolder
    private let happenings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    /// No life is longer, whatever goes wrong; nothing waits for it where all is well.
    static let longest = Duration.seconds(600)

    /// Outlets whose pages neither change nor copy each other: everything they have is read within a second.
    static let quickOutlets = Outlet.all.filter {
        ["kabar-tabalong", "minahasa-kini", "lampung-wara"].contains($0.name)
    }

    /// - Parameter freeBytes: The floor of free space that the daemon is told of.
    init(outlets: [Outlet] = Outlet.all, freeBytes: Int64 = 0) async throws {
        let folder = try TemporaryFolder()
        let faults = try Faults(folder: folder.path)
        let (happenings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let secret = Installation.newSecret()
        self.folder = folder
        self.faults = faults
        self.happenings = happenings
        self.bell = bell
        mkdir(folder.path + "/home", 0o755)
        installation = Installation(path: folder.path + "/home")
        site = SampleSite(outlets: outlets)
        receiver = SampleReceiver(secrets: [secret], checksAge: false)
        notices = try ServiceSocket(path: folder.path + "/notify") { bell.yield() }
        expected = Self.comparable(outlets.flatMap(\.expectedAlerts).map(\.id))
        try await site.start(port: 0)
        try await receiver.start()
        try await installation.configure(sources: site.sources(), webhook: receiver.url, secret: secret)
        try setFloor(freeBytes)
        // The configuration's folders, so that a test can mount something there before the first start.
        for path in [installation.state, installation.logs] { mkdir(path, 0o750) }
        Task { [site] in for await _ in site.answered { bell.yield() } }
        Task { [receiver] in for await _ in receiver.deliveries { bell.yield() } }
    }

    private func setFloor(_ bytes: Int64) throws {
        let text = String(decoding: try Bytes.of(installation.configuration), as: UTF8.self)
        try Data("free-bytes: \(bytes)\n\(text)".utf8).write(to: URL(filePath: installation.configuration))
    }

    func close() async {
        bell.finish()
        await receiver.stop()
        await site.stop()
    }

    // MARK: Living and dying

    /// Starts the daemon as `faults` is set.
    func start() throws -> Life {
        notices.forget()
        let environment = faults.environment.merging(["NOTIFY_SOCKET": notices.path]) { $1 }
        let child = try installation.start(Products.netra, environment: environment)
        return Life(child) { [bell] in bell.yield() }
    }

    /// Runs another command of the same installation to its end, and returns that with what it printed.
    /// - Parameter isFaulty: Whether `faults` are its too.
    func command(
        _ arguments: [String],
        isFaulty: Bool = false
    ) async throws -> (end: ChildProcess.End, output: String) {
        let output = folder.path + "/printed"
        unlink(output)
        let child = try ChildProcess(
            Products.netra,
            arguments: arguments,
            environment: isFaulty ? faults.environment : [:],
            output: output
        )
        let end = await child.waitForEnd()
        return (end, String(decoding: (try? Bytes.of(output)) ?? [], as: UTF8.self))
    }

    /// Returns true once the condition holds, false where the daemon ended before. It is looked at whenever something has
    /// happened, and once a second at the latest, since the daemon looks at its sources that often.
    func wait(_ life: Life, until condition: () async throws -> Bool) async rethrows -> Bool {
        if try await condition() { return true }
        for await _ in happenings {
            if try await condition() { return true }
            if life.hasEnded { return false }
        }
        return false
    }

    /// Starts the daemon, which dies at that moment, or where it does not come, after two seconds.
    func runAndKill(at step: Int, named name: String = "", after: Duration = .zero) async throws {
        faults.kill(at: step, named: name, after: after, life: .seconds(2))
        let end = try await start().end()
        if end != .killed(signal: SIGKILL) { throw Unexpected(end: end, output: installation.lastOutput(lines: 5)) }
        Tally.count(.faults)
    }

    struct Unexpected: Error {
        let end: ChildProcess.End
        let output: [String]
    }

    /// Starts the daemon, waits until everything was read, logged and delivered, and ends it with SIGTERM. What it took in
    /// while it was stopping is delivered by another run.
    @discardableResult
    func runToCompletion() async throws -> ChildProcess.End {
        Tally.count(.runs)
        faults.kill(life: Self.longest)
        var end = ChildProcess.End.exited(0)
        for _ in 0..<3 {
            let life = try start()
            let before = await site.requests.count
            _ = await wait(life) { await isComplete(since: before) }
            life.send(SIGTERM)
            end = await life.end()
            if end != .exited(0) { return end }
            if await undelivered().isEmpty { return end }
        }
        return end
    }

    /// Everything that may be read was read and settled, every expected alert stands in the log, and the receiver has them all.
    func isComplete(since before: Int = -1) async -> Bool {
        guard notices.isReady, await site.unread.isEmpty, await site.requests.count > before else { return false }
        guard Self.comparable(openedAlerts()).isSuperset(of: expected) else { return false }
        guard await undelivered().isEmpty else { return false }
        // After a restoration everything has been read once, and is read again.
        return (try? JournalReader(stateFolder: installation.state).standing().pendingArticles) == 0
    }

    /// What is still missing, for whoever reads of a failure.
    func missing() async -> String {
        let unread = await site.unread
        let unopened = expected.subtracting(Self.comparable(openedAlerts()))
        let statuses = await receiver.all.suffix(3).map { "\($0.status)" }
        return "unread \(unread), unopened \(unopened), undelivered \(await undelivered()), last answers \(statuses), "
            + installation.lastOutput(lines: 8).joined(separator: " | ")
    }

    /// Ids of the events about alerts that stand in the log and were not accepted by the receiver.
    func undelivered() async -> [String] {
        let accepted = await receiver.acceptedIDs
        return installation.loggedEvents().filter { $0.type.hasPrefix("alert.") && !accepted.contains($0.id) }.map(\.id)
    }

    // MARK: What stands in the log

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
}
