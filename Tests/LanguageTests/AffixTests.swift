import FoundationEssentials
import Language
import Testing

@Suite struct AffixTests {
    @Test(arguments: [
        ("manfaat", ["memanfaatkan", "dimanfaatkan", "pemanfaatan", "dimanfaatkannya", "bermanfaat"]),
        ("kampanye", ["mengampanyekan", "mengkampanyekan", "berkampanye", "dikampanyekan"]),
        ("pihak", ["memihak", "berpihak", "keberpihakan"]),
        ("salahguna", ["menyalahgunakan", "disalahgunakan", "penyalahgunaan"]),
        ("tumpang", ["menumpangi", "ditumpangi", "menumpang"]),
        ("netral", ["menetralkan", "kenetralan", "ketidaknetralan"]),
        ("libat", ["melibatkan", "terlibat", "keterlibatan", "pelibatan"]),
        ("ajar", ["belajar", "pelajar"]), ("kerja", ["bekerja", "pekerja"]), ("bom", ["mengebom"]),
    ])
    func `a root is found in the forms that reporters write`(root: String, forms: [String]) {
        let generated = Set(Affixes.forms(of: root))
        for form in forms { #expect(generated.contains(form), "\(form)") }
    }

    @Test func `a public suite of stems is covered`() throws {
        let path =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
            + "/../shared/suites/stem-sastrawi.jsonl"
        guard let data = FileManager.default.contents(atPath: path) else { return }
        struct Case: Decodable {
            var word: String
            var stem: String
        }
        var missed: [String] = []
        let lines = data.split(separator: 0x0A)
        for line in lines {
            let item = try JSONDecoder().decode(Case.self, from: Data(line))
            if !Affixes.forms(of: item.stem).contains(item.word) { missed.append("\(item.word) < \(item.stem)") }
        }
        // What is left is dialect, infixes, stacked prefixes and misspelling.
        #expect(missed.count * 100 <= lines.count * 25, "\(missed)")
    }
}
