import Language
import Model

/// Says whom a statement is about: the one accused, by name, else by office and place, as written. Nil where that is not
/// clear. Whoever only speaks, reports or witnesses is never a subject, and neither is anybody without an office.
struct SubjectReader {
    let pack: RulePack
    let story: Story
    private let accusable: [String]

    /// So many words may follow an office as its place.
    private static let mostWords = 4

    init(pack: RulePack, story: Story, speech: Quotations) {
        self.pack = pack
        self.story = story
        let bound = pack.numbers(of: .officer, .forces, .head)
        let exempt = pack.numbers(of: .authority, .organiser, .bystander)
        accusable = speech.people.compactMap { name, role in
            guard let role else { return nil }
            let readings = pack.read(Passage(role, part: .title, vocabulary: pack.vocabulary))
            let isBound = readings.contains { reading in bound.contains { reading.has($0) } }
            let isExempt = readings.contains { reading in exempt.contains { reading.has($0) } }
            return isBound && !isExempt ? name : nil
        }
    }

    /// Gives every allegation, finding and denial its subject. `sentences` are the indices of the statements' sentences.
    func mark(_ statements: inout [Statement], sentences: [Int]) {
        var open: [Int] = []
        var accused: Set<String> = []
        for index in statements.indices {
            guard let stance = statements[index].stance, stance < .reminder else { continue }
            switch own(statements[index], story.sentences[sentences[index]]) {
            case .one(let subject):
                statements[index].subject = subject
                if stance != .denial { accused.insert(subject) }
            case .none: open.append(index)
            case .several: break
            }
        }
        // A name that only denies may be a spokesman's: it is kept where an accusation names it too.
        for index in statements.indices where statements[index].stance == .denial {
            if let subject = statements[index].subject, !accused.contains(subject) { statements[index].subject = nil }
        }
        // One accused in the whole story: what goes on about the case is about him.
        guard let only = accused.first, accused.count == 1 else { return }
        for index in open where statements[index].speaker == nil || statements[index].stance != .denial {
            statements[index].subject = only
        }
    }

    private enum Own {
        case none
        case one(String)
        case several
    }

    /// Whom the sentence itself names.
    private func own(_ statement: Statement, _ sentence: StorySentence) -> Own {
        if statement.stance == .denial, let speaker = statement.speaker, accusable.contains(speaker) {
            return .one(speaker)
        }
        let named = accusable.filter { $0 != statement.speaker && names($0, sentence) }
        if named.count > 1 { return .several }
        if let name = named.first { return .one(name) }
        let offices = offices(in: sentence, speaking: statement.attribution)
        if offices.count > 1 { return .several }
        return offices.first.map(Own.one) ?? .none
    }

    /// Whether a part of the name stands in the sentence, as a word in capitals.
    private func names(_ name: String, _ sentence: StorySentence) -> Bool {
        let tokens = name.split(separator: " ").map { Array($0.utf8) }.filter { $0.count >= 3 }
        return sentence.sentence.words.contains { index in
            let word = sentence.passage.words[index]
            return word.isCapitalised && tokens.contains { $0.elementsEqual(sentence.passage.bytes[word.range]) }
        }
    }

    /// `Camat Sungai Raya`, `Lurah Tanah Merah`: an office with its place behind it, outside the words of attribution. Titles
    /// capitalise every word, so nothing can be told there.
    private func offices(in sentence: StorySentence, speaking: String?) -> [String] {
        guard !sentence.isTitle, let officer = pack.group(.officer) else { return [] }
        let passage = sentence.passage
        var found: [String] = []
        var next = sentence.sentence.words.lowerBound
        for hit in sentence.reading.hits.hits where hit.group == officer && Int(hit.start) >= next {
            var end = Int(hit.end)
            let limit = min(sentence.sentence.words.upperBound, end + SubjectReader.mostWords)
            guard passage.words[Int(hit.start)].isCapitalised else { continue }
            while end < limit, passage.words[end].isCapitalised, isSpace(passage.gap(after: end - 1), passage) {
                end += 1
            }
            guard end > Int(hit.end), isSingular(hit, passage) else { continue }
            next = end
            let text = passage.text(words: Int(hit.start)..<end)
            if let speaking, speaking.utf8.count >= text.utf8.count, contains(speaking, text) { continue }
            if !found.contains(text) { found.append(text) }
        }
        return found
    }

    /// An office held by one person: not `ASN`, `Polri` or `Perangkat Desa`.
    private func isSingular(_ hit: PhraseAutomaton.Hit, _ passage: Passage) -> Bool {
        let office = passage.text(passage.words[Int(hit.start)])
        return SubjectReader.singular.contains(office)
    }

    private static let singular: Set<String> = [
        "Camat", "Lurah", "Kades", "Kepala", "Kadis", "Sekda", "Sekcam", "Sekdes", "Keuchik", "Kapolsek", "Kapolres",
        "Dandim", "Danramil", "Penjabat", "Pj", "Plt", "Wali", "Perbekel", "Kuwu", "Pangulu", "Sangadi", "Kakon",
    ]

    private func isSpace(_ gap: Range<Int>, _ passage: Passage) -> Bool {
        passage.bytes[gap].allSatisfy { $0 == UInt8(ascii: " ") }
    }

    private func contains(_ text: String, _ part: String) -> Bool {
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
}
