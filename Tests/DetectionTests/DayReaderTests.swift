import FoundationEssentials
import Language
import Model
import Settings
import Testing

@testable import Detection

/// Which stated days are pairs with a stage, and what the trees make of them.
@Suite struct DayReaderTests {
    private let pack: RulePack

    init() throws { pack = try #require(ShippedPack.loaded.pack) }

    private func binder(_ title: String, _ text: String, _ published: String? = "2024-08-20") -> DateBinder {
        let document = Document(
            title: title,
            body: text,
            published: published.flatMap { Publication($0) }?.day,
            vocabulary: pack.vocabulary
        )
        return DateBinder(pack: pack, story: Story(document, pack: pack))
    }

    private func pairs(_ title: String, _ text: String) -> [StageDay] { StageDays.pairs(binder(title, text)) }

    private func value(_ name: String, _ pair: StageDay) throws -> Double {
        pair.values[try #require(StageDays.features.firstIndex(of: name))]
    }

    /// What is read of a text where one tree decides.
    private func read(_ binder: DateBinder, _ tree: String, least: Double = 0.2, sure: Double = 0.7) throws -> [String]
    {
        let trees = DecisionTreesText.built("\(DayReader.table)\n  \(tree)\n", for: pack)
        var evidence = EvidenceTable()
        evidence.tables["election-date.story"] = ["least": least, "sure": sure]
        return DayReader(signs: pack.signs, evidence: evidence, words: pack.words, trees: trees)
            .read(binder, found: binder.findings())
            .compactMap(\.dates)
            .map { "\($0.event.rawValue) \($0.start)" }
    }

    @Test func `a day is paired with every stage that is named near it`() throws {
        let pairs = pairs(
            "Tahapan Pilkada Seruyan",
            "Pendaftaran dibuka 27 Agustus 2024. Penetapan paslon dan kampanye menyusul."
        )
        #expect(pairs.map(\.event).contains(.registration))
        let registration = try #require(pairs.first { $0.event == .registration })
        #expect(try value("stage-before", registration) > 10 && value("stage-behind", registration) == 0)
        #expect(try value("named-here", registration) == 1 && value("agrees", registration) == 2)
        #expect(try value("ahead", registration) == 7 && value("days", registration) == 1)
    }

    @Test func `every pair answers every feature`() {
        let text = "Pilkada digelar 27 November 2024. Kampanye 25 September sampai 23 November. Masa tenang menyusul."
        let pairs = pairs("Jadwal Pilkada 2024", text)
        #expect(pairs.count > 2 && pairs.allSatisfy { $0.values.count == StageDays.features.count })
        #expect(Set(StageDays.features).count == StageDays.features.count)
    }

    @Test func `a pair knows in how many other sentences its stage and its days stand together`() throws {
        let text = """
            Pencoblosan digelar 27 November 2024. Pada 27 November 2024 toko tutup, tidak saat pencoblosan ulang. \
            Jalan ramai. Pencoblosan 27 November 2024 serentak.
            """
        let pairs = pairs("Jadwal Pilkada", text)
            .filter { $0.event == .voting }
        #expect(try pairs.map { try value("named-elsewhere", $0) } == [1, 2, 1])
    }

    @Test func `of one endless sentence so many days and stages are read, and no more`() {
        let binder = binder("Pilkada", String(repeating: "pencoblosan H-7 ", count: 400))
        #expect(binder.mentions.allSatisfy { $0.count <= SentenceDates.most })
        #expect(binder.story.sentences.allSatisfy { binder.dates[$0.index].count <= SentenceDates.most })
    }

    @Test func `an article that names no stage has pairs on official days only`() {
        let text = "Warga menyeberang sungai pada 27 November 2024. Banjir surut 3 Desember 2024."
        #expect(pairs("Sungai Seruyan Meluap", text).allSatisfy { $0.day.start?.description == "2024-11-27" })
        #expect(pairs("Sungai Meluap", "Banjir surut 3 Desember 2023.").isEmpty)
    }

    @Test func `what trees hold for unlikely is taken back`() throws {
        let binder = self.binder("Jadwal Pilkada", "Pemungutan suara Pilkada digelar 27 November 2024.")
        #expect(try read(binder, "9") == ["voting 2024-11-27"])
        #expect(
            try read(binder, "0") == ["voting 2024-11-27"],
            "neither sure nor unlikely: the binder's findings stand"
        )
        #expect(try read(binder, "-9") == [])
        #expect(try read(binder, "-9", least: 0) == ["voting 2024-11-27"])
    }

    @Test func `what no rule binds is found where trees are sure`() throws {
        let binder = binder(
            "Pilkada Seruyan",
            "KPU menyiapkan pemungutan suara. Pada 27 November 2024 itu seluruh pegawai libur."
        )
        let found = binder.findings().count
        #expect(try read(binder, "0").count == found)
        #expect(try read(binder, "stage-voting>0.5 9 -9", least: 0).contains("voting 2024-11-27"))
    }

    @Test func `a day is one stage's, and is not told twice`() throws {
        let binder = self.binder("Jadwal Pilkada", "Kampanye dan pemungutan suara Pilkada: 27 November 2024.")
        #expect(try read(binder, "9", sure: 0.5).count == 1)
    }

    @Test func `the shipped trees weigh days, by signs that every article has`() throws {
        let problems = Problems(file: "trees.txt")
        var texts: [String: DecisionTreesText] = [:]
        let path = ShippedPack.folder + "/rules/trees.txt"
        let bytes = try #require(SettingsFile.bytes(path: path, into: problems))
        DecisionTreesText.read(bytes, file: path, into: &texts, problems: problems)
        let tests = try #require(texts[DayReader.table]).names.map(\.name)
        #expect(pack.days.trees.count > 100 && tests.contains("is-official"))
        // Roles are read only where an article is read as a whole; days are read in any.
        #expect(!tests.contains { $0.hasPrefix("who.") || $0.hasPrefix("named.") })
    }
}
