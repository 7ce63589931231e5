public import Fetching
public import Model

/// What a receiver says to a message that tests the way to it.
public struct WebhookTrial: Sendable {
    public let isAccepted: Bool
    /// For people; without the receiver's address, which may be a secret.
    public let words: String
    /// What the receiver said besides, on one line: text of the web, which may hold anything. Nil where it said nothing, or
    /// accepted the message.
    public let answer: String?
    /// Addresses of mail that were refused while others were taken.
    public let refusals: [MailRefusal]
    public let milliseconds: Int
    /// Of the message.
    public let id: String

    /// Sends one message, once, past journal and log.
    public static func run(
        _ webhook: Webhook,
        client: HTTPClient,
        clock: any WallClock = SystemClock(),
        zone: Zone
    ) async -> WebhookTrial {
        let poster = Poster(
            webhook: webhook,
            carrier: client,
            mailer: MailClient(settings: client.settings),
            limits: CourierSettings().limits,
            clock: clock
        )
        let call = TestCall(webhook: webhook.name, time: clock.now().at(zone))
        guard let message = webhook.format.message(for: .test(call), replyingTo: nil) else {
            let words = "nothing was sent: its template tells nothing of a test"
            return WebhookTrial(
                isAccepted: false,
                words: words,
                answer: nil,
                refusals: [],
                milliseconds: 0,
                id: call.id
            )
        }
        let start = ContinuousClock.now
        let result = await poster.post(message, id: call.id)
        let time = (ContinuousClock.now - start).components
        let milliseconds = Int(time.seconds) * 1000 + Int(time.attoseconds / 1_000_000_000_000_000)
        let words =
            switch result.verdict {
            case .accepted: "the receiver accepted it"
            case .retry(_, let reason), .gone(let reason): reason
            case .abandoned: "the test was broken off"
            }
        return WebhookTrial(
            isAccepted: result.verdict == .accepted,
            words: words,
            answer: result.answer,
            refusals: result.refusals,
            milliseconds: milliseconds,
            id: call.id
        )
    }
}
