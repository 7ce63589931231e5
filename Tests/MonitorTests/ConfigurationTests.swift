import Delivery
import FoundationEssentials
import Model
import Settings
import TestSupport
import Testing

@testable import Fetching
@testable import Monitor

/// Every configuration in `Fixtures/Monitor/configuration` gives exactly the diagnostics in the file beside it, which is
/// empty where there is nothing to say. Set RECORD_EXPECTED=1 to write those files anew, and read the difference.
@Suite struct ConfigurationTests {
    static let fixtures = Fixtures("Monitor/configuration")

    @Test(arguments: fixtures.names(suffix: ".yaml"))
    func `a configuration is read, or each of its mistakes is told with its place`(name: String) throws {
        let problems = Problems(file: "\(Self.fixtures.folder)/\(name)")
        let configuration = Configuration.read(file: "\(Self.fixtures.folder)/\(name)", into: problems)
        let errors = problems.inOrder.filter { $0.severity == .error }  // warnings depend on the checkout's file modes
        let said = errors.map { $0.description.replacing("\(Self.fixtures.folder)/", with: "") + "\n" }.joined()
        let expected = name.replacing(".yaml", with: ".expected")
        if ProcessInfo.processInfo.environment["RECORD_EXPECTED"] != nil {
            try said.write(toFile: "\(Self.fixtures.folder)/\(expected)", atomically: true, encoding: .utf8)
        }
        #expect(said == Self.fixtures.text(expected))
        #expect((configuration == nil) == problems.hasErrors)
    }

    @Test(arguments: [(0o644, 1), (0o640, 0)], ["", "\u{FEFF}"])
    func
        `a secret that everyone on the machine can read is warned of, and an editor's byte-order mark is no part of it`(
            permissions: (mode: Int, warnings: Int),
            mark: String
        ) throws
    {
        let (mode, warnings) = permissions
        let folder = try TemporaryFolder()
        let secret = "\(folder.path)/m.secret"
        try (mark + "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n").write(toFile: secret, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: secret)
        let file = "\(folder.path)/netra.yaml"
        try """
        contact: monitor@example.org
        webhooks:
          - { name: m, url: "https://receiver.example/hook", secret-file: m.secret }
        """.write(toFile: file, atomically: true, encoding: .utf8)
        let problems = Problems(file: file)
        let configuration = try #require(Configuration.read(file: file, into: problems))
        #expect(problems.all.filter { $0.severity == .warning }.count == warnings)
        #expect(
            configuration.webhooks.map { $0.secrets.map(\.revealed) } == [["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]]
        )
    }

    @Test func `a region that is none is warned of, since nothing would ever be sent for it`() throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/netra.yaml"
        try """
        contact: monitor@example.org
        webhooks:
          - { name: m, url: "https://receiver.example/hook", format: slack, only: { regions: ["62", "62.99", "62.02"] } }
        """.write(toFile: file, atomically: true, encoding: .utf8)
        let problems = Problems(file: file)
        _ = try #require(Configuration.read(file: file, into: problems))
        let warnings = problems.all.filter { $0.severity == .warning }.map(\.description)
        #expect(warnings.count == 1 && warnings.first?.contains("no region has the code 62.99") == true, "\(warnings)")
    }

    /// What is said of sources that hold as they are written, and are most likely not meant so.
    @Test(arguments: [
        (
            """
              - { name: a, url: "https://outlet.example/feed/" }
              - { name: b, url: "https://Outlet.example:443/feed/#top" }
            """, "\"b\" and \"a\" (netra.yaml:3) watch one address"
        ),
        (
            """
              - { name: a, url: "https://outlet.example/feed/" }
              - { name: b, url: "https://outlet.example/feed/", enabled: false }
            """, nil
        ),
        ("  - { name: a, url: \"http://127.0.0.1:8080/\" }", "leads into this machine or its network"),
        ("  - { name: a, url: \"http://[fd00::1]/\" }", "leads into this machine or its network"),
        ("  - { name: a, url: \"http://localhost/\", local: true }", nil),
        ("  - { name: a, url: \"http://192.168.1.1/\", local: true }", nil),
    ])
    func `a source that would be asked twice, or never, is warned of`(sources: String, warning: String?) throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/netra.yaml"
        try "contact: monitor@example.org\nsources:\n\(sources)\n"
            .write(toFile: file, atomically: true, encoding: .utf8)
        let problems = Problems(file: file)
        _ = try #require(Configuration.read(file: file, into: problems), "\(problems.all)")
        let warnings = problems.all.map { $0.description.replacing("\(folder.path)/", with: "") }
        #expect(warnings.count == (warning == nil ? 0 : 1), "\(warnings)")
        if let warning { #expect(warnings.first?.contains(warning) == true, "\(warnings)") }
    }

    @Test func `the shipped configuration holds and shows every setting's default`() throws {
        let shipped = Fixtures("../../Config").folder + "/netra.yaml"
        let problems = Problems(file: shipped)
        let configuration = try #require(Configuration.read(file: shipped, into: problems))
        let folder = Fixtures("Monitor/configuration").folder
        let smallest = try #require(Configuration.read(file: "\(folder)/smallest.yaml", into: problems))
        #expect(configuration.fetching == smallest.fetching)
        #expect(configuration.zone == smallest.zone)
        #expect(configuration.packs == smallest.packs)
        #expect(configuration.sources.isEmpty && configuration.webhooks.isEmpty)
    }

    @Test func `the shipped sources hold, one file a province, and can be scheduled`() async throws {
        let folder = Fixtures("../../Config/sources").folder
        let files = Fixtures("../../Config/sources").names(suffix: ".yaml")
        #expect(files.count == 38)
        let temporary = try TemporaryFolder()
        let file = "\(temporary.path)/netra.yaml"
        try "contact: monitor@example.org\ninclude: [\"\(folder)/*.yaml\"]\n"
            .write(toFile: file, atomically: true, encoding: .utf8)
        let problems = Problems(file: file)
        let configuration = try #require(Configuration.read(file: file, into: problems), "\(problems.all)")
        let sources = configuration.sources + configuration.disabledSources
        #expect(Set(sources.compactMap { $0.region?.prefix(2) }) == Set(files.map { $0.prefix(2) }))
        #expect(sources.allSatisfy { !$0.isLocal && $0.every == 60 })
        // None of those that nobody has tried is on.
        #expect(configuration.sources.isEmpty)

        // Nothing is let onto the wire: what counts is that each has its time.
        var settings = configuration.fetchSettings
        settings.maximumTransfers = 0
        let client = HTTPClient(settings: settings.wire)
        let clock = ManualClock()
        let fetcher = Fetcher(settings: settings, client: client, clock: clock, pace: clock) { _ in }
        await fetcher.watch(sources)
        for source in sources {
            let memory = try #require(await fetcher.memory(of: source.name), "\(source.name)")
            #expect(memory.due.map { $0 >= clock.now() && $0.seconds(since: clock.now()) < 60 } == true)
            #expect(memory.schedule.floor == 60 && memory.schedule.ceiling == 900)
        }
        await fetcher.shutDown()
        await client.shutDown()
    }
}
