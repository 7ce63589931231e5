import Delivery

/// `netra webhook secret`: a new signing secret of Standard Webhooks.
public enum WebhookSecret {
    /// `whsec_` and 32 random bytes in base64.
    public static func make() -> String { Secret.random().revealed }
}
