/// What a receiver does instead of answering 204.
public enum Misbehaviour: Hashable, Sendable {
    /// Answers with that status, and `Retry-After` if given (seconds or an HTTP date, as it should stand there).
    case status(Int, retryAfter: String? = nil)
    /// Answers 302 to that address.
    case redirect(String)
    /// Reads, then answers 204 that much later.
    case delay(Duration)
    /// Answers 200 with a body of that many bytes.
    case body(bytes: Int)

    var label: String {
        switch self {
        case .status(let code, _): "\(code)"
        case .redirect: "302"
        case .delay(let duration): "delay \(duration)"
        case .body(let bytes): "body of \(bytes) bytes"
        }
    }
}
