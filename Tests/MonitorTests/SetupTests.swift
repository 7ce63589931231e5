import Delivery
import FoundationEssentials
import Glibc
import Model
import Settings
import Synchronization
import TestSupport
import Testing

@testable import Fetching
@testable import Monitor

@Suite struct SetupTests {
    /// A person who types these lines, and what they are shown.
    private final class Person: Sendable {
        private let lines: Mutex<[String]>
        private let shown = Mutex<[UInt8]>([])

        init(_ lines: [String]) { self.lines = Mutex(lines) }

        var dialogue: Dialogue {
            let terminal = Terminal(isOutputSeen: false, isErrorSeen: false, environment: [:]) { _, new in
                self.shown.withLock { $0 += new }
                return 0
            }
            return Dialogue(terminal: terminal) { self.lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
        }

        var saw: String { shown.withLock { String(decoding: $0, as: UTF8.self) } }
    }

    /// A folder with a list of sources of Kalimantan Tengah, one that answers and one that does not.
    private struct Place {
        let folder: TemporaryFolder
        let server: LoopbackServer
        var file: String { folder.path + "/netra.yaml" }

        init() throws {
            folder = try TemporaryFolder()
            server = try LoopbackServer { request in
                let item = "<item><title>a</title><link>http://127.0.0.1/a</link></item>"
                switch request.path {
                case "/feed/": return .text("<rss version=\"2.0\"><channel>\(item)</channel></rss>")
                case "/hook": return .text("", 204)
                default: return .text("", 404)
                }
            }
            try """
            sources:
              - { name: sampit-raya, url: "\(server.url("/feed/"))", kind: feed, region: "62.02", enabled: false, local: true }
              - { name: seruyan-pos, url: "\(server.url("/gone/"))", kind: feed, region: "62.07", enabled: false, local: true }
            """.write(toFile: folder.path + "/62-kalimantan-tengah.yaml", atomically: true, encoding: .utf8)
        }

        func run(_ answers: [String], language: String = "id") async -> (status: Monitor.ExitStatus, saw: String) {
            let person = Person(answers)
            let guide = SetupGuide(
                configurationFile: file,
                language: language,
                sourcesFolder: folder.path,
                isLocal: true,
                dialogue: person.dialogue
            )
            let status = await guide.run()
            return (status, person.saw)
        }

        var written: String {
            String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
        }
    }

    @Test func `a mistake in a list of sources is told with its place, and what holds is tried`() async throws {
        let place = try Place()
        let list = place.folder.path + "/62-kalimantan-tengah.yaml"
        let text = try String(contentsOfFile: list, encoding: .utf8)
        try (text + "\n  - { name: palangka, url: \"ftp://palangka.example/\" }\n")
            .write(toFile: list, atomically: true, encoding: .utf8)
        let (_, saw) = await place.run(["monitor@example.org", "62", "", "", "0"])
        #expect(saw.contains("62-kalimantan-tengah.yaml:4:28: sources[2].url should be an address"), "\(saw)")
        #expect(place.written.contains("sampit-raya"))
    }

    @Test func `from nothing to a configuration that holds, watches what answers and has tried its receiver`()
        async throws
    {
        let place = try Place()
        let answers = [
            "monitor@example.org", "Kalimantan Tengah", "Kotawaringin Timur, 62.07", "", "1", place.server.url("/hook"),
        ]
        let (status, saw) = await place.run(answers)
        #expect(status == .fine, "\(saw)")
        let problems = Problems(file: place.file)
        let configuration = try #require(Configuration.read(file: place.file, into: problems), "\(place.written)")
        let schema = try #require(
            place.written.split(separator: "\n").first?.split(separator: "=").last.map(String.init)
        )
        #expect(schema.hasSuffix("/netra.schema.json") && FileManager.default.fileExists(atPath: schema))
        #expect(configuration.sources.map(\.name) == ["sampit-raya"])
        #expect(configuration.disabledSources.map(\.name) == ["seruyan-pos"])
        #expect(configuration.webhooks.map(\.name) == ["monitors"])
        #expect(configuration.zone.name == "Asia/Pontianak")
        #expect(place.server.paths.contains("/hook"))
        #expect(saw.contains("Tidak ada sumber yang berkedudukan di: Kabupaten Seruyan"))
        #expect(saw.contains("netra journal backup"))
        var status2 = stat()
        #expect(stat(place.folder.path + "/monitors.secret", &status2) == 0 && status2.st_mode & 0o777 == 0o600)
    }

    @Test func `answers that are none are asked for again, with what is wrong`() async throws {
        let place = try Place()
        let (status, saw) = await place.run(
            ["nobody", "monitor@example.org", "Atlantis", "62", "Gotham", "Seruyan", "9", "0"],
            language: "en"
        )
        #expect(status == .fine, "\(saw)")
        #expect(saw.contains("No single province fits") && saw.contains("Not known in this province: Gotham"))
        #expect(saw.contains("Give 0, 1, 2 or 3."))
    }

    @Test(arguments: [("iya", ["sampit-raya"]), ("Y", ["sampit-raya"]), ("nggak", [])])
    func `a yes is a yes however it is said, and what answered is not said to have been silent`(
        answer: String,
        watched: [String]
    ) async throws {
        let place = try Place()
        let (status, saw) = await place.run(["monitor@example.org", "62", "", "hm", answer, "0"])
        #expect(status == .fine && saw.contains("Jawab ya atau tidak."), "\(saw)")
        let configuration = try #require(Configuration.read(file: place.file, into: Problems(file: place.file)))
        #expect(configuration.sources.map(\.name) == watched)
        #expect(configuration.disabledSources.map(\.name).contains("seruyan-pos"))
        let silent = try #require(place.written.components(separatedBy: "# Tidak menjawab ketika dicoba").last)
        #expect(silent.contains("seruyan-pos") && !silent.contains("sampit-raya"))
    }

    @Test func `somebody who leaves in the middle leaves nothing behind`() async throws {
        let place = try Place()
        let (status, saw) = await place.run(["monitor@example.org", "62"])
        #expect(status == .foundWrong && saw.contains("tidak ada yang ditulis"))
        #expect(!FileManager.default.fileExists(atPath: place.file))
    }

    @Test func `what the guide wrote it writes anew; what somebody edited it leaves, and writes beside it`()
        async throws
    {
        let place = try Place()
        let answers = ["monitor@example.org", "62", "", "", "0"]
        _ = await place.run(answers)
        _ = await place.run(["redaksi@example.org"] + answers.dropFirst())
        #expect(place.written.contains("contact: redaksi@example.org"))
        let edited = place.written + "# mine\n"
        try edited.write(toFile: place.file, atomically: true, encoding: .utf8)
        let (_, saw) = await place.run(answers)
        #expect(place.written == edited)
        #expect(FileManager.default.fileExists(atPath: place.file + ".setup"))
        #expect(saw.contains(place.file + ".setup"))
        // The file that was edited is the one in use: nothing is started or looked at by the other.
        #expect(saw.contains("diff \(place.file) \(place.file).setup "))
        #expect(!saw.contains("--config \(place.file).setup"))
        #expect(saw.contains("netra status --config \(place.file)\n"))
        #expect(saw.contains("netra journal backup --config \(place.file) "))
    }

    @Test func `at the place where commands look, none is told where to look`() {
        let standard = ConfigurationFile.standard
        let lines = SetupAdvice(asked: standard, written: standard, words: .english).lines
        #expect(lines.contains("Start:  systemctl reload-or-restart netra"))
        #expect(lines.contains("Look:   netra status"))
    }

    private static func receiver(_ format: String) -> SetupChoices {
        var choices = SetupChoices()
        choices.contact = "monitor@example.org"
        choices.receiver = SetupChoices.Receiver(name: format, format: format, url: nil, chat: "-100")
        return choices
    }

    @Test func `a signing secret that a receiver knows stays, however often the guide is run`() throws {
        let folder = try TemporaryFolder()
        let files = SetupFiles(configurationFile: folder.path + "/netra.yaml")
        func run() throws -> SetupFiles.Written {
            let secret = ("monitors.secret", WebhookSecret.make())
            return try files.write(Self.receiver("standard"), secret: secret, words: .english)
        }
        let first = try run()
        let path = try #require(first.secret)
        let made = try String(contentsOfFile: path, encoding: .utf8)
        #expect(try run().secret == path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == made)
        try "contact: a@b.example\n".write(toFile: first.configuration, atomically: true, encoding: .utf8)
        #expect(try run().configuration == first.configuration + ".setup")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == made)
    }

    @Test func `the secret address of an edited configuration stays in use, and the new one is written beside it`()
        throws
    {
        let folder = try TemporaryFolder()
        let files = SetupFiles(configurationFile: folder.path + "/netra.yaml")
        func run(_ token: String) throws -> SetupFiles.Written {
            try files.write(Self.receiver("telegram"), secret: ("telegram.url", token), words: .english)
        }
        let first = try run("https://api.telegram.example/lama")
        try "contact: a@b.example\n".write(toFile: first.configuration, atomically: true, encoding: .utf8)
        let second = try run("https://api.telegram.example/baru")
        func text(_ path: String?) throws -> String { try String(contentsOfFile: try #require(path), encoding: .utf8) }
        #expect(try text(first.secret).hasSuffix("/lama\n"))
        #expect(try text(second.secret).hasSuffix("/baru\n"))
        #expect(try text(second.configuration).contains("url-file: telegram.url.setup\n"))
    }

    @Test func `what YAML would read as something else is quoted, and what no configuration takes is asked for again`()
        async throws
    {
        let place = try Place()
        let (status, saw) = await place.run(["monitor@é.example", "@monitor", "62", "", "", "0"], language: "en")
        #expect(status == .fine && saw.contains("Give an e-mail address"), "\(saw)")
        let problems = Problems(file: place.file)
        #expect(Configuration.read(file: place.file, into: problems)?.contact == "@monitor", "\(problems.inOrder)")
    }

    @Test func `a token or a chat that Telegram cannot have given is asked for again`() async throws {
        let place = try Place()
        let answers = ["monitor@example.org", "62", "", "", "2", "", "123:A b", "123:AB", "-100\"x", "-100 1"]
        let (status, saw) = await place.run(answers, language: "en")
        #expect(status == .foundWrong && !FileManager.default.fileExists(atPath: place.file))
        #expect(saw.components(separatedBy: "A token looks like").count == 3)
        #expect(saw.components(separatedBy: "Give a number").count == 3)
    }

    @Test func `where nothing could be written, nothing is asked`() async throws {
        let folder = try TemporaryFolder()
        let person = Person(["monitor@example.org"])
        let guide = SetupGuide(
            configurationFile: folder.path + "/tiada/netra.yaml",
            language: "en",
            sourcesFolder: folder.path,
            isLocal: true,
            dialogue: person.dialogue
        )
        #expect(await guide.run() == .foundWrong)
        #expect(!person.saw.contains("?") && person.saw.contains("/tiada: cannot be written to"), "\(person.saw)")
    }

    @Test(arguments: [
        ("62", "62"), ("kalimantan tengah", "62"), ("Kalimantan", nil), ("yogyakarta", "34"), ("", nil), ("99", nil),
    ])
    func `a province is found by its code, its name or the only name that holds it`(text: String, code: String?) {
        let provinces = [("34", "Daerah Istimewa Yogyakarta"), ("61", "Kalimantan Barat"), ("62", "Kalimantan Tengah")]
            .map { Region(code: $0.0, name: $0.1) }
        #expect(SetupRegions.find(text, in: provinces)?.code == code)
    }

    @Test func `of a city and a regency of one name the title decides`() {
        let regions = [("52.06", "Kabupaten Bima"), ("52.72", "Kota Bima")].map { Region(code: $0.0, name: $0.1) }
        #expect(SetupRegions.find("Kota Bima", in: regions)?.code == "52.72")
        #expect(SetupRegions.find("Bima", in: regions) == nil)
    }
}
