public import Journal
import Model

/// Standard Webhooks' `{"type","timestamp","data"}`, where `data` is the object of the log line with its `hash`.
public struct StandardFormat: MessageFormat {
    public static var name: String { "standard" }

    public init() {}

    public func message(for event: EventRecord) -> Message? {
        Message(body: event.message, headers: [HTTPHeader("Content-Type", "application/json")])
    }
}
