import FoundationEssentials
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// Every occasion in `Fixtures/Delivery/occasions`, and a digest, a heartbeat and a test besides, in every format: exactly as
/// `golden` has it. Set RECORD_EXPECTED=1 to write those files anew, and read the difference.
@Suite struct GoldenTests {
    static let occasions = Fixtures("Delivery/occasions")
    static let golden = Fixtures("Delivery/golden")
    static let isRecording = ProcessInfo.processInfo.environment["RECORD_EXPECTED"] != nil

    static let time = ZonedTime(instant: Timestamp(seconds: 1_731_550_500), offset: 7 * 3600)

    /// What a file of `occasions` holds.
    static func event(_ name: String, seq: Int64 = 124) throws -> EventRecord {
        let data = Data(occasions.bytes(name))
        let type = try JSONDecoder().decode(Head.self, from: data).type
        func example<Payload: EventPayload>(_: Payload.Type, _ alert: (Payload) -> String?) throws -> EventRecord {
            let payload = try JSONDecoder().decode(Told<Payload>.self, from: data).payload
            return try .example(payload, alert: alert(payload), seq: seq, at: time)
        }
        switch type {
        case .alertOpened: return try example(AlertOpened.self) { $0.alert.id }
        case .alertSighted: return try example(AlertSighted.self) { $0.alert.id }
        case .alertEdited: return try example(AlertEdited.self) { $0.alert.id }
        case .alertRemoved: return try example(AlertRemoved.self) { $0.alert.id }
        case .alertCorrected: return try example(AlertCorrected.self) { $0.alert.id }
        case .alertReviewed: return try example(AlertReviewed.self) { $0.alert.id }
        case .alertRedacted: return try example(AlertRedacted.self) { $0.alert }
        case .deliveryDisabled: return try example(DeliveryDisabled.self) { _ in nil }
        case .sourceSilent: return try example(SourceSilent.self) { _ in nil }
        case .monitorStopped: return try example(MonitorStopped.self) { _ in nil }
        default: throw Unknown(type: type)
        }
    }

    private struct Head: Decodable { let type: EventType }
    private struct Told<Payload: Decodable>: Decodable { let payload: Payload }
    struct Unknown: Error { let type: EventType }

    static let style = MessageStyle(objections: "keberatan@monitor.example")
    static let english = MessageStyle(wording: .english, objections: "https://monitor.example/objections")
    static let minimal = MessageStyle(detail: .minimal, objections: "keberatan@monitor.example")

    /// By name, in the order of the golden files.
    static func formats() throws -> [(name: String, format: any MessageFormat)] {
        func mail(_ style: MessageStyle) -> any MessageFormat {
            MailFormat(from: "netra@monitor.example", to: ["a@mitra.example", "b@mitra.example"], style: style)
        }
        var formats: [(String, any MessageFormat)] = [
            ("standard", StandardFormat()), ("standard, minimal", StandardFormat(detail: .minimal)),
            ("telegram", TelegramFormat(chat: "-1001", style: style)), ("slack", SlackFormat(style: style)),
            ("mattermost", MattermostFormat(style: style)), ("discord", DiscordFormat(style: style)),
            ("whatsapp", WhatsAppFormat(style: style)), ("whatsapp, english", WhatsAppFormat(style: english)),
            ("whatsapp, minimal", WhatsAppFormat(style: minimal)), ("email", mail(style)),
        ]
        let templates = Fixtures("../../Config/templates")
        for name in templates.names(suffix: ".mustache") {
            let file = try #require(TemplateFile.read(path: "\(templates.folder)/\(name)") { Issue.record("\($0)") })
            formats.append((name, TemplateFormat(file, style: style)))
        }
        return formats
    }

    static func check(_ occasion: Occasion, against name: String) throws {
        var told = ""
        for (format, renderer) in try formats() {
            let reply = format == "telegram" && occasion.type != "alert.opened" ? "77" : nil
            let message = renderer.message(for: occasion, replyingTo: reply)
            told += "=== \(format)\n" + (message.map(shown) ?? "not told") + "\n\n"
        }
        if isRecording { try told.write(toFile: "\(golden.folder)/\(name).txt", atomically: true, encoding: .utf8) }
        let expected = golden.text("\(name).txt")
        #expect(told == expected, "differs from golden/\(name).txt")
    }

    /// The body; of a mail, its parts are decoded to be read.
    private static func shown(_ message: Message) -> String {
        let head = message.headers.map { "\($0.name): \($0.value)\n" }.joined()
        let body = String(decoding: message.body, as: UTF8.self).replacing("\r\n", with: "\n")
        let parts = body.split(separator: "\n\n", omittingEmptySubsequences: false).map { part -> String in
            let base64 = part.split(separator: "\n").joined()
            guard base64.utf8.count > 80, let data = Data(base64Encoded: base64) else { return String(part) }
            return String(decoding: data, as: UTF8.self)
        }
        return head + parts.joined(separator: "\n\n")
    }

    @Test(arguments: occasions.names(suffix: ".json")) func `an event in every format`(name: String) throws {
        try Self.check(.event(Self.event(name)), against: name.replacing(".json", with: ""))
    }

    @Test func `a digest in every format`() throws {
        let names = ["pledge.json", "date-that-differs.json", "accusation-with-denial.json", "removed.json"]
        let events = try names.enumerated().map { try Self.event($1, seq: Int64(200 + $0)) }
        try Self.check(.digest(events), against: "digest")
    }

    @Test func `a heartbeat in every format`() throws {
        let head = try Self.event("pledge.json").head
        let pulse = Heartbeat.Pulse(head: head, zone: .jakarta, configured: 60, covered: 52)
        let beat = Heartbeat(webhook: "mitra", time: Self.time, period: 3600, pulse: pulse)
        try Self.check(.heartbeat(beat), against: "heartbeat")
    }

    @Test func `a test in every format`() throws {
        try Self.check(.test(TestCall(id: "tst_0", webhook: "mitra <b>", time: Self.time)), against: "test")
    }
}
