import Fetching
import FoundationEssentials
import Glibc
import Journal
import Logging
import Model
import Synchronization
import TestSupport
import Testing

@testable import Delivery
@testable import Monitor

@Suite struct StatusTests {
    /// An installation with one source, and a journal.
    private struct Installation {
        let folder: TemporaryFolder
        var file: String { folder.path + "/netra.yaml" }
        let clock = ManualClock()

        init(webhooks: String = "") throws {
            folder = try TemporaryFolder()
            try """
            contact: monitor@example.org
            free-bytes: 0
            sources:
              - { name: sampit-raya, url: "https://sampit-raya.example/feed/" }
            \(webhooks)
            """.write(toFile: folder.path + "/netra.yaml", atomically: true, encoding: .utf8)
        }

        func journal() async throws -> Journal {
            let settings = JournalSettings(stateFolder: folder.path + "/state", logFolder: folder.path + "/logs")
            let journal = try await Journal.open(settings, clock: clock)
            let url = try #require(WebAddress("https://sampit-raya.example/feed/"))
            try await journal.setSources([Source(name: "sampit-raya", url: url)])
            return journal
        }

        var note: DaemonNote {
            DaemonNote(version: "0.1.0", pack: "sha256:ab", started: clock.now().at(.jakarta))
        }

        func configuration() throws -> Configuration {
            let terminal = Terminal(isOutputSeen: false, isErrorSeen: false, environment: [:]) { _, _ in 0 }
            return try #require(Installed.configuration(file, on: terminal))
        }

        func report() throws -> StatusReport { try StatusReport(of: configuration(), now: clock.now()) }
    }

    @Test func `a monitor that does not run says so first`() async throws {
        let installation = try Installation()
        try await installation.journal().close()
        let report = try installation.report()
        #expect(report.daemon == nil)
        #expect(report.warnings.first?.what == "the daemon is not running: nothing is watched")
    }

    @Test func `one that runs is told from one that does not by the lock alone, whatever it noted`() async throws {
        let installation = try Installation()
        let journal = try await installation.journal()
        try installation.note.write(stateFolder: installation.folder.path + "/state")
        let running = try installation.report()
        #expect(running.daemon?.hasPrefix("process \(getpid()) since ") == true)
        #expect(running.version == "0.1.0")
        #expect(!running.warnings.contains { $0.what.contains("not running") })
        try await journal.close()
        #expect(try installation.report().daemon == nil)
    }

    @Test func `looking does not keep a daemon from starting`() async throws {
        let installation = try Installation()
        try await installation.journal().close()
        let looking = Task.detached {
            while !Task.isCancelled { _ = JournalReader.writer(stateFolder: installation.folder.path + "/state") }
        }
        for _ in 1...20 { try await installation.journal().close() }
        looking.cancel()
        await looking.value
    }

    @Test func `what a reload could not take over is said, with what to do`() async throws {
        let installation = try Installation()
        let journal = try await installation.journal()
        var note = installation.note
        note.waiting = ["logs", "timezone"]
        try note.write(stateFolder: installation.folder.path + "/state")
        let warning = try #require(installation.report().warnings.first { $0.what.contains("not in force yet") })
        #expect(warning.what.hasSuffix("logs, timezone") && warning.remedy == "systemctl restart netra")
        try await journal.close()
        #expect(try !installation.report().warnings.contains { $0.what.contains("not in force yet") })
    }

    @Test(arguments: [
        ("timezone: Asia/Makassar", ["timezone"]), ("logs: elsewhere", ["logs"]),
        ("fetching: { transfers: 7 }", ["fetching"]), ("fetching: { shortest-interval: 2m }", []),
        ("retention: { article-text: 130d }", []), ("language: en", []), ("metrics: netra.prom", []),
    ]) func `only what is made at the start waits for the next one`(line: String, keys: [String]) throws {
        let installation = try Installation()
        let before = try installation.configuration()
        let text = try String(contentsOfFile: installation.file, encoding: .utf8) + "\n" + line + "\n"
        try text.write(toFile: installation.file, atomically: true, encoding: .utf8)
        #expect(try installation.configuration().keysOfNextStart(since: before) == keys)
    }

    @Test func `where nothing is watched or nobody is told, what to do is said`() async throws {
        let installation = try Installation()
        let journal = try await installation.journal()
        try await journal.setSources([])
        let what = try installation.report().warnings.map(\.what)
        #expect(what.contains("nothing is watched: there are no sources"))
        #expect(what.contains { $0.hasPrefix("nobody is told") })
        try await journal.close()
    }

    @Test func `a reload that was refused is told with its first problem, until one holds`() async throws {
        let installation = try Installation()
        let journal = try await installation.journal()
        var note = installation.note
        note.refused = DaemonNote.RefusedReload(
            time: installation.clock.now().at(.jakarta),
            problems: ["netra.yaml:3:1: unknown key `sorces`; did you mean `sources`?"]
        )
        try note.write(stateFolder: installation.folder.path + "/state")
        let warning = try #require(try installation.report().warnings.first { $0.what.contains("not reloaded") })
        #expect(warning.what.hasSuffix("unknown key `sorces`; did you mean `sources`?"))
        #expect(warning.remedy.contains("netra check --config \(installation.file)"))
        try await journal.close()
    }

    @Test func `an address whose mail is refused is told until a mail is taken for it, or it gets none any more`()
        async throws
    {
        let mail = "{ name: surat, url: \"smtps://mail.example\", format: email, from: n@x.example, to: [a@x.example] }"
        let installation = try Installation(webhooks: "webhooks: [\(mail)]")
        let journal = try await installation.journal()
        func warnings(_ note: DaemonNote) throws -> [String] {
            try note.write(stateFolder: installation.folder.path + "/state")
            return try installation.report().warnings.map(\.what).filter { $0.contains("refused its mail") }
        }
        var note = installation.note
        let time = installation.clock.now().at(.jakarta)
        let refusals = ["a@x.example", "gone@x.example"].map { MailRefusal(address: $0, code: 452) }
        let all = ["a@x.example", "gone@x.example", "c@x.example"]
        note.take(MailTaking(of: all, refusing: refusals), of: "surat", at: time)
        #expect(note.refusals?.count == 2)
        #expect(try warnings(note) == ["webhook surat: a@x.example was refused its mail at \(time): 452"])
        note.take(MailTaking(of: ["c@x.example"], refusing: []), of: "surat", at: time)
        note.take(MailTaking(of: ["a@x.example"], refusing: []), of: "lain", at: time)
        #expect(note.refusals?.count == 2)
        note.take(MailTaking(of: ["a@x.example"], refusing: []), of: "surat", at: time)
        #expect(try note.refusals?.map(\.address) == ["gone@x.example"] && warnings(note) == [])
        try await journal.close()
    }

    @Test func `metrics that cannot be written are told while the daemon runs`() async throws {
        let installation = try Installation()
        let journal = try await installation.journal()
        let told = Mutex<[String?]>([])
        let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let pulse = PulseTaker(file: "/proc/netra.prom", log: log) { problem in told.withLock { $0.append(problem) } }
        for file in ["/proc/netra.prom", installation.folder.path + "/netra.prom"] {
            pulse.use(file: file)
            for _ in 0..<2 { pulse.write() }
        }
        let problems = told.withLock { $0 }
        #expect(problems.count == 2 && problems.last == .some(nil))
        #expect(problems.first??.contains("/proc/netra.prom") == true)
        var note = installation.note
        note.metrics = problems.first ?? nil
        try note.write(stateFolder: installation.folder.path + "/state")
        #expect(try installation.report().warnings.contains { $0.what.hasPrefix("metrics are not written: /proc/") })
        try await journal.close()
    }

    @Test func `a webhook that is no longer configured is owed what it is, and neither due nor failing`() async throws {
        let installation = try Installation(webhooks: "webhooks: []")
        let journal = try await installation.journal()
        try await journal.setWebhooks([WebhookSubscription(name: "lama") { $0.time }])
        _ = try await journal.append(MonitorStopped(reason: "uji"), at: installation.clock.now())
        let now = installation.clock.now()
        for (number, delivery) in try await journal.owed(webhook: "lama", limit: 9, now: now).enumerated() {
            let outcome: DeliveryOutcome = number == 0 ? .dead(reason: "503") : .retry(at: now, reason: "503")
            try await journal.settle([Settlement(delivery, outcome, at: now)])
        }
        let reader = try JournalReader(stateFolder: installation.folder.path + "/state", zone: .jakarta)
        func lines(_ webhooks: Set<String>) throws -> [String] {
            let registry = PrometheusRegistry(help: [:])
            let vitals = try Vitals(reader, settings: journal.settings, webhooks: webhooks, now: now)
            for _ in 0..<2 { vitals.report(to: MonitorMetrics(factory: registry)) }
            let all = registry.text.split(separator: "\n").map(String.init)
            return all.filter { $0.hasPrefix("netra_deliveries_waiting") }
        }
        // The failure itself is an event, and owed.
        #expect(try lines([]) == ["netra_deliveries_waiting{state=\"owed\",webhook=\"lama\"} 1"])
        #expect(try lines(["lama"]).contains("netra_deliveries_waiting{state=\"given-up\",webhook=\"lama\"} 1"))
        let told = try installation.report().warnings.map(\.what).filter { $0.contains("lama") }
        #expect(told == ["1 owed to webhook lama, which is not configured"])
        try await journal.close()
    }

    @Test func `a source that was never reached is named`() async throws {
        let installation = try Installation()
        let journal = try await installation.journal()
        let note = FetchNote(source: "sampit-raya", subject: .source, outcome: .timedOut, at: installation.clock.now())
        try await journal.note(fetch: note)
        let report = try installation.report()
        #expect(report.sources.watched == 1 && report.sources.reachedToday == 0)
        #expect(report.warnings.contains { $0.what == "never reached: sampit-raya" })
        try await journal.close()
    }

    @Test func `the status of a service is one line, whatever the figures`() {
        #expect(Vitals().summary == "watching nothing: no sources are configured, no alert yet")
        var vitals = Vitals()
        vitals.watched = 37
        vitals.reachedToday = 35
        vitals.silent = 2
        vitals.owed = ["a": 1, "b": 2]
        vitals.lastAlert = ZonedTime("2024-11-14T09:00:00+07:00")
        #expect(
            vitals.summary
                == "watching 37 sources, 35 reached today, 2 silent, last alert 2024-11-14T09:00:00+07:00, 3 deliveries owed"
        )
    }

    @Test func `bytes are told in a unit that fits`() {
        #expect([Int64(512 << 10), 300 << 20, 68 << 30].map(ByteText.text) == ["512 KiB", "300 MiB", "68 GiB"])
    }
}
