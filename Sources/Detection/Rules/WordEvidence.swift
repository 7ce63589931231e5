import Language
import Model
import Settings

/// What ordinary words weigh, beside the signs that classes and rules give: `rules/words.tsv`.
///
/// Most sentences that carry a story on hold nothing of the lexicon ("Ia berdalih cuma mampir mengantar istri"). Each word says
/// little, and says it in logits: of a sentence in its first reading, of a stance. Decision trees ask for words too.
struct WordEvidence: Sendable {
    /// What the numbers of a row are for, in their order.
    static let columns =
        ["neutrality.first", "misuse-of-office.first"]
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
    func rows(of sentence: StorySentence) -> [Int32] {
        guard count > 1 else { return [] }
        var found: [Int32] = []
        found.reserveCapacity(sentence.sentence.words.count)
        for word in sentence.sentence.words {
            let row = row(of: sentence.passage.words[word].term)
            if row > 0 { found.append(row) }
        }
        found.sort()
        var last: Int32 = 0
        found.removeAll { row in
            defer { last = row }
            return row == last
        }
        return found
    }

    struct Builder: Sendable {
        private var weights = WordEvidence.columns.map { _ in [0.0] }
        private var forms: [(form: String, row: Int32)] = []
        private var known: Set<String> = []

        /// Reads a table of tab-separated values: a heading, which names the columns of this version, and by the forms of a word,
        /// parted by blanks, its numbers. What is wrong is noted among the problems, and its row left out.
        ///
        /// By bytes, and no YAML: there are 26,000 numbers, and as YAML they took an eighth of all that a start does.
        mutating func read(_ bytes: [UInt8], problems: Problems) {
            var isHeaded = false
            for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .enumerated()
            {
                let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
                guard let first = line.first, first != UInt8(ascii: "#") else { continue }
                let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                if isHeaded {
                    addRow(cells, problems, line: index + 1)
                } else {
                    let heading = ["forms"] + WordEvidence.columns
                    guard cells.elementsEqual(heading, by: { $0.elementsEqual($1.utf8) }) else {
                        problems.add(
                            "the heading should be `\(heading.joined(separator: " "))`, parted by tabs: fit the weights again with Tests/Fitting/fit.py",
                            line: index + 1
                        )
                        return  // every row would be wrong for the same reason
                    }
                    isHeaded = true
                }
            }
        }

        private mutating func addRow(_ cells: [ArraySlice<UInt8>], _ problems: Problems, line: Int) {
            let numbers = cells.dropFirst().map { ShortDecimal.value($0) }
            guard numbers.count == weights.count, !numbers.contains(where: { !EvidenceTable.isWeight($0) }) else {
                problems.add(
                    "the word `\(text(cells[0]))` should have \(weights.count) weights from -20 to 20, parted by tabs",
                    line: line
                )
                return
            }
            let names = cells[0].split(separator: UInt8(ascii: " "))
            if names.isEmpty { problems.add("this row names no word: put one before its weights", line: line) }
            let row = Int32(weights[0].count)
            for (column, number) in numbers.enumerated() { weights[column].append(number ?? 0) }
            for form in names {
                let name = text(form)
                if !form.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) {
                    problems.add("`\(name)` is not one word in small letters: use a to z and digits", line: line)
                } else if known.insert(name).inserted {
                    forms.append((name, row))
                } else {
                    problems.add("the word `\(name)` stands here twice: take one out", line: line)
                }
            }
        }

        private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

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
