import Language
import Model
import Settings

/// What ordinary words weigh, beside the signs that classes and rules give: `rules/words.yaml`.
///
/// Most sentences that carry a story on hold nothing of the lexicon ("Ia berdalih cuma mampir mengantar istri"). Each word says
/// little, and says it in logits: of the article as a whole, of a sentence in either reading, of a stance.
struct WordEvidence: Sendable {
    /// What the numbers of a row are for, in their order.
    static let columns =
        ["neutrality", "misuse-of-office"].flatMap { name in ["article", "first", "second"].map { name + "." + $0 } }
        + Stance.allCases.map { "stance." + $0.rawValue }

    /// By term: the row of the word it is a form of; 0 where it has none.
    private let rows: [Int32]
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

    /// The rows of the words in a sentence, each once.
    func rows(of sentence: StorySentence) -> [Int32] {
        guard count > 1 else { return [] }
        var found: [Int32] = []
        for word in sentence.sentence.words {
            let row = row(of: sentence.passage.words[word].term)
            if row > 0 { found.append(row) }
        }
        found.sort()
        var kept = 0
        for row in found where kept == 0 || found[kept - 1] != row {
            found[kept] = row
            kept += 1
        }
        return Array(found.prefix(kept))
    }

    struct Builder {
        private var weights = WordEvidence.columns.map { _ in [0.0] }
        private var forms: [(term: Int32, row: Int32)] = []
        private var places: [Int32: SettingsNode] = [:]

        /// Reads `words`: `columns`, which have to be those of this version, and `weights`: by the forms of a word, parted by
        /// blanks, its numbers.
        mutating func read(_ node: SettingsNode, adding vocabulary: inout Vocabulary.Builder) {
            guard let table = node.table() else { return }
            defer { table.refuseOthers() }
            let columns = WordEvidence.columns.joined(separator: " ")
            if let named = table.required("columns"), let text = named.string, text != columns {
                named.fail("should be \"\(columns)\": fit the weights again with Tests/Fitting/fit.py")
            }
            guard let words = table.required("weights")?.table() else { return }
            for forms in words.keys {
                guard let place = words.optional(forms), let text = place.string else { continue }
                let numbers = text.split(separator: " ").map { Double($0) }
                guard numbers.count == weights.count, !numbers.contains(where: { !EvidenceTable.isWeight($0) }) else {
                    place.fail(
                        "the word `\(forms)` should have \(weights.count) weights from -20 to 20, parted by blanks, but has \"\(text)\""
                    )
                    continue
                }
                let row = Int32(weights[0].count)
                for (column, number) in numbers.enumerated() { weights[column].append(number ?? 0) }
                for form in forms.split(separator: " ") { add(form, row, place, &vocabulary) }
            }
        }

        private mutating func add(
            _ form: Substring,
            _ row: Int32,
            _ place: SettingsNode,
            _ vocabulary: inout Vocabulary.Builder
        ) {
            let term = vocabulary.add(form)
            if term == 0 {
                if !vocabulary.isFull { place.fail("`\(form)` is not one word: use letters and digits") }
            } else if places.updateValue(place, forKey: term) != nil {
                place.fail("the word `\(form)` stands here twice: take one out")
            } else {
                forms.append((term, row))
            }
        }

        /// - Parameter terms: The greatest number of the vocabulary.
        func build(terms: Int) -> WordEvidence {
            var rows = [Int32](repeating: 0, count: terms + 1)
            for form in forms { rows[Int(form.term)] = form.row }
            return WordEvidence(rows: rows, weights: weights)
        }
    }
}
