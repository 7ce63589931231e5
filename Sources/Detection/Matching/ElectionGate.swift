import Language

/// Tells an article that has nothing to do with elections at its words, before any sentence is looked for: most end here. It lets
/// in what `Story.isPolitical` takes for an article about an election, and more; sentences are taken to be no longer than people
/// write them.
struct ElectionGate: Sendable {
    /// What a phrase says of the article it stands in.
    struct Kind: OptionSet {
        let rawValue: UInt8

        /// Names a regional election: one is enough.
        static let contest = Kind(rawValue: 1)
        /// Names a national one, somebody who stands in an election or watches over it, a campaign.
        static let political = Kind(rawValue: 2)
        /// Somebody bound to be neutral: beside one political phrase, as good as another.
        static let servant = Kind(rawValue: 4)
        /// Neutrality, which counts in a title only.
        static let neutral = Kind(rawValue: 8)
    }

    /// An article of so few words has no room for a second phrase.
    private static let short = 120
    /// How far from a political phrase somebody bound to be neutral may stand, in words: further than sentences reach.
    private static let near = 80

    private let automaton: PhraseAutomaton
    /// By group.
    private let kinds: [UInt8]
    /// By term: of the phrases that begin with it.
    private let beginnings: [UInt8]

    /// - Parameters:
    ///   - terms: The greatest number of the vocabulary.
    ///   - groups: How many there are.
    init(terms: Int, automaton: PhraseAutomaton, groups: Int, known: KnownClasses) {
        var kinds = [UInt8](repeating: 0, count: groups)
        func mark(_ kind: Kind, _ names: [KnownClass]) {
            for name in names { if let group = known[name] { kinds[Int(group)] |= kind.rawValue } }
        }
        mark(.political, KnownClass.political)
        mark(.contest, [.contest, .regional])
        mark(.servant, [.servant])
        mark(.neutral, [.neutral])
        self.automaton = automaton
        self.kinds = kinds
        beginnings = automaton.beginnings(of: kinds, terms: terms)
    }

    /// Whether an article may be about an election.
    func lets(title: [Word], body: [Word]) -> Bool {
        if title.indices.contains(where: { end(of: [.contest, .political, .neutral], title, $0) != nil }) {
            return true
        }
        var only: (start: Int, end: Int)?
        for index in body.indices {
            guard let end = end(of: [.contest, .political], body, index) else { continue }
            if body.count <= ElectionGate.short || self.end(of: .contest, body, index) != nil { return true }
            // "Ketua Badan Pengawas Pemilu" is one phrase, and each of its last two words begins one.
            if let only, index >= only.end { return true }
            only = (only?.start ?? index, max(only?.end ?? 0, end))
        }
        guard let only else { return false }
        return (max(0, only.start - ElectionGate.near)..<min(body.count, only.start + ElectionGate.near)).contains {
            end(of: .servant, body, $0) != nil
        }
    }

    /// What the phrases of a sentence say.
    func kinds(of hits: SentenceHits) -> Kind {
        var all: UInt8 = 0
        for index in hits.range { all |= kinds[Int(hits.all[index].group)] }
        return Kind(rawValue: all)
    }

    /// Where the longest phrase of one of the kinds ends that begins at a word; nil where none does.
    @inline(__always)
    private func end(of wanted: Kind, _ words: [Word], _ index: Int) -> Int? {
        guard beginnings[Int(words[index].term)] & wanted.rawValue != 0 else { return nil }
        return automaton.end(of: wanted.rawValue, kinds, in: words, at: index)
    }
}
