import Language

/// Tells an article that has nothing to do with elections at its words, before any sentence is looked for: most end here.
struct ElectionGate: Sendable {
    private let automaton: PhraseAutomaton
    /// By group: whether a phrase of it opens an article, and whether it does so in a title.
    private let opening: [Bool]
    private let openingTitle: [Bool]
    /// By term: whether such a phrase begins with it.
    private let begins: [Bool]
    private let beginsTitle: [Bool]

    /// - Parameters:
    ///   - terms: The greatest number of the vocabulary.
    ///   - opening: By group: whether a phrase of it opens an article.
    ///   - neutral: The group whose phrases open an article where they stand in its title.
    init(terms: Int, automaton: PhraseAutomaton, opening: [Bool], neutral: Int32?) {
        self.automaton = automaton
        self.opening = opening
        var openingTitle = opening
        if let neutral { openingTitle[Int(neutral)] = true }
        self.openingTitle = openingTitle
        begins = automaton.beginnings(of: opening, terms: terms)
        beginsTitle = automaton.beginnings(of: openingTitle, terms: terms)
    }

    /// Whether a phrase that opens an article stands in it.
    func lets(title: [Word], body: [Word]) -> Bool {
        holds(title, beginsTitle, openingTitle) || holds(body, begins, opening)
    }

    private func holds(_ words: [Word], _ begins: [Bool], _ groups: [Bool]) -> Bool {
        words.indices.contains { begins[Int(words[$0].term)] && automaton.finds(groups, in: words, at: $0) }
    }
}
