import Fetching
import Model

/// What a try means for the delivery. Decided in one place; the reason is what log and status show.
enum Verdict: Equatable {
    case accepted
    /// - Parameter wish: Seconds that the receiver asked to be left alone.
    case retry(wish: Double?, reason: String)
    /// The receiver says that nothing more is to be sent: 410.
    case gone(reason: String)
    /// We stopped ourselves: nothing is known, nothing is to be recorded.
    case abandoned

    /// Only 2xx is success. Every other answer, a redirect too, may be different next time.
    init(of reply: HTTPReply, at now: Timestamp) {
        switch reply {
        case .response(let capture):
            switch capture.status {
            case 200..<300: self = .accepted
            case 410: self = .gone(reason: "the receiver answered 410 Gone")
            case 300..<400:
                self = .retry(wish: nil, reason: "the receiver answered \(capture.status): redirects are not followed")
            default:
                let wish = capture.header("retry-after").flatMap { RetryAfter.seconds($0, at: now) }
                self = .retry(wish: wish, reason: "the receiver answered \(capture.status)")
            }
        // It has said yes; what is amiss with the rest of its answer is no reason to tell it again.
        case .failure(let failure) where (200..<300).contains(failure.status ?? 0): self = .accepted
        case .failure(let failure):
            guard failure.outcome != .abandoned else {
                self = .abandoned
                return
            }
            self = .retry(wish: nil, reason: Self.words(for: failure.outcome))
        }
    }

    init(of reply: MailReply) {
        switch reply {
        case .accepted: self = .accepted
        case .partlyAccepted(let refusals):
            // The others have it. A mailbox that is gone will not come back; one that is full may be emptied.
            guard let passing = refusals.first(where: \.isPassing) else {
                self = .accepted
                return
            }
            let count = refusals.count(where: \.isPassing)
            self = .retry(wish: nil, reason: "the mail server answered \(passing.code) for \(count) of the addresses")
        case .failure(.abandoned, _): self = .abandoned
        case .failure(_, let code?) where code >= 400:
            self = .retry(wish: nil, reason: "the mail server answered \(code)")
        case .failure(let outcome, _): self = .retry(wish: nil, reason: Self.words(for: outcome))
        }
    }

    /// Without any address: that may be a secret.
    private static func words(for outcome: FetchOutcome) -> String {
        switch outcome {
        case .timedOut: "the receiver did not answer in time"
        case .dnsFailure: "the receiver's name could not be resolved"
        case .connectionFailed: "the receiver could not be connected to, or broke off"
        case .tlsFailure: "the receiver's certificate could not be verified"
        case .refusedAddress: "the receiver has a private address: mark the webhook as local if this is meant"
        case .protocolError: "the receiver's answer is not HTTP"
        case .tooLarge: "the receiver's answer is too large"
        default: "the delivery failed (\(outcome.rawValue))"
        }
    }
}
