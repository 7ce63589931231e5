import Model

/// What is no event: a heartbeat, a test.
extension Occasion {
    /// Nil for events.
    func notice(in wording: Wording) -> Bulletin? {
        var text = Bulletin()
        switch self {
        case .event, .digest: return nil
        case .heartbeat(let heartbeat):
            let pulse = heartbeat.pulse
            text.line(.bold(wording.heartbeat), .plain(" · \(wording.time(heartbeat.time))"))
            text.line(.plain(wording.coverage(pulse.covered, of: pulse.configured)))
            text.line(.plain(wording.nextHeartbeat(seconds: heartbeat.period)))
            text.space()
            text.line(.plain("\(wording.witness) \(pulse.head)"))
        case .test(let call):
            text.line(.bold(wording.test(webhook: call.webhook.onOneLine)))
            text.line(.plain("\(wording.time(call.time)) · \(call.id)"))
        }
        return text
    }
}
