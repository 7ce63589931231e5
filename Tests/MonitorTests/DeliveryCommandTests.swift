import Delivery
import Fetching
import FoundationEssentials
import Journal
import Model
import Settings
import TestSupport
import Testing

@testable import Monitor

/// `netra deliver`, `netra webhook test` and what `netra check` says of templates.
@Suite struct DeliveryCommandTests {
    /// An installation with one webhook at a receiver on loopback.
    private struct Installation {
        let folder: TemporaryFolder
        let server: LoopbackServer
        /// The `webhook-id` of each message that came.
        let arrivals: AsyncStream<String>
        let clock = ManualClock("2024-11-14T09:00:00+07:00")
        var config: String { folder.path + "/netra.yaml" }

        init(status: Int = 204, answer: String = "", format: String = "standard") throws {
            folder = try TemporaryFolder()
            let (arrivals, arrived) = AsyncStream.makeStream(of: String.self)
            self.arrivals = arrivals
            server = try LoopbackServer { request in
                arrived.yield(request.headers["webhook-id"] ?? "")
                return .text(answer, status)
            }
            try "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n"
                .write(toFile: folder.path + "/m.secret", atomically: true, encoding: .utf8)
            try """
            contact: monitor@example.org
            state: state
            logs: logs
            free-bytes: 0
            webhooks:
              - { name: monitors, url: "\(server.url("/hook"))", secret-file: m.secret, local: true, format: \(format) }
            """.write(toFile: config, atomically: true, encoding: .utf8)
        }

        func open() async throws -> Journal {
            let problems = Problems(file: config)
            let configuration = try #require(Configuration.read(file: config, into: problems), "\(problems.inOrder)")
            let journal = try await Journal.open(configuration.record, clock: clock)
            try await journal.setWebhooks(configuration.webhooks.map(\.subscription))
            return journal
        }

        func list(webhook: String? = nil, json: Bool = false) -> [String] {
            let kept = Kept()
            let list = DeliveryList(webhook: webhook, isJSON: json, configurationFile: config)
            return list.run(on: kept.terminal()) == .fine ? kept.output : kept.errors
        }

        func retry(
            _ event: String? = nil,
            webhook: String? = nil,
            since: Timestamp? = nil
        ) async -> (Monitor.ExitStatus, Kept) {
            let kept = Kept()
            let change = RecordChange(retrying: event, webhook: webhook, since: since, configurationFile: config)
            return (await change.run(on: kept.terminal()), kept)
        }

        /// One event, given up by the receiver; returns its id.
        func giveUp() async throws -> String {
            let journal = try await open()
            let event = try await journal.append(MonitorStopped(reason: "uji"), at: clock.now())
            let owed = try await journal.owed(webhook: "monitors", limit: 10, now: clock.now())
            try await journal.settle(
                owed.map { Settlement($0, .dead(reason: "the receiver answered 500"), at: clock.now()) }
            )
            try await journal.close()
            return event.id
        }
    }

    @Test func `what was given up is listed, owed again when it is asked for, and arrives under its old id`()
        async throws
    {
        let installation = try Installation()
        let id = try await installation.giveUp()
        #expect(installation.list().contains { $0.hasPrefix("monitors") && $0.contains("1 given up") })
        #expect(installation.list().contains { $0.hasPrefix(id) && $0.hasSuffix("1 tries: the receiver answered 500") })
        #expect(installation.list(json: true).contains { $0.contains(#""event":"\#(id)""#) })

        let (status, kept) = await installation.retry(webhook: "monitors")
        #expect(status == .fine && kept.output == ["1 delivery is owed again"])
        #expect(!installation.list().contains { $0.hasPrefix(id) })

        let journal = try await installation.open()
        let client = HTTPClient(settings: WireSettings(userAgent: "Netra-Test/1"))
        let courier = Courier(journal: journal, client: client, clock: SystemClock())
        let configuration = try #require(Configuration.read(file: installation.config, into: Problems(file: "")))
        try await courier.serve(configuration.webhooks)
        for await arrival in installation.arrivals where arrival == id { break }
        await courier.shutDown()
        await client.shutDown()
        try await journal.close()
        #expect(!installation.list().contains { $0.contains("1 given up") })
    }

    @Test func `what a webhook is owed that was taken out is let go when somebody asks, and the log tells so`()
        async throws
    {
        let installation = try Installation()
        let journal = try await installation.open()
        _ = try await journal.append(MonitorStopped(reason: "uji"), at: installation.clock.now())
        try await journal.close()
        func drop(_ webhook: String) async -> (Monitor.ExitStatus, [String]) {
            let kept = Kept()
            let change = RecordChange(
                dropping: webhook,
                reason: "the group was dissolved",
                configurationFile: installation.config
            )
            let status = await change.run(on: kept.terminal())
            return (status, status == .fine ? kept.output : kept.errors)
        }
        #expect(
            await drop("monitors")
                == (.foundWrong, ["monitors is configured: take it out of the configuration, and reload"])
        )
        try "contact: monitor@example.org\nstate: state\nlogs: logs\nfree-bytes: 0\n"
            .write(toFile: installation.config, atomically: true, encoding: .utf8)
        #expect(await drop("lain") == (.foundWrong, ["there is no webhook lain: see `netra deliver list`"]))
        let (status, said) = await drop("monitors")
        #expect(status == .fine && said.first?.hasSuffix("of the log tells of it") == true, "\(said)")
        let reader = try JournalReader(stateFolder: installation.folder.path + "/state", zone: .jakarta)
        let event = try #require(try reader.lastEvent(of: [.deliveryDisabled]))
        // The end of that day was owed too.
        let told = "no longer configured; 2 messages that it was owed will not be sent: the group was dissolved"
        #expect(String(decoding: event.line, as: UTF8.self).contains(told))
        #expect(installation.list() == ["monitors  0 owed, 0 accepted, 0 given up"])
        // That is for good: it is not sent either when the webhook is configured again.
        #expect(await drop("monitors") == (.foundWrong, ["monitors is owed nothing: see `netra deliver list`"]))
        let (_, kept) = await installation.retry(webhook: "monitors")
        #expect(kept.output == ["0 deliveries are owed again"])
    }

    @Test func `only what was recorded since a time is sent again`() async throws {
        let installation = try Installation()
        _ = try await installation.giveUp()
        let (status, kept) = await installation.retry(since: installation.clock.now().adding(seconds: 1))
        #expect(status == .fine && kept.output == ["0 deliveries are owed again"])
    }

    @Test func `a webhook or an event that nobody knows is told, and is not none owed`() async throws {
        let installation = try Installation()
        _ = try await installation.giveUp()
        let (status, kept) = await installation.retry(webhook: "lain")
        #expect(status == .foundWrong && kept.errors == ["there is no webhook lain: see `netra deliver list`"])
        let (other, told) = await installation.retry("evt_lain")
        #expect(other == .foundWrong && told.errors == ["there is no event evt_lain: see `netra deliver list`"])
        #expect(installation.list(webhook: "lain") == ["there is no webhook lain; there is monitors"])
    }

    @Test func `what a receiver says to a test that it does not accept is shown, without what would steer a terminal`()
        async throws
    {
        let installation = try Installation(
            status: 400,
            answer: "{\"description\":\n\"Bad Request: chat not found\u{1B}[2J\"}"
        )
        let kept = Kept()
        let test = WebhookTest(webhook: "monitors", configurationFile: installation.config)
        #expect(await test.run(on: kept.terminal()) == .foundWrong)
        #expect(kept.output.last == #"  it says: {"description": "Bad Request: chat not found [2J"}"#, "\(kept.output)")
    }

    @Test(arguments: [(204, Monitor.ExitStatus.fine), (500, .foundWrong)])
    func `a test message goes past the log, and its answer is told`(code: Int, expected: Monitor.ExitStatus)
        async throws
    {
        let installation = try Installation(status: code)
        let kept = Kept()
        let test = WebhookTest(webhook: "monitors", configurationFile: installation.config)
        #expect(await test.run(on: kept.terminal()) == expected)
        #expect(installation.server.paths == ["/hook"])
        #expect(kept.output.first?.hasPrefix("monitors: ") == true)
        #expect(!FileManager.default.fileExists(atPath: installation.folder.path + "/logs"))
    }

    @Test func `a webhook that is not there is told with those that are`() async throws {
        let kept = Kept()
        let installation = try Installation()
        let test = WebhookTest(webhook: "lain", configurationFile: installation.config)
        #expect(await test.run(on: kept.terminal()) == .usedWrongly)
        #expect(kept.errors.contains { $0.hasSuffix("no webhook is named lain; there is monitors") })
    }

    @Test func `check shows what a template makes of an alert`() throws {
        let installation = try Installation(format: "uji.json.mustache")
        try #"{"judul": "{{title}}"}"#
            .write(toFile: installation.folder.path + "/uji.json.mustache", atomically: true, encoding: .utf8)
        let kept = Kept()
        #expect(ConfigurationCheck(file: installation.config).run(on: kept.terminal()) == .fine, "\(kept.errors)")
        let sample = kept.output.filter { $0.hasPrefix("    | ") }
        #expect(sample.count == 1 && sample.first?.contains(#""judul": ""#) == true, "\(kept.output)")
    }

    @Test(arguments: [
        (#"{"judul": "{{titel}}"}"#, "uji.json.mustache:1:"), ("{\n{{#alerts}}\n}", "uji.json.mustache:3:"),
    ]) func `check tells where a template is wrong`(text: String, place: String) throws {
        let installation = try Installation(format: "uji.json.mustache")
        try text.write(toFile: installation.folder.path + "/uji.json.mustache", atomically: true, encoding: .utf8)
        let kept = Kept()
        #expect(ConfigurationCheck(file: installation.config).run(on: kept.terminal()) == .foundWrong)
        #expect(kept.errors.contains { $0.contains(place) }, "\(kept.errors)")
    }
}
