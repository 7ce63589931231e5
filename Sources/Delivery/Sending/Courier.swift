public import Fetching
public import Journal
public import Model
import Synchronization

/// Sends what the journal owes: one lane a webhook, woken by the journal, at least once over restarts.
///
/// A delivery is settled in the journal only after the receiver has answered; what a crash or `shutDown` interrupts is
/// owed as before, and is sent again with the same `webhook-id`.
public actor Courier {
    public nonisolated let progress = DeliveryProgress()
    private let outbox: any Outbox
    private let carrier: any Carrier
    private let mailer: any Mailer
    /// Where the lanes run; nil for anywhere.
    private let place: QueuePreference?
    private let clock: any WallClock
    private let settings: CourierSettings
    private let pulse: @Sendable () async -> Heartbeat.Pulse?
    private let tell: @Sendable (String, MailTaking) -> Void
    private let bells = Bells()
    private var lanes: [(lane: Lane, run: Task<Void, Never>)] = []
    private var isShutDown = false

    /// - Parameters:
    ///   - client: One for deliveries alone, so that a busy fetcher leaves their connections alone.
    ///   - pulse: What a heartbeat says; nil where it cannot be said now.
    ///   - tell: Is called with a webhook's name whenever a mail was taken for some of its addresses or all.
    public init(
        journal: Journal,
        client: HTTPClient,
        clock: any WallClock = SystemClock(),
        settings: CourierSettings = CourierSettings(),
        pulse: @escaping @Sendable () async -> Heartbeat.Pulse? = { nil },
        tell: @escaping @Sendable (String, MailTaking) -> Void = { _, _ in }
    ) {
        self.init(
            outbox: journal,
            carrier: client,
            mailer: MailClient(settings: client.settings),
            // On the queue that posts: each message would else cross threads four times.
            place: client.executor.preference,
            clock: clock,
            settings: settings,
            pulse: pulse,
            tell: tell
        )
    }

    init(
        outbox: any Outbox,
        carrier: any Carrier,
        mailer: any Mailer,
        place: QueuePreference? = nil,
        clock: any WallClock,
        settings: CourierSettings,
        pulse: @escaping @Sendable () async -> Heartbeat.Pulse?,
        tell: @escaping @Sendable (String, MailTaking) -> Void
    ) {
        self.outbox = outbox
        self.carrier = carrier
        self.mailer = mailer
        self.place = place
        self.clock = clock
        self.settings = settings
        self.pulse = pulse
        self.tell = tell
    }

    /// Subscribes these webhooks to the journal's events and begins to send what they are owed; those of an earlier call
    /// are let go. Returns the names of webhooks that are owed something and are no longer configured.
    ///
    /// Throws what the journal throws, such as `JournalError` where two webhooks have one name.
    @discardableResult
    public func serve(_ webhooks: [Webhook]) async throws -> [String] {
        guard !isShutDown else { return [] }
        let left = try await outbox.setWebhooks(webhooks.map(\.subscription))
        let earlier = await stopLanes()
        guard !isShutDown else { return left }
        var new: [Lane] = []
        for webhook in webhooks {
            var notes: ReceiverNotes?
            for lane in earlier { notes = await lane.notes(for: webhook) ?? notes }
            let lane = Lane(
                webhook,
                outbox: outbox,
                carrier: carrier,
                mailer: mailer,
                place: place,
                settings: settings,
                clock: clock,
                progress: progress,
                pulse: pulse,
                tell: tell,
                notes: notes
            )
            new.append(lane)
        }
        bells.replace(with: new.map(\.bell))
        await outbox.whenOwed { [bells] in bells.ring() }
        lanes = new.map { lane in (lane, Task(executorPreference: place) { await lane.run() }) }
        return left
    }

    /// Looks at once whether something is due: after a delivery was made owed again by hand, or the clock was set.
    public nonisolated func wake() { bells.ring() }

    /// Starts no delivery any more; returns when those on their way are settled or, after the grace, taken off the wire.
    public func shutDown() async {
        isShutDown = true
        await stopLanes()
    }

    /// Returns those that were stopped.
    @discardableResult
    private func stopLanes() async -> [Lane] {
        let stopping = lanes
        lanes = []
        bells.stop()
        let hurry = Task { [grace = settings.grace] in
            try? await Task.sleep(for: .seconds(grace))
            if !Task.isCancelled { for (_, run) in stopping { run.cancel() } }
        }
        for (_, run) in stopping { await run.value }
        hurry.cancel()
        return stopping.map(\.lane)
    }
}

/// The bells of all lanes: rung on the journal's queue, so it must not wait for an actor.
private final class Bells: Sendable {
    private let all = Mutex<[Bell]>([])

    func replace(with bells: [Bell]) { all.withLock { $0 = bells } }
    func ring() { for bell in all.withLock({ $0 }) { bell.ring() } }
    func stop() { for bell in all.withLock({ $0 }) { bell.stop() } }
}
