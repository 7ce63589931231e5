import FoundationEssentials
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// What the standard format makes besides whole events, which the journal's tests hold against their schema, where Python's
/// jsonschema is installed.
@Suite(.enabled(if: Python.hasJSONSchema, "needs `make validators`"))
struct MessageSchemaTests {
    private static func occasions() throws -> (events: [Occasion], notices: [Occasion]) {
        let events = try GoldenTests.occasions.names(suffix: ".json").map { try GoldenTests.event($0) }
        let pulse = Heartbeat.Pulse(head: events[0].head, zone: .jakarta, configured: 60, covered: 52)
        let beat = Heartbeat(webhook: "mitra", time: GoldenTests.time, period: 3600, pulse: pulse)
        let test = TestCall(webhook: "mitra", time: GoldenTests.time)
        return (events.map(Occasion.event), [.digest(events), .heartbeat(beat), .test(test)])
    }

    @Test(arguments: [("webhook-minimal", Detail.minimal), ("webhook-notice", .full), ("webhook-notice", .minimal)])
    func `every message is valid by its schema`(schema: String, detail: Detail) throws {
        let (events, notices) = try Self.occasions()
        let folder = try TemporaryFolder()
        let file = folder.path + "/messages.jsonl"
        let format = StandardFormat(detail: detail)
        let bodies = (schema == "webhook-notice" ? notices : events).compactMap {
            format.message(for: $0, replyingTo: nil)?.body
        }
        #expect(!bodies.isEmpty)
        try Data(bodies.joined(separator: [10])).write(to: URL(filePath: file))
        let path = Fixtures("../../Config/schema").folder + "/\(schema).schema.json"
        let end = Python.validate([file], schema: path)
        #expect(end.status == 0, "\(end.output)")
    }
}
