import Crypto
import FoundationEssentials

/// The signature of one message, as Standard Webhooks 1.0.0 asks for it: HMAC-SHA256 over `id.timestamp.body`.
public enum Signature {
    /// The value of `webhook-signature`: one `v1,…` for each secret, parted by spaces, so that a receiver that knows
    /// any of them can verify the message while secrets are changed.
    /// - Parameter timestamp: Seconds since the epoch, of this try.
    public static func header(id: String, timestamp: Int64, body: [UInt8], secrets: [Secret]) -> String {
        let signed = Array("\(id).\(timestamp).".utf8) + body
        return secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret.key))
            return "v1," + Data(code).base64EncodedString()
        }
        .joined(separator: " ")
    }
}
