/// How one fetch ended. Each has exactly one; *unreachable*, *blocked*, *found nothing* and *matched nothing* are
/// never merged.
public enum FetchOutcome: String, Sendable, Codable, CaseIterable {
    case fetched
    case notModified = "not-modified"
    case sameContent = "same-content"
    case forbiddenByRobots = "forbidden-by-robots"
    case robotsUnreachable = "robots-unreachable"
    case blocked
    case gone
    case clientError = "client-error"
    case serverError = "server-error"
    case timedOut = "timed-out"
    case tooLarge = "too-large"
    case tooManyRedirects = "too-many-redirects"
    case refusedAddress = "refused-address"
    case tlsFailure = "tls-failure"
    case dnsFailure = "dns-failure"
    case connectionFailed = "connection-failed"
    case protocolError = "protocol-error"
    case notNews = "not-news"
    /// Given up because the daemon stopped.
    case abandoned

    /// Whether the outlet answered with something that was, or had been, read.
    public var isReached: Bool {
        switch self {
        case .fetched, .notModified, .sameContent: true
        default: false
        }
    }
}
