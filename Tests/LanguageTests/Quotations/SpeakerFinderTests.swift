import Language
import Model
import TestSupport
import Testing

@Suite struct SpeakerFinderTests {
    let vocabulary: Vocabulary
    let gazetteer: Gazetteer
    let finder: SpeakerFinder

    init() {
        let shipped = ShippedFinders.shared
        (gazetteer, finder, vocabulary) = (shipped.gazetteer, shipped.speakers, shipped.vocabulary)
    }

    func read(_ title: String, _ body: String) -> (Document, Quotations) {
        let document = Document(title: title, body: body, published: nil, vocabulary: vocabulary)
        return (document, finder.quotations(in: document, places: gazetteer.places(in: document)))
    }

    @Test(arguments: SpeakerCase.all)
    func `each sentence finds its speaker`(_ item: SpeakerCase) {
        let (document, found) = read(item.title, item.body)
        if !item.title.isEmpty { #expect(found.title.first??.speaker == item.titleSpeaker) }
        let texts = document.body.sentences.map { document.body.text($0) }
        #expect(texts == item.sentences.map(\.text))
        for (index, sentence) in item.sentences.enumerated() where index < found.body.count {
            #expect(found.body[index]?.speaker == sentence.speaker, "\(sentence.text)")
        }
    }

    @Test func `office and words of attribution are given as written`() throws {
        let (_, found) = read("", "\"Netral itu wajib,\" kata Sekda Penajam Paser Utara, Tohar, Rabu (13/11/2024.")
        let said = try #require(found.body.first ?? nil)
        #expect(said.speaker == "Tohar")
        #expect(said.role == "Sekda Penajam Paser Utara")
        #expect(said.words == "kata Sekda Penajam Paser Utara, Tohar")
        #expect(!said.isInherited && !said.isInstitution)
    }

    @Test func `a quotation ends with its paragraph where no mark closes it`() {
        let (document, found) = read("", "\"Kami netral, katanya.\n\nPemilih datang sejak pagi.")
        #expect(found.spans.map { document.body.text($0) } == ["Kami netral, katanya."])
    }

    @Test func `a quotation goes on into the paragraph that closes it`() {
        let text = "“Kami netral.\n\nKami tidak memihak,” katanya. Lalu ia pergi."
        let (document, found) = read("", text)
        #expect(found.spans.map { document.body.text($0) } == ["Kami netral.\n\nKami tidak memihak,"])
        #expect(found.isQuoted == [true, true, false])
    }

    @Test func `hostile text is read without harm`() {
        let texts = [
            "", "\"", String(repeating: "\"", count: 5000), String(repeating: "kata ", count: 2000),
            String(repeating: "Budi (", count: 500), String(repeating: "Ketua ", count: 3000) + "Budi mengatakan",
            String(repeating: "Budi, ", count: 1000), "menurut", "katanya", "“”“”", "Ketua, , , mengatakan",
        ]
        for text in texts {
            let (document, found) = read(text, text)
            #expect(found.body.count == document.body.sentences.count)
        }
    }
}
