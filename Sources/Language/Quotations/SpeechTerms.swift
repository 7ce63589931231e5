/// The speech words by their number in a vocabulary.
struct SpeechTerms: Sendable {
    private var table = TermTable<SpeechTerm>()
    /// Full names of bodies as rows of terms, with the term of the abbreviation.
    private(set) var longNames: [(terms: [Int32], short: Int32)] = []
    /// Offices that are written in two ways, as rows of terms: the short one stands for both.
    private(set) var offices: [(terms: [Int32], short: Int32)] = []
    /// `ketuanya` is a `ketua`.
    private var bases = TermTable<Int32>()

    init(_ lexicon: SpeechLexicon, adding vocabulary: inout Vocabulary.Builder) {
        for word in lexicon.said {
            add(.said, word, &vocabulary)
            add(.saidHe, word + "nya", &vocabulary)
        }
        for word in lexicon.tell {
            add(.tell, word, &vocabulary)
            // `membandingkannya`; but whom one asks or calls on is not what one says.
            if word.hasSuffix("kan") || word.hasSuffix("i") { add(.tell, word + "nya", &vocabulary) }
        }
        for word in lexicon.told {
            add(.told, word, &vocabulary)
            add(.toldHe, word + "nya", &vocabulary)
        }
        for word in lexicon.title { add(.title, word, &vocabulary) }
        for word in lexicon.role {
            add(.role, word, &vocabulary)
            add(.role, word + "nya", &vocabulary)
            bases.set(vocabulary.add(word), for: vocabulary.add(word + "nya"))
        }
        for word in lexicon.rank { add(.rank, word, &vocabulary) }
        for word in lexicon.office { add(.office, word, &vocabulary) }
        for word in lexicon.common { add(.common, word, &vocabulary) }
        for word in lexicon.institution { add(.institution, word, &vocabulary) }
        for (term, words) in SpeechTerms.closed {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                add(term, String(word), &vocabulary)
            }
        }
        for entry in lexicon.institutionShort {
            let parts = entry.split(separator: "=")
            guard parts.count == 2 else { continue }
            let terms = vocabulary.addAll(parts[1].split(separator: "_").joined(separator: " "))
            longNames.append((terms, vocabulary.add(parts[0])))
        }
        for (short, long) in SpeechTerms.twoWays {
            offices.append((vocabulary.addAll(long), vocabulary.add(short)))
        }
    }

    private mutating func add(_ term: SpeechTerm, _ word: String, _ vocabulary: inout Vocabulary.Builder) {
        let number = vocabulary.add(word)
        table.set((table[number] ?? []).union(term), for: number)
    }

    /// The number of a word without its enclitic.
    func base(_ term: Int32) -> Int32 { bases[term] ?? term }

    /// What a word of a passage may be, as it is written there.
    @inline(__always)
    func term(_ word: Int, in passage: Passage) -> SpeechTerm {
        let word = passage.words[word]
        let term = self[word]
        // `Aji Santoso` is no body.
        guard term.contains(.inCapitals), word.isCapitalised, !word.shape.contains(.allCaps) else { return term }
        return term.subtracting([.institution, .office, .role])
    }

    @inline(__always)
    subscript(word: Word) -> SpeechTerm { table[word.term] ?? [] }
}
