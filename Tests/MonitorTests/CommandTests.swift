import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Monitor

/// What the commands print and how they end, as a program that calls them sees it.
@Suite struct CommandTests {
    private struct Line: Decodable {
        struct Found: Decodable {
            var quote: String
            var detector: Detector
            var stance: Stance?
        }

        var path: String?
        var title: String?
        var published: String?
        var statements: [Found]
    }

    private static let story = """

        Sekda Kotim Ingatkan ASN Jaga Netralitas

        SAMPIT – Sekretaris Daerah Kotawaringin Timur, Irfan Sulaiman, mengingatkan seluruh ASN menjaga netralitas.

        “ASN dilarang terlibat politik praktis selama masa kampanye,” kata Irfan Sulaiman di Sampit, Rabu.
        """

    private func scan(_ inputs: [String], on kept: Kept) async -> Monitor.ExitStatus {
        let scan = ArticleScan(packs: .shipped, published: Publication("2024-11-14"), isJSON: true)
        return await scan.run(inputs: inputs, on: kept.terminal())
    }

    @Test func `a text file gives one line, its first line that is not empty as the title`() async throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/berita.txt"
        try Self.story.write(toFile: file, atomically: true, encoding: .utf8)
        let kept = Kept()
        #expect(await scan([file], on: kept) == .fine)
        let line = try JSONDecoder().decode(Line.self, from: Data(try #require(kept.output.first).utf8))
        #expect(kept.output.count == 1)
        #expect(line.path == file)
        #expect(line.title == "Sekda Kotim Ingatkan ASN Jaga Netralitas")
        #expect(line.published == "2024-11-14")
        #expect(line.statements.contains { $0.detector == .neutrality && $0.stance == .reminder })
        for statement in line.statements { #expect(Self.story.contains(statement.quote)) }
    }

    @Test func `an input that is not there is told, and the others are scanned`() async throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/berita.txt"
        try Self.story.write(toFile: file, atomically: true, encoding: .utf8)
        let kept = Kept()
        #expect(await scan(["\(folder.path)/tidak-ada.txt", file], on: kept) == .foundWrong)
        #expect(kept.errors == ["\(folder.path)/tidak-ada.txt: no such file"])
        #expect(kept.output.count == 1)
    }

    @Test(arguments: ["", "\n\n", "\u{FEFF}", "😀😀😀", "a\u{0}b", "\u{202E}netral"])
    func `a text of any kind is statements or none`(text: String) async throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/berita.txt"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let kept = Kept()
        #expect(await scan([file], on: kept) == .fine)
        #expect(kept.output.count == 1)
    }

    @Test func `labelled articles give a line each, in order, and a bad line is told with its number`() throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/articles.jsonl"
        try """
        {"id":"satu","published":"2024-11-14","title":"ASN Diminta Netral","text":"Bupati meminta seluruh ASN netral."}
        {"id":
        {"id":"dua","title":"Harga Cabai Naik","text":"Harga cabai di pasar naik."}
        """.write(toFile: file, atomically: true, encoding: .utf8)
        let kept = Kept()
        let scan = ArticleScan(packs: .shipped, published: nil, isJSON: false)
        #expect(scan.run(articles: file, on: kept.terminal()) == .foundWrong)
        #expect(kept.output.map { $0.prefix(11) } == ["{\"id\":\"satu", "{\"id\":\"dua\""])
        #expect(kept.output.last == #"{"id":"dua","statements":[]}"#)
        #expect(kept.errors.count == 1 && kept.errors[0].hasPrefix("\(file):2: "))
    }

    @Test func `the signs of labelled articles are what their sentences are judged by`() throws {
        struct Signs: Decodable {
            struct Sentence: Decodable {
                var text: String
                var signs: [String]
            }
            var id: String
            var sentences: [Sentence]
        }
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/articles.jsonl"
        try """
        {"id":"satu","title":"Lurah Dilaporkan ke Bawaslu","text":"Lurah itu diduga mengajak warga memilih paslon."}
        {"id":2}
        """.write(toFile: file, atomically: true, encoding: .utf8)
        let kept = Kept()
        #expect(RuleCommands(packs: .shipped).signs(file: file, on: kept.terminal()) == .foundWrong)
        #expect(kept.errors.count == 1 && kept.errors[0].hasPrefix("\(file):2: "))
        let lines = try kept.output.map { try JSONDecoder().decode(Signs.self, from: Data($0.utf8)) }
        #expect(lines.map(\.id) == ["satu"])
        let sentences = try #require(lines.first?.sentences)
        let body = "Lurah itu diduga mengajak warga memilih paslon."
        #expect(sentences.map(\.text) == ["Lurah Dilaporkan ke Bawaslu", body])
        #expect(sentences[0].signs.contains("scope.title") && !sentences[1].signs.contains("scope.title"))
        #expect(sentences.allSatisfy { $0.signs.contains("class.officer") || $0.signs.contains("class.servant") })
        #expect(RuleCommands(packs: .shipped).signs(file: folder.path + "/tiada", on: kept.terminal()) == .foundWrong)
        #expect(kept.errors.last == "\(folder.path)/tiada: no such file")
    }

    @Test func `a check says every error at once and that nothing was started`() throws {
        let kept = Kept()
        let folder = Fixtures("Monitor/configuration").folder
        let status = ConfigurationCheck(file: "\(folder)/bad-addresses.yaml").run(on: kept.terminal())
        #expect(status == .foundWrong)
        #expect(kept.errors.count { $0.contains("bad-addresses.yaml:") && !$0.contains("warning:") } == 5)
        #expect(kept.errors.last == "5 errors; nothing was started")
        #expect(kept.output.isEmpty)
    }

    @Test func `the shipped configuration and packs hold`() {
        let kept = Kept()
        let file = Fixtures("../../Config").folder + "/netra.yaml"
        #expect(ConfigurationCheck(file: file).run(on: kept.terminal()) == .fine)
        #expect(RuleCommands(packs: .shipped).test(on: kept.terminal()) == .fine)
        #expect(kept.errors.allSatisfy { $0.contains("warning:") })
    }

    @Test func `a folder of logs that is not there is no whole log`() async {
        let kept = Kept()
        let verification = LogVerification(folder: "/no/such", head: nil, configurationFile: nil, isJSON: false)
        #expect(await verification.run(on: kept.terminal()) == .foundWrong)
        #expect(kept.errors == ["/no/such: no such folder"])
    }

    @Test func `colour is for people who have not refused it`() {
        let kept = Kept()
        #expect(kept.terminal(isSeen: true).hasColour)
        #expect(!kept.terminal(isSeen: false).hasColour)
        #expect(!kept.terminal(isSeen: true, environment: ["NO_COLOR": "1"]).hasColour)
        #expect(!kept.terminal(isSeen: true, environment: ["TERM": "dumb"]).hasColour)
    }

    @Test func `text of the web cannot steer a terminal`() {
        #expect(Terminal.plain("a\u{1B}[31mb\u{202E}c\u{7}d\u{9B}e") == "a[31mbcde")
    }
}

/// README tells the truth.
@Suite struct ReadmeTests {
    private static let readme = Fixtures("../..").text("README.md")

    @Test func `the recipe for checking a log by hand is the one that is tested`() {
        #expect(Self.readme.contains(Fixtures("Journal").text("verify.py")))
    }

    @Test(arguments: ["make run", "make test", "netra check", "netra run", "netra scan", "netra log verify"])
    func `what people need is in it`(command: String) {
        #expect(Self.readme.contains(command))
    }
}
