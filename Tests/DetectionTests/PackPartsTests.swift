import FoundationEssentials
import Model
import Settings
import TestSupport
import Testing

@testable import Detection

/// Packs of which a part was lost or misspelt: they say so, and do not merely find nothing.
@Suite struct PackPartsTests {
    /// What a copy of the shipped rules and lexicon says once a file of it was changed; nil takes the file away. Without its
    /// trees, which take long to read.
    private func said(_ file: String, _ change: (String) -> String?) throws -> [Diagnostic] {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        for part in ["rules", "lexicon"] {
            try manager.createDirectory(atPath: "\(folder.path)/\(part)", withIntermediateDirectories: true)
            for name in try manager.contentsOfDirectory(atPath: "\(ShippedPack.folder)/\(part)")
            where name != "trees.txt" {
                try manager.createSymbolicLink(
                    atPath: "\(folder.path)/\(part)/\(name)",
                    withDestinationPath: "\(ShippedPack.folder)/\(part)/\(name)"
                )
            }
        }
        let path = "\(folder.path)/\(file)"
        let text = change(String(decoding: manager.contents(atPath: path) ?? Data(), as: UTF8.self))
        if manager.fileExists(atPath: path) { try manager.removeItem(atPath: path) }
        if let text { _ = manager.createFile(atPath: path, contents: Data(text.utf8)) }
        var paths = PackPaths(folder: ShippedPack.folder)
        paths.rules = folder.path + "/rules"
        paths.lexicon = folder.path + "/lexicon"
        let problems = Problems(file: "")
        _ = RulePack.load(paths: paths, into: problems)
        return problems.all
    }

    @Test(arguments: [
        ("rules/trees.txt", "there is no table of trees `election-date.day`, `misuse-of-office.article`"),
        ("rules/words.tsv", "no word has a weight"),
        ("rules/evidence.yaml", "there is no evidence `election-date.story`"),
        ("lexicon/speech.yaml", "there is no class `speech-common`, `speech-institution`"),
    ])
    func `a file of the pack that is lost or empty is told`(file: String, wanted: String) throws {
        #expect(try said(file) { _ in nil }.contains { $0.message.contains(wanted) })
        if !file.hasSuffix(".yaml") { #expect(try said(file) { _ in "" }.contains { $0.message.contains(wanted) }) }
    }

    @Test(arguments: [
        ("  neutrality.story:", "  neutrality.stroy:", "did you mean `neutrality.story`?"),
        ("    carries:", "    carriess:", "`carriess` is nothing that `neutrality.story` weighs"),
        ("    scope.modal:", "    scope.modul:", "`scope.modul` is nothing that"),
    ])
    func `a misspelt name in the evidence is an error with its line`(name: String, slip: String, wanted: String)
        throws
    {
        let problems = try said("rules/evidence.yaml") { $0.replacing(name, with: slip) }
        let told = problems.filter { $0.message.contains(wanted) }
        #expect(!told.isEmpty && told.allSatisfy { $0.severity == .error && $0.line != nil }, "\(problems)")
    }

    @Test func `a class of another name is missed, as are the speakers of a misspelt list`() throws {
        let classes = try said("lexicon/acts.yaml") { $0.replacing("name: money\n", with: "name: moneyy\n") }
        #expect(classes.contains { $0.message.contains("there is no class `money`") && $0.severity == .warning })
        #expect(classes.contains { $0.message.contains("the evidence weighs `class.money`") })
        let speech = try said("lexicon/speech.yaml") { $0.replacing("name: speech-tell\n", with: "name: speech-tel\n") }
        #expect(speech.contains { $0.message.contains("`speech-tel`") && $0.severity == .error })
    }
}
