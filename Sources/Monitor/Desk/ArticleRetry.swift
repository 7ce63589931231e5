import Model

/// When an article that could not be fetched is tried again, and when that is given up. Pure.
struct ArticleRetry: Equatable {
    enum Action: Equatable {
        /// Seconds from now.
        case tryAgain(after: Double)
        case giveUp
    }

    /// In steps of the source's own interval: for one of 60 s after 1 and 5 minutes, half an hour, 3 and 12 hours.
    private static let steps: [Double] = [1, 5, 30, 180, 720]

    /// - Parameters:
    ///   - attempt: Counted from 1.
    ///   - interval: Seconds; the source's.
    static func action(after outcome: FetchOutcome, attempt: Int, interval: Int) -> Action {
        guard isPassing(outcome), attempt >= 1, attempt <= steps.count else { return .giveUp }
        return .tryAgain(after: steps[attempt - 1] * Double(max(1, min(interval, 300))))
    }

    /// Whether it may be different the next time.
    static func isPassing(_ outcome: FetchOutcome) -> Bool {
        switch outcome {
        case .robotsUnreachable, .blocked, .serverError, .timedOut, .dnsFailure, .tlsFailure, .connectionFailed,
            .protocolError, .abandoned:
            true
        case .fetched, .notModified, .sameContent, .forbiddenByRobots, .gone, .clientError, .tooLarge,
            .tooManyRedirects, .refusedAddress, .notNews:
            false
        }
    }
}
