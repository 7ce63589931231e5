import Language
import Model
import TestSupport
import Testing

/// A line of `places.txt`.
struct PlaceCase: CustomTestStringConvertible, Sendable {
    var title: String
    var body: String
    var home: String?
    var story: String?
    var codes: [String]
    var testDescription: String { title }

    init?(line: Substring) {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
        guard parts.count == 4, !line.hasPrefix("#") else { return nil }
        let paragraphs = parts[0].split(separator: "\\n", maxSplits: 1).map(String.init)
        title = paragraphs.first ?? ""
        body = paragraphs.count > 1 ? paragraphs[1] : ""
        home = parts[1] == "-" ? nil : parts[1]
        story = parts[2] == "-" ? nil : parts[2]
        codes = parts[3].split(separator: " ").map(String.init)
    }

    static let all = Fixtures("Language").text("places.txt").split(separator: "\n").compactMap(PlaceCase.init)
}

@Suite struct GazetteerTests {
    let names: RegionNames
    let gazetteer: Gazetteer
    let vocabulary: Vocabulary

    init() {
        let shipped = ShippedFinders.shared
        (names, gazetteer, vocabulary) = (shipped.names, shipped.gazetteer, shipped.vocabulary)
    }

    func places(_ title: String, _ body: String, home: String? = nil) -> (Document, StoryPlaces) {
        let document = Document(title: title, body: body, published: nil, vocabulary: vocabulary)
        return (document, gazetteer.places(in: document, home: home))
    }

    @Test(arguments: PlaceCase.all)
    func `names mean their regions`(_ item: PlaceCase) {
        let (_, places) = places(item.title, item.body, home: item.home)
        #expect((places.title + places.body).map { $0.region?.code ?? "?" } == item.codes)
        #expect(places.region?.code == item.story)
    }

    @Test func `all provinces and regencies are there and found by their full names`() {
        #expect(names.regions.filter { $0.code.utf8.count == 2 }.count == 38)
        #expect(names.regions.filter { $0.code.utf8.count == 5 }.count == 514)
        for region in names.regions {
            let (_, places) = places("Warta", "Pemerintah di \(region.name) bicara.")
            #expect(places.body.first?.region == region, "\(region.name)")
        }
    }

    @Test func `every province has a zone, and it is its regencies' too`() {
        for region in names.regions { #expect(gazetteer.zone(ofRegion: region.code) != nil, "\(region.name)") }
        #expect(gazetteer.zone(ofRegion: "64.09") == .makassar)
        #expect(gazetteer.zone(ofRegion: "62.02") == .pontianak)
        #expect(gazetteer.zone(ofRegion: "91") == .jayapura)
    }

    @Test func `aliases name regions that exist`() {
        let known = Set(names.regions.map(\.code))
        #expect(Set(names.also.keys).union(names.seats.keys).subtracting(known).isEmpty)
    }

    @Test func `a sentence is about what it names, else about where the story is set`() throws {
        let body = "MAJENE – Pengadilan menghukum kades. Ia ditahan. Di Sulbar ada dua kasus serupa."
        let (document, places) = places("Kades di Majene Divonis", body)
        let codes = document.body.sentences.map { places.region(of: $0)?.code }
        #expect(codes.suffix(3) == ["76.05", "76.05", "76"])
    }

    @Test func `where something was said is not what it is about`() {
        let body = "Bupati Pasaman bicara di Padang, Senin (2/6/2025). Pasaman aman."
        let (document, places) = places("Pasaman Aman", body)
        #expect(places.region(of: document.body.sentences[0])?.code == "13.08")
        #expect(places.body.filter(\.isVenue).map { $0.region?.code } == ["13.71"])
    }

    @Test func `every bad line of the list is named, and the others are kept`() {
        let (regions, bad) = RegionNames.regions(csv: Array("11,Aceh\n11,Aceh\nx,Aceh\n12,Sumatera Utara".utf8))
        #expect(regions.map(\.code) == ["11", "12"])
        #expect(bad.map(\.line) == [2, 3] && bad[0].message == "the code 11 stands here twice: remove one")
    }

    @Test func `a list whose lines end as on Windows is read like any other`() {
        let text = "code,name\r\n11,Aceh\r\n# x\r\n11.01,Kabupaten A\r\n"
        let (regions, bad) = RegionNames.regions(csv: Array(text.utf8))
        #expect(regions.map(\.name) == ["Aceh", "Kabupaten A"] && bad.isEmpty)
    }
}
