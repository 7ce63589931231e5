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
    /// Of them for what most often stays as it is: a page that is not there yet, or a site under repair that says so with 200.
    private static let stepsOfDoubt = 3
    /// Of them for while the monitor's own line is down.
    private static let stepsWithoutLine = 2

    /// - Parameters:
    ///   - attempt: Counted from 1.
    ///   - interval: Seconds; the source's.
    static func action(after outcome: FetchOutcome, attempt: Int, interval: Int) -> Action {
        let most = isPassing(outcome) ? steps.count : isDoubtful(outcome) ? stepsOfDoubt : 0
        guard attempt >= 1, attempt <= most else { return .giveUp }
        return .tryAgain(after: wait(attempt, interval))
    }

    /// Seconds to the next try while nothing answers at all. Such tries are not counted, however many there are: else an outage of
    /// a day would cost every article that was waited for. They stay frequent, so that news is read soon once the line is back.
    static func waitWithoutLine(attempt: Int, interval: Int) -> Double {
        wait(max(1, min(attempt, stepsWithoutLine)), interval)
    }

    private static func wait(_ attempt: Int, _ interval: Int) -> Double {
        steps[attempt - 1] * Double(max(1, min(interval, 300)))
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

    /// Whether it may be different the next time, though it seldom is.
    private static func isDoubtful(_ outcome: FetchOutcome) -> Bool {
        outcome == .gone || outcome == .clientError || outcome == .notNews
    }
}
