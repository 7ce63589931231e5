import Fetching
import Journal
import Model
import Synchronization
import TestSupport

@testable import Delivery

/// A journal in a folder of its own, a client and a courier on a clock that stands still, for one test.
final class Post: Sendable {
    let clock = ManualClock()
    let folder: TemporaryFolder
    let journal: Journal
    let client: HTTPClient
    let courier: Courier
    let secret = Secret.random()

    /// - Parameter folder: Of an earlier post, to carry on with what that left.
    init(in folder: TemporaryFolder? = nil, settings: CourierSettings? = nil) async throws {
        let folder = try folder ?? TemporaryFolder()
        self.folder = folder
        journal = try await Journal.open(
            JournalSettings(stateFolder: folder.path + "/state", logFolder: folder.path + "/logs"),
            clock: clock
        )
        client = HTTPClient(settings: WireSettings(userAgent: "Netra-Test/1"))
        courier = Courier(journal: journal, client: client, clock: clock, settings: settings ?? Post.patient)
    }

    /// Bounds that no stalled machine reaches, and no jitter: on a clock that stands still, a try that was given up for want
    /// of time would never be made again, and its test would wait for ever.
    static var patient: CourierSettings { settings(seconds: 300) }

    /// Bounds so small that a test of a receiver that never answers is quick.
    static var brief: CourierSettings { settings(seconds: 5) }

    private static func settings(seconds: Int) -> CourierSettings {
        let limits = TransferLimits(
            total: Double(seconds),
            connect: Double(seconds),
            lowestSpeed: 1,
            lowestSpeedPeriod: seconds,
            bodyBytes: 64 << 10
        )
        var settings = CourierSettings(limits: limits, grace: 2 * Double(seconds))
        settings.chance = { 0.5 }
        return settings
    }

    func webhook(_ url: String, name: String = "monitors", isLocal: Bool = true, atOnce: Int = 1) throws -> Webhook {
        guard let address = WebAddress(url) else { throw NoAddress() }
        return Webhook(
            name: name,
            destination: .web(address),
            secrets: [secret],
            isLocal: isLocal,
            maximumInFlight: atOnce
        )
    }

    /// Mail to these addresses, by way of a server.
    func mail(to: [String], by server: String) throws -> Webhook {
        guard let server = MailServer(server) else { throw NoAddress() }
        let mailbox = Mailbox(server: server, user: nil, password: nil, from: "netra@monitor.example", to: to)
        let format = MailFormat(from: mailbox.from, to: to, style: MessageStyle())
        return Webhook(name: "surat", destination: .mail(mailbox), format: format, isLocal: true)
    }

    /// What the courier makes for a webhook, for a test that says itself when to deliver.
    func lane(
        _ webhook: Webhook,
        _ settings: CourierSettings = Post.patient,
        mailer: (any Mailer)? = nil,
        notes: ReceiverNotes? = nil,
        pulse: Heartbeat.Pulse? = nil,
        tell: @escaping @Sendable (String, MailTaking) -> Void = { _, _ in }
    ) -> Lane {
        Lane(
            webhook,
            outbox: journal,
            carrier: client,
            mailer: mailer ?? MailClient(settings: client.settings),
            place: nil,
            settings: settings,
            clock: clock,
            progress: DeliveryProgress(),
            pulse: { pulse },
            tell: tell,
            notes: notes
        )
    }

    private struct NoAddress: Error {}

    /// Joins so many events to the log; returns their ids.
    @discardableResult
    func happen(_ count: Int) async throws -> [String] {
        var ids: [String] = []
        for number in 0..<count {
            ids.append(try await journal.append(MonitorStopped(reason: "number \(number)"), at: clock.now()).id)
        }
        return ids
    }

    func counts(_ name: String = "monitors") async throws -> DeliveryCounts {
        guard let counts = try await journal.deliveryCounts()[name] else { throw Unknown(webhook: name) }
        return counts
    }

    private struct Unknown: Error { let webhook: String }

    /// What is owed to a webhook, due or not.
    func owed(_ name: String = "monitors") async throws -> [OwedDelivery] {
        let far = Timestamp(milliseconds: Int64.max / 2)
        return try await journal.owed(webhook: name, limit: 1000, now: far)
    }

    func log() async throws -> [EventRecord] { try await journal.events(from: 1, limit: 1000) }

    /// Everything settled, nothing running.
    func end() async throws {
        await courier.shutDown()
        await client.shutDown()
        try await journal.close()
    }
}

/// A server whose requests a test can wait for.
final class Receiver: Sendable {
    let server: LoopbackServer
    private let arrivals: AsyncStream<LoopbackRequest>

    /// - Parameter answer: By number of the request, counted from 1.
    init(_ answer: @escaping @Sendable (Int) -> LoopbackAnswer = { _ in .response(204) }) throws {
        let (stream, continuation) = AsyncStream<LoopbackRequest>.makeStream()
        arrivals = stream
        server = try LoopbackServer { request in
            continuation.yield(request)
            return answer(request.number)
        }
    }

    var url: String { server.url("/hook") }

    /// The next requests, in the order in which they came.
    func next(_ count: Int = 1) async -> [LoopbackRequest] {
        var found: [LoopbackRequest] = []
        for await request in arrivals {
            found.append(request)
            if found.count == count { break }
        }
        return found
    }
}
