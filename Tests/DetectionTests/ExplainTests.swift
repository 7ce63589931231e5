import FoundationEssentials
import Model
import Settings
import TestSupport
import Testing

@testable import Detection

@Suite struct ExplainTests {
    private let analyst: Analyst

    init() throws { analyst = Analyst(pack: try #require(ShippedPack.loaded.pack)) }

    @Test func `a rule that was held back is named, with what held it back`() throws {
        let explained = try #require(
            analyst.explain("Mobil dinas dipakai kampanye di fasilitas umum oleh paslon.", published: nil).first
        )
        let refusal = try #require(explained.refusals.first { $0.rule == "misuse-facility" })
        #expect(refusal.missing.contains { $0.contains("fasilitas") })
        #expect(!explained.matches.contains { $0.rule == "misuse-facility" })
    }

    @Test func `the nearest rule is told with the one pattern that it missed`() throws {
        let explained = try #require(analyst.explain("Mobil dinas itu dipakai mengantar tamu.").first)
        let miss = try #require(explained.nearMisses.first { $0.rule == "misuse-facility" })
        #expect(miss.missing.count == 1)
        #expect(explained.statements.isEmpty)
    }

    /// A small pack, whose one rule asks for something in the sentence before.
    private func lookingBack(_ text: String) throws -> [Explanation.NearMiss] {
        let rule = """
            rules:
              - id: sound
                title: Netral
                description: Contoh.
                detector: neutrality
                severity: info
                status: stable
                false-positives: [tidak ada]
                match: "netral ...2 selalu"
                unless: "wasit"
                look-back: {sentences: 1, match: ["kades"]}
                examples: {match: "Kades datang. Ia ⟦netral selalu⟧.", refuse: "Ia netral selalu."}
            """
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path + "/rules", withIntermediateDirectories: true)
        _ = manager.createFile(atPath: folder.path + "/rules/rules.yaml", contents: Data(rule.utf8))
        var paths = PackPaths(folder: ShippedPack.folder)
        paths.rules = folder.path + "/rules"
        let pack = try #require(RulePack.load(paths: paths, into: Problems(file: "")))
        return Analyst(pack: pack).explain(text).flatMap(\.nearMisses)
    }

    @Test func `a rule that misses the sentence before says so, and one that was held back is not near`() throws {
        #expect(try lookingBack("Ia netral selalu.").map(\.missing) == [["kades in a sentence before"]])
        #expect(try lookingBack("Ia netral kemarin.").map(\.missing) == [["selalu in netral ...2 selalu"]])
        #expect(try lookingBack("Wasit itu netral selalu.").isEmpty)
        #expect(try lookingBack("Kades datang. Ia netral selalu.").isEmpty)
    }

    @Test func `an explanation tells what the article as a whole came to`() throws {
        let explained = try #require(
            analyst.explain("Camat itu mengajak warga memilih paslon nomor urut 2.", published: nil).first
        )
        let verdict = try #require(explained.article[.neutrality])
        let story = try #require(verdict.story)
        #expect(verdict.isStory && story.isReached && story.logits > story.least)
        #expect(verdict.likeliest == explained.second[.neutrality]?.logits)
        #expect(explained.article[.misuseOfOffice]?.isStory == false)
    }

    @Test func `a plain denial is told as such, whoever else denies is not`() throws {
        let explained = analyst.explain(
            """
            Kepala Desa Lembur Timur, Yosep Maubana, diduga mengajak warga memilih paslon nomor urut 2.

            Yosep membantah telah mengampanyekan paslon mana pun. Ketua Bawaslu Alor, Marta Lapenangga, membantah lambat.
            """
        )
        #expect(explained.map(\.isPlainDenial) == [false, true, false])
    }

    @Test func `an explanation tells what the second reading went by, the heaviest first`() throws {
        let explained = analyst.explain(
            "Camat Sungai Dalam diduga mengampanyekan paslon. Camat itu membantah telah berkampanye untuk paslon."
        )
        #expect(explained.count == 2)
        for explanation in explained {
            let second = try #require(explanation.second[.neutrality])
            #expect(!second.reasons.isEmpty && second.reasons.count <= 5)
            let weights = second.reasons.map { abs($0.logits) }
            #expect(weights == weights.sorted(by: >) && weights.allSatisfy { $0 >= 0.15 })
            for reason in second.reasons {
                #expect(!["title/", "lead/", "anywhere/"].contains { reason.name.hasPrefix($0) }, "\(reason.name)")
            }
        }
    }

    @Test func `a word within a longer phrase has no class of its own`() throws {
        let words = try #require(analyst.explain("Aula kantor camat dan calon bupati, dimintai keterangan.").first)
            .words
        let classes = Dictionary(words.map { ($0.text, Set($0.classes)) }, uniquingKeysWith: { $0.union($1) })
        #expect(classes["kantor"]?.contains("@facility") == true)
        #expect(classes["camat"]?.contains("@servant") == false)
        #expect(classes["bupati"]?.contains("@head") == false && classes["calon"]?.contains("@contestant") == true)
        #expect(classes["dimintai"]?.contains("@urge") == false && classes["dimintai"]?.contains("@process") == true)
    }

    @Test func `every weight is of a sign that there is`() throws {
        let pack = analyst.pack
        let own = Set(
            StoryFeatures.names + ArticleReader.features + [
                "opens", "article", "verdict", "carries", "likeliest", "bias",
                "least", "sure",
            ]
        )
        for (table, weights) in pack.evidence.tables {
            for sign in weights.keys where pack.signs.numbers[sign] == nil && !own.contains(sign) {
                let isOfStances =
                    table.hasPrefix("stance")
                    && ["share.", "follows.", "silent-follows.", "in-quotation."]
                        .contains { sign.hasPrefix($0) }
                #expect(isOfStances, "\(table): \(sign)")
            }
        }
    }
}
