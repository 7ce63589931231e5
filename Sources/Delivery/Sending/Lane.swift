import Fetching
import Journal
import Model

/// The way to one webhook: takes what is owed to it in the order of the log, posts it, settles it. Lanes share nothing
/// that blocks, so that a slow receiver delays nobody else's alerts.
actor Lane {
    nonisolated let bell = Bell()
    private let webhook: Webhook
    private let outbox: any Outbox
    private let carrier: any Carrier
    private let settings: CourierSettings
    private let clock: any WallClock
    private let progress: DeliveryProgress
    /// On their way, or being settled: not to be taken again.
    private var held: Set<Int64> = []
    private var settling = 0
    private var whenSettled: CheckedContinuation<Void, Never>?
    /// Since when every try has failed.
    private var failingSince: Timestamp?

    /// So many at once are read from the journal.
    private static let batch = 128
    /// So many may wait for the journal before no more is posted.
    private static let mostHeld = 1024
    /// A clock that jumps, or an event that nobody told us of, is noticed after this long.
    private static let longestRest = 30.0

    init(
        _ webhook: Webhook,
        outbox: any Outbox,
        carrier: any Carrier,
        settings: CourierSettings,
        clock: any WallClock,
        progress: DeliveryProgress
    ) {
        self.webhook = webhook
        self.outbox = outbox
        self.carrier = carrier
        self.settings = settings
        self.clock = clock
        self.progress = progress
    }

    /// Delivers what is due, and waits for more, until the bell is stopped.
    func run() async {
        failingSince = try? await outbox.deliveryCounts()[webhook.name]?.failingSince
        while !bell.isStopped {
            let rest: Double
            do {
                let count = try await deliverDue()
                if count > 0 { continue }
                rest = try await secondsToNext()
            } catch {
                rest = 5  // The journal says elsewhere what keeps it; we only come back.
            }
            await bell.wait(atMost: .seconds(rest))
        }
        if settling > 0 { await withCheckedContinuation { whenSettled = $0 } }
    }

    /// Posts everything that is due now; returns how many there were.
    func deliverDue() async throws -> Int {
        guard held.count < Self.mostHeld else { return 0 }
        let owed = try await outbox.owed(webhook: webhook.name, limit: Self.batch + held.count, now: clock.now())
        let fresh = owed.filter { !held.contains($0.id) }
        await withTaskGroup(of: Void.self) { group in
            var onTheWay = 0
            for delivery in fresh {
                if bell.isStopped { break }
                if onTheWay >= webhook.maximumInFlight {
                    await group.next()
                    onTheWay -= 1
                }
                held.insert(delivery.id)
                onTheWay += 1
                group.addTask { await self.deliver(delivery) }
            }
        }
        return fresh.count
    }

    private func secondsToNext() async throws -> Double {
        guard let due = try await outbox.nextDue(webhook: webhook.name) else { return Self.longestRest }
        return min(max(due.seconds(since: clock.now()), 0.05), Self.longestRest)
    }

    private func deliver(_ delivery: OwedDelivery) async {
        guard let message = webhook.format.message(for: delivery.event) else {
            return settle(delivery, .accepted)
        }
        let verdict = Verdict(of: await carrier.perform(request(message, for: delivery)), at: clock.now())
        progress.count(isAccepted: verdict == .accepted)
        switch verdict {
        case .accepted:
            failingSince = nil
            settle(delivery, .accepted)
        case .retry(let wish, let reason):
            let outcome = failure(of: delivery, wish: wish, reason: reason)
            settle(delivery, outcome)
            await disableIfHopeless(reason)
        case .gone(let reason):
            // What is owed stays owed: whoever enables the webhook again gets it.
            settle(delivery, .retry(at: clock.now(), reason: reason))
            await disable(reason)
        case .abandoned:
            held.remove(delivery.id)
        }
    }

    private func request(_ message: Message, for delivery: OwedDelivery) -> HTTPRequest {
        let id = delivery.event.id
        let timestamp = clock.now().seconds
        var headers = message.headers
        headers.append(HTTPHeader("webhook-id", id))
        headers.append(HTTPHeader("webhook-timestamp", "\(timestamp)"))
        if !webhook.secrets.isEmpty {
            let signature = Signature.header(id: id, timestamp: timestamp, body: message.body, secrets: webhook.secrets)
            headers.append(HTTPHeader("webhook-signature", signature))
        }
        return HTTPRequest(
            method: "POST",
            address: webhook.url,
            headers: headers,
            body: message.body,
            redirects: .refused,
            limits: settings.limits,
            oversize: .truncation,
            isLocal: webhook.isLocal,
            acceptsEncodings: false
        )
    }

    private func failure(of delivery: OwedDelivery, wish: Double?, reason: String) -> DeliveryOutcome {
        let now = clock.now()
        failingSince = failingSince ?? now
        let next = settings.schedule.next(
            afterFailures: delivery.attempts + 1,
            wish: wish,
            at: now,
            chance: settings.chance()
        )
        return next.map { .retry(at: $0, reason: reason) } ?? .dead(reason: reason)
    }

    private func disableIfHopeless(_ reason: String) async {
        guard let failingSince, clock.now().seconds(since: failingSince) >= settings.patience else { return }
        self.failingSince = nil
        let days = Int(settings.patience / 86_400)
        await disable("every delivery has failed for \(days) days, the last because \(reason)")
    }

    private func disable(_ reason: String) async {
        // Where the journal cannot take it now, the next failure says it again.
        try? await outbox.disable(webhook: webhook.name, reason: reason, at: clock.now())
    }

    /// Records the outcome without holding up the next message. A receiver's acceptance that cannot be recorded is kept
    /// until it can be: to forget it would send the message again and again.
    private func settle(_ delivery: OwedDelivery, _ outcome: DeliveryOutcome) {
        settling += 1
        let time = clock.now()
        Task {
            var wait = 1.0
            while true {
                do {
                    try await outbox.settle(delivery, outcome, at: time)
                    break
                } catch {
                    if bell.isStopped { break }
                    try? await Task.sleep(for: .seconds(wait))
                    wait = min(wait * 2, 30)
                }
            }
            settled(delivery, outcome)
        }
    }

    private func settled(_ delivery: OwedDelivery, _ outcome: DeliveryOutcome) {
        held.remove(delivery.id)
        settling -= 1
        if outcome != .accepted { bell.ring() }  // when to try next is known only now
        guard settling == 0 else { return }
        whenSettled?.resume()
        whenSettled = nil
    }
}
