import Crypto
import FoundationEssentials

/// The receiver's side of Standard Webhooks 1.0.0 (symmetric, `v1`), written on its own so that it can disagree with
/// the sender.
struct StandardWebhook: Sendable {
    private let keys: [SymmetricKey]

    /// - Parameter secrets: `whsec_` and base64. One that is no such thing verifies nothing.
    init(secrets: [String]) {
        keys = secrets.compactMap { secret in
            secret.after("whsec_").flatMap { Data(base64Encoded: $0) }.map { SymmetricKey(data: $0) }
        }
    }

    /// Why a message is refused; nil where it holds.
    /// - Parameter now: Seconds since the epoch; a message may be five minutes away from it. Nil where its age is no matter.
    func refusal(id: String?, timestamp: String?, signature: String?, body: [UInt8], now: Int64?) -> String? {
        guard let id, let timestamp, let signature else { return "a webhook- header is missing" }
        guard let sent = Int64(timestamp) else { return "webhook-timestamp is no number" }
        guard abs((now ?? sent) - sent) <= 300 else { return "webhook-timestamp is more than five minutes away" }
        let signed = Data("\(id).\(timestamp).".utf8) + Data(body)
        for part in signature.split(separator: " ") {
            let pair = part.split(separator: ",", maxSplits: 1)
            guard pair.count == 2, pair[0] == "v1", let code = Data(base64Encoded: String(pair[1])) else { continue }
            let holds = keys.contains {
                HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: $0)
            }
            if holds { return nil }
        }
        return "no signature matches"
    }
}
