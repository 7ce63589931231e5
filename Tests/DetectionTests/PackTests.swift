import FoundationEssentials
import Model
import Settings
import TestSupport
import Testing

@testable import Detection

@Suite struct PackTests {
    @Test func `the shipped pack loads, and every example of every rule holds`() throws {
        #expect(ShippedPack.loaded.problems == [])
        let pack = try #require(ShippedPack.loaded.pack)
        let failing = pack.testExamples().filter { !$0.holds }
        #expect(failing.isEmpty)
        #expect(pack.rules.count > 20)
        #expect(pack.fingerprint.hasPrefix("sha256:") && pack.fingerprint.utf8.count == 71)
    }

    @Test func `every rule shows what it matches and what it must not`() throws {
        for rule in try #require(ShippedPack.loaded.pack).rules {
            #expect(
                rule.examples.contains { $0.span != nil } && rule.examples.contains { $0.span == nil },
                "\(rule.id)"
            )
            #expect(!rule.falsePositives.isEmpty, "\(rule.id)")
        }
    }

    @Test func `the shipped lexicon has every class that the program asks for`() throws {
        let pack = try #require(ShippedPack.loaded.pack)
        #expect(KnownClass.allCases.filter { pack.group($0) == nil } == [])
    }

    /// Each file of `Fixtures/Detection/bad` is a rules file named after its mistake; beside it stands what must be said.
    @Test(arguments: Fixtures("Detection/bad").names(suffix: ".yaml"))
    func `a mistake in a rule is named with its place and what to do`(name: String) throws {
        let fixtures = Fixtures("Detection/bad")
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/rules", withIntermediateDirectories: true)
        try manager.createDirectory(atPath: folder.path + "/lexicon", withIntermediateDirectories: true)
        let isLexicon = name.hasPrefix("class-")
        let rules = isLexicon ? fixtures.bytes("sound-rules.txt") : fixtures.bytes(name)
        let lexicon = isLexicon ? fixtures.bytes(name) : fixtures.bytes("sound-lexicon.txt")
        _ = manager.createFile(atPath: folder.path + "/rules/rules.yaml", contents: Data(rules))
        _ = manager.createFile(atPath: folder.path + "/lexicon/words.yaml", contents: Data(lexicon))
        var paths = PackPaths(folder: ShippedPack.folder)
        paths.rules = folder.path + "/rules"
        paths.lexicon = folder.path + "/lexicon"
        let problems = Problems(file: "")
        #expect(RulePack.load(paths: paths, into: problems) == nil)
        let said = problems.all.map { $0.description.replacing(folder.path + "/", with: "") }
        let wanted = fixtures.text(name.replacing(".yaml", with: ".expected")).split(separator: "\n").map(String.init)
        for line in wanted { #expect(said.contains { $0.contains(line) }, "\(line) is not among \(said)") }
        // A pattern that does not hold is none the less there.
        if name != "empty-pattern.yaml" { #expect(!said.contains { $0.contains("has no pattern") }, "\(said)") }
    }

    @Test func `words that a class holds already are told with their place, and no error`() throws {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/lexicon", withIntermediateDirectories: true)
        let lexicon = """
            classes:
              - name: servant
                title: Pegawai
                words:
                  - kepala desa/kades
                  - kepala desa
            """
        _ = manager.createFile(atPath: folder.path + "/lexicon/words.yaml", contents: Data(lexicon.utf8))
        let problems = Problems(file: "")
        let classes = WordClass.read([folder.path + "/lexicon/words.yaml"], into: problems)
        var expansion = ClassExpansion(classes)
        #expect(expansion.phrases(of: "servant") == [["kepala", "desa"], ["kepala", "kades"]])
        let said = problems.all.map { $0.description.replacing(folder.path + "/", with: "") }
        #expect(said.count == 1 && said[0].contains("lexicon/words.yaml:6:9") && said[0].contains("take this line out"))
        #expect(!problems.hasErrors)
    }

    @Test func `two loads give the same fingerprint, and a changed byte another`() throws {
        let pack = try #require(ShippedPack.loaded.pack)
        let again = RulePack.load(paths: PackPaths(folder: ShippedPack.folder), into: Problems(file: ""))
        #expect(again?.fingerprint == pack.fingerprint)
    }
}

extension String {
    /// The standard library has this on Foundation only.
    func replacing(_ part: String, with other: String) -> String {
        var rest = self[...]
        var result = ""
        while let first = rest.first {
            if rest.hasPrefix(part) {
                result += other
                rest = rest.dropFirst(part.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
