import Language
import Model
import Settings

/// What ordinary words weigh, beside the signs that classes and rules give: `rules/words.yaml`.
///
/// Most sentences that carry a story on hold nothing of the lexicon ("Ia berdalih cuma mampir mengantar istri"). Each word says
/// little, and says it in logits: of a sentence in its first reading or by itself, of a stance. Decision trees ask for words too.
struct WordEvidence: Sendable {
    /// What the numbers of a row are for, in their order.
    static let columns =
        ["neutrality", "misuse-of-office"].flatMap { name in
            ["first", "single"].map { name + "." + $0 }
        }
        + Stance.allCases.map { "stance." + $0.rawValue }

    /// By term: the row of the word it is a form of; 0 where it has none.
    private let rows: [Int32]
    /// By form, as the file has them.
    private let forms: [String: Int32]
    /// By column, then by row. Row 0 weighs nothing.
    private let weights: [[Double]]

    /// Rows, counting the empty one.
    var count: Int { weights[0].count }

    /// The weights of a column, by row.
    func column(_ name: String) -> [Double] {
        WordEvidence.columns.firstIndex(of: name).map { weights[$0] } ?? [Double](repeating: 0, count: count)
    }

    @inline(__always)
    func row(of term: Int32) -> Int32 { rows[Int(term)] }

    /// The row of the word that this is a form of.
    func row(ofForm form: String) -> Int32? { forms[form] }

    /// The rows of the words in a sentence, each once and in order.
    ///
    /// - Parameter found: A set for `count` rows, empty; it is used for all sentences of a story.
    func rows(of sentence: StorySentence, _ found: inout NumberSet) -> [Int32] {
        guard count > 1 else { return [] }
        let words = sentence.passage.words
        for word in sentence.sentence.words {
            let row = row(of: words[word].term)
            if row > 0 { found.insert(row) }
        }
        return found.drain()
    }

    struct Builder: Sendable {
        private var weights = WordEvidence.columns.map { _ in [0.0] }
        private var forms: [(form: String, row: Int32)] = []
        private var known: Set<String> = []

        /// Reads `words`: `columns`, which have to be those of this version, and `weights`: by the forms of a word, parted by
        /// blanks, its numbers.
        mutating func read(_ node: SettingsNode) {
            guard let table = node.table() else { return }
            defer { table.refuseOthers() }
            let columns = WordEvidence.columns.joined(separator: " ")
            if let named = table.required("columns"), let text = named.string, text != columns {
                named.fail("should be \"\(columns)\": fit the weights again with Tests/Fitting/fit.py")
                return  // every row would be wrong for the same reason
            }
            guard let words = table.required("weights")?.table() else { return }
            for forms in words.keys {
                guard let place = words.optional(forms), let text = place.string else { continue }
                let numbers = text.utf8.split(separator: UInt8(ascii: " ")).map { ShortDecimal.value($0) }
                guard numbers.count == weights.count, !numbers.contains(where: { !EvidenceTable.isWeight($0) }) else {
                    place.fail(
                        "the word `\(forms)` should have \(weights.count) weights from -20 to 20, parted by blanks, but has \"\(text)\""
                    )
                    continue
                }
                let row = Int32(weights[0].count)
                for (column, number) in numbers.enumerated() { weights[column].append(number ?? 0) }
                for form in forms.split(separator: " ") { add(String(form), row, place) }
            }
        }

        private mutating func add(_ form: String, _ row: Int32, _ place: SettingsNode) {
            if !form.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) {
                place.fail("`\(form)` is not one word in small letters: use a to z and digits")
            } else if known.insert(form).inserted {
                forms.append((form, row))
            } else {
                place.fail("the word `\(form)` stands here twice: take one out")
            }
        }

        /// Gives all forms their terms. To be done before the vocabulary is built.
        func terms(adding vocabulary: inout Vocabulary.Builder) -> [Int32] {
            forms.map { vocabulary.add($0.form) }
        }

        /// - Parameters:
        ///   - terms: Of the forms.
        ///   - count: The greatest number of the vocabulary.
        func build(_ terms: [Int32], count: Int) -> WordEvidence {
            var rows = [Int32](repeating: 0, count: count + 1)
            for (term, form) in zip(terms, forms) where term > 0 { rows[Int(term)] = form.row }
            let numbers = Dictionary(forms.map { ($0.form, $0.row) }, uniquingKeysWith: { first, _ in first })
            return WordEvidence(rows: rows, forms: numbers, weights: weights)
        }
    }
}
