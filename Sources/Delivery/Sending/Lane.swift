import Fetching
import Journal
import Model

/// The way to one webhook: takes what is owed to it in the order of the log, posts it, settles it. Lanes share nothing
/// that blocks, so that a slow receiver delays nobody else's alerts.
actor Lane {
    nonisolated let bell = Bell()
    let webhook: Webhook
    let outbox: any Outbox
    let poster: Poster
    let place: QueuePreference?
    private let settings: CourierSettings
    let clock: any WallClock
    private let progress: DeliveryProgress
    let pulse: @Sendable () async -> Heartbeat.Pulse?
    private let tell: @Sendable (String, MailTaking) -> Void
    var nextBeat: Timestamp?
    /// On their way, or being settled: not to be taken again.
    var held: Set<Int64> = []
    /// Tries whose outcome is not recorded yet, and those whose outcome is just being recorded.
    var ended: [Settlement] = []
    var recording: [Settlement] = []
    var isSettling = false
    var whenSettled: CheckedContinuation<Void, Never>?
    private var failure = FailureSpan()
    /// At first what an earlier lane to the receiver has noted: a reload makes new lanes.
    var notes: ReceiverNotes
    /// Whether there was none: then the journal knows.
    private let isFirst: Bool

    /// So many at once are read from the journal.
    private static let batch = 128
    /// So many may wait for the journal before no more is posted.
    private static let mostHeld = 1024
    /// So many events at most are told in one message.
    private static let largestDigest = 256
    /// A clock that jumps, or an event that nobody told us of, is noticed after this long.
    private static let longestRest = 30.0

    init(
        _ webhook: Webhook,
        outbox: any Outbox,
        carrier: any Carrier,
        mailer: any Mailer,
        place: QueuePreference?,
        settings: CourierSettings,
        clock: any WallClock,
        progress: DeliveryProgress,
        pulse: @escaping @Sendable () async -> Heartbeat.Pulse?,
        tell: @escaping @Sendable (String, MailTaking) -> Void,
        notes: ReceiverNotes? = nil
    ) {
        self.webhook = webhook
        self.outbox = outbox
        poster = Poster(
            webhook: webhook,
            carrier: carrier,
            mailer: mailer,
            limits: settings.limits,
            clock: clock
        )
        self.place = place
        self.settings = settings
        self.clock = clock
        self.progress = progress
        self.pulse = pulse
        self.tell = tell
        self.notes = notes ?? ReceiverNotes()
        isFirst = notes == nil
    }

    /// What the next lane of the same name goes on from: nothing where that leads elsewhere now. Nil for another name.
    func notes(for next: Webhook) -> ReceiverNotes? {
        guard next.name == webhook.name else { return nil }
        return next.isSameReceiver(as: webhook) ? notes : ReceiverNotes()
    }

    /// Delivers what is due, and waits for more, until the bell is stopped.
    func run() async {
        await resume()
        while !bell.isStopped {
            let rest: Double
            await beatIfDue()
            do {
                let count = try await deliverDue()
                if count > 0 { continue }
                rest = try await secondsToNext()
            } catch {
                rest = 5  // The journal says elsewhere what keeps it; we only come back.
            }
            await bell.wait(atMost: .seconds(rest))
        }
        if isSettling { await withCheckedContinuation { whenSettled = $0 } }
    }

    /// Goes on where an earlier run ended: power goes with the line in many places.
    func resume() async {
        if let counts = try? await outbox.deliveryCounts()[webhook.name] {
            failure = counts.failure
            if isFirst, let until = counts.restsUntil { notes.rest(until: until, at: clock.now()) }
        }
        if let waiting = try? await outbox.waiting(webhook: webhook.name, at: clock.now()) { notes.resume(waiting) }
    }

    /// Posts everything that is due now, unless the receiver wants a rest; returns how many there were.
    func deliverDue() async throws -> Int {
        guard held.count < Self.mostHeld, !isResting else { return 0 }
        let owed = try await outbox.owed(webhook: webhook.name, limit: Self.batch, now: clock.now(), except: held)
        let parcels = try await parcels(of: owed)
        await withTaskGroup(of: Void.self) { group in
            var onTheWay = 0
            for parcel in parcels {
                if onTheWay >= webhook.maximumInFlight {
                    await group.next()
                    onTheWay -= 1
                }
                if bell.isStopped || isResting { break }
                held.formUnion(parcel.deliveries.map(\.id))
                onTheWay += 1
                group.addTask { await self.deliver(parcel) }
            }
        }
        return parcels.count
    }

    var isResting: Bool { notes.rest(at: clock.now()) > 0 }

    private func parcels(of deliveries: [OwedDelivery]) async throws -> [Parcel] {
        var parcels: [Parcel] = []
        var digests: Set<Timestamp> = []
        for delivery in deliveries {
            guard delivery.isDigest else {
                parcels.append(Parcel(delivery))
                continue
            }
            guard digests.insert(delivery.due).inserted else { continue }
            let all = try await outbox.digest(of: delivery, limit: Self.largestDigest)
            parcels.append(Parcel(digest: all.filter { !held.contains($0.id) }))
        }
        return parcels
    }

    private func secondsToNext() async throws -> Double {
        let due = [try await outbox.nextDue(webhook: webhook.name), nextBeat].compactMap(\.self).min()
        guard let due else { return Self.longestRest }
        let now = clock.now()
        return min(max(due.seconds(since: now), notes.rest(at: now), 0.05), Self.longestRest)
    }

    private func deliver(_ parcel: Parcel) async {
        var parcel = parcel
        guard let occasion = parcel.occasion else { return }
        var receipt: String?
        if let alert = parcel.followed { receipt = await self.receipt(ofAlert: alert) }
        guard let message = webhook.format.message(for: occasion, replyingTo: receipt) else {
            return settle(parcel, .accepted)
        }
        // The rest of a digest that is too long for one message goes out with the next.
        for delivery in parcel.cut(to: message.events) { held.remove(delivery.id) }
        let id = parcel.occasion?.id ?? occasion.id
        let result = await poster.post(message, id: id, passing: parcel.passed)
        await note(result, of: parcel)
        switch result.verdict {
        case .accepted:
            failure.end()
            settle(parcel, .accepted, receipt: result.receipt)
        case .retry(let wish, let reason):
            let passed = result.passed(of: webhook.addresses, before: parcel.passed)
            // Where some of the addresses have it, that others refuse it says nothing of the way there.
            if passed.isEmpty { failure.fail(at: clock.now()) } else if passed != parcel.passed { failure.end() }
            settle(parcel, outcome(of: parcel, wish: wish, reason: reason), passed: passed)
            if passed.isEmpty { await disableIfHopeless(reason) }
        case .gone(let reason):
            // What is owed stays owed: whoever enables the webhook again gets it.
            settle(parcel, .retry(at: clock.now(), reason: reason))
            failure.end()
            await disable(reason)
        case .abandoned:
            for delivery in parcel.deliveries { held.remove(delivery.id) }
        }
    }

    func note(_ result: Poster.Result, of parcel: Parcel?) async {
        progress.count(isAccepted: result.verdict == .accepted)
        if result.verdict == .accepted || !result.refusals.isEmpty, !webhook.addresses.isEmpty {
            let passed = parcel?.passed ?? []
            let tried = webhook.addresses.filter { !passed.contains($0) }
            tell(webhook.name, MailTaking(of: tried, refusing: result.refusals))
        }
        notes.note(
            result,
            of: parcel?.deliveries.map(\.id) ?? [],
            rest: settings.schedule.delays.first ?? 0,
            at: clock.now()
        )
        guard result.isBusy else { return }
        // For the next start, too.
        try? await outbox.rest(webhook: webhook.name, until: clock.now().adding(seconds: notes.rest(at: clock.now())))
    }

    /// How the receiver named the first message on an alert: that may have been accepted a moment ago, and not be recorded yet.
    private func receipt(ofAlert alert: String) async -> String? {
        let fresh = (recording + ended).first { $0.receipt != nil && $0.delivery.event.alert == alert }
        if let recorded = try? await outbox.receipt(webhook: webhook.name, alert: alert) { return recorded }
        return fresh?.receipt
    }

    private func outcome(of parcel: Parcel, wish: Double?, reason: String) -> DeliveryOutcome {
        let now = clock.now()
        let next = settings.schedule.next(
            afterFailures: parcel.attempts + 1,
            wish: wish,
            at: now,
            chance: settings.chance()
        )
        return next.map { .retry(at: $0, reason: reason) } ?? .dead(reason: reason)
    }

    private func disableIfHopeless(_ reason: String) async {
        guard let since = failure.since, clock.now().seconds(since: since) >= settings.patience else { return }
        failure.end()
        let days = Int(settings.patience / 86_400)
        await disable("every delivery has failed for \(days) days, the last because \(reason)")
    }

    func disable(_ reason: String) async {
        // Where the journal cannot take it now, the next failure says it again.
        try? await outbox.disable(webhook: webhook.name, reason: reason, at: clock.now())
    }
}
