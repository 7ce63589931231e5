import Model

extension FetchOutcome {
    /// Nothing came from the outlet: it is down, or the line is, or something on the way stands in for it.
    var isSilence: Bool {
        switch self {
        case .timedOut, .dnsFailure, .connectionFailed, .tlsFailure: true
        default: false
        }
    }
}

/// One place turns a reply into the outcome that is recorded. Pure.
struct FetchVerdict: Hashable {
    let outcome: FetchOutcome
    let reason: String?
    /// What the body is known by from now on; nil where nothing new was learnt.
    let validators: Validators?

    private init(_ outcome: FetchOutcome, _ reason: String? = nil, validators: Validators? = nil) {
        self.outcome = outcome
        self.reason = reason
        self.validators = validators
    }

    /// - Parameters:
    ///   - known: What the same address gave before.
    ///   - isConditional: Whether the request told the server so.
    init(_ reply: HTTPReply, known: Validators?, isConditional: Bool) {
        switch reply {
        case .failure(let failure): self.init(failure.outcome, failure.reason)
        case .response(let capture): self = .judge(capture, known: known, isConditional: isConditional)
        }
    }

    private static func judge(_ capture: Capture, known: Validators?, isConditional: Bool) -> FetchVerdict {
        if let sign = BlockSigns.reason(in: capture) { return FetchVerdict(.blocked, sign) }
        switch capture.status {
        case 304 where isConditional:
            return FetchVerdict(.notModified)
        case 200, 203, 204:
            let found = Validators(of: capture)
            if let digest = known?.digest, digest == found.digest {
                return FetchVerdict(.sameContent, validators: found)
            }
            return FetchVerdict(.fetched, validators: found)
        case 404, 410:
            return FetchVerdict(.gone, "\(capture.status)")
        case 400..<500:
            return FetchVerdict(.clientError, "\(capture.status)")
        case 500..<600:
            return FetchVerdict(.serverError, "\(capture.status)")
        case 300..<400:
            return FetchVerdict(.protocolError, "\(capture.status) without an address to go to")
        default:
            return FetchVerdict(.protocolError, "\(capture.status) is not an answer")
        }
    }
}
