import Language

/// What part somebody plays in a story.
enum StoryRole: Int, CaseIterable, Sendable {
    case servant, accused, authority, organiser, contestant, head, reporter, outsider, bystander

    var name: String { "\(self)" }

    /// Classes that name people of a role; the first that fits a word counts.
    static let classes: [(name: String, role: StoryRole)] = [
        ("acting", .servant), ("officer", .servant), ("village", .servant), ("forces", .servant), ("accused", .accused),
        ("authority", .authority), ("organiser", .organiser), ("contestant", .contestant), ("head", .head),
        ("reporter", .reporter), ("opinion", .outsider), ("bystander", .bystander),
    ]
}

/// Follows people through a story, so that "Hasdin mengatakan" is known for the supervisor who was named two paragraphs before,
/// and "Ia berdalih" for the official who was spoken of last: a name keeps the role that stood beside it when it was first
/// met, a pronoun and an unattributed quotation take that of the sentence before.
struct RoleReader: Sendable {
    /// By name.
    static let classes = Set(StoryRole.classes.map(\.name) + ["pronoun"])

    /// By group: place in `StoryRole.classes`; -1 where a class names nobody.
    private let ranks: [Int8]
    private let pronoun: Int32?
    private let signs: SignTable

    init(groups: [String: Int32], signs: SignTable) {
        var ranks = [Int8](repeating: -1, count: groups.count)
        for (rank, entry) in StoryRole.classes.enumerated() {
            if let group = groups["@" + entry.name] { ranks[Int(group)] = Int8(rank) }
        }
        self.ranks = ranks
        self.signs = signs
        pronoun = groups["@pronoun"]
    }

    /// Words between a role and the name behind it: "Kepala Dinas Sosial Kabupaten Lombok Tengah, Baiq Nurhayati".
    private static let reach = 6

    /// Somebody in a sentence: the words of a class, or of a name.
    private struct Mark {
        let words: Range<Int>
        let role: StoryRole
    }

    struct Found {
        var who: StoryRole?
        /// `who.…` and `named.…`, in order.
        var signs: [Int32]
    }

    /// What is found in each sentence.
    func read(_ story: Story) -> [Found] {
        var known: [UInt32: StoryRole] = [:]
        var last: StoryRole?
        return story.sentences.map { sentence in
            let people = people(in: sentence)
            if !sentence.isTitle { learn(sentence, people, &known) }
            let named = named(sentence, known)
            let marks =
                named.isEmpty ? people : (people + named).sorted { $0.words.lowerBound < $1.words.lowerBound }
            let who = who(sentence, marks, last)
            if let who, !sentence.isTitle { last = who }
            return Found(who: who, signs: signs(who, named.reduce(into: 0) { $0 |= 1 << UInt32($1.role.rawValue) }))
        }
    }

    /// - Parameter named: The roles of those named, a bit each.
    private func signs(_ who: StoryRole?, _ named: UInt32) -> [Int32] {
        var found: [Int32] = []
        if let who { found.append(Int32(signs.firstWho + who.rawValue)) }
        var rest = named
        while rest != 0 {
            found.append(Int32(signs.firstNamed + rest.trailingZeroBitCount))
            rest &= rest - 1
        }
        return found
    }

    /// Phrases of the classes that name people, the longest where several begin at a word, none inside another.
    private func people(in sentence: StorySentence) -> [Mark] {
        var marks: [Mark] = []
        var best: (words: Range<Int>, rank: Int8)?
        func close() {
            guard let found = best else { return }
            if marks.last.map({ $0.words.upperBound <= found.words.lowerBound }) ?? true {
                marks.append(Mark(words: found.words, role: StoryRole.classes[Int(found.rank)].role))
            }
            best = nil
        }
        let hits = sentence.reading.hits
        for index in hits.range {
            let hit = hits.all[index]
            let rank = ranks[Int(hit.group)]
            if rank < 0 { continue }
            let words = Int(hit.start)..<Int(hit.end)
            if let found = best, found.words.lowerBound == words.lowerBound {
                if (words.count, found.rank) > (found.words.count, rank) { best = (words, rank) }
            } else {
                close()
                best = (words, rank)
            }
        }
        close()
        return marks
    }

    /// Gives each new name the role that stands before it, or right behind it ("Fathoni, Pj Bupati").
    private func learn(_ sentence: StorySentence, _ people: [Mark], _ known: inout [UInt32: StoryRole]) {
        var index = 0
        let names = sentence.names
        while index < names.count {
            var end = index + 1
            while end < names.count, names[end].word == names[end - 1].word + 1 { end += 1 }
            let words = Int(names[index].word)..<Int(names[end - 1].word) + 1
            let before = people.last {
                $0.words.upperBound <= words.lowerBound && words.lowerBound - $0.words.upperBound <= RoleReader.reach
            }
            let behind = people.first {
                $0.words.lowerBound >= words.upperBound && $0.words.lowerBound - words.upperBound <= 1
            }
            if let role = (before ?? behind)?.role {
                for name in names[index..<end] where known[name.hash] == nil { known[name.hash] = role }
            }
            index = end
        }
    }

    /// Names of people whose role is known; the first word of the sentence may be one.
    private func named(_ sentence: StorySentence, _ known: [UInt32: StoryRole]) -> [Mark] {
        if known.isEmpty { return [] }
        var marks: [Mark] = []
        func add(_ name: NameWord) {
            guard let role = known[name.hash] else { return }
            marks.append(Mark(words: Int(name.word)..<Int(name.word) + 1, role: role))
        }
        if let first = sentence.sentence.words.first, let name = NameWord(first, in: sentence.passage) { add(name) }
        for name in sentence.names { add(name) }
        return marks
    }

    /// Whom the sentence is about, or who speaks in it: behind a quotation first, then before it, then as before.
    private func who(_ sentence: StorySentence, _ marks: [Mark], _ last: StoryRole?) -> StoryRole? {
        let words = sentence.passage.words
        if sentence.holdsQuote, let quote = quotation(in: sentence) {
            if let behind = marks.first(where: { words[$0.words.lowerBound].start > quote.upperBound }) {
                return behind.role
            }
            if sentence.beginsQuoted { return last }
            let before = marks.first { words[$0.words.lowerBound].start < quote.lowerBound }
            return before?.role ?? last
        }
        if sentence.beginsQuoted { return last }
        if let pronoun, let first = sentence.sentence.words.first {
            let hits = sentence.reading.hits
            for word in first..<min(first + 3, sentence.sentence.words.upperBound)
            where hits.starting(at: word).contains(where: { $0.group == pronoun }) {
                return last ?? marks.first?.role
            }
        }
        return marks.first?.role
    }

    /// From the first quotation mark to the last: byte offsets.
    private func quotation(in sentence: StorySentence) -> ClosedRange<Int32>? {
        var first: Int32?
        var last: Int32?
        QuotationMark.forEach(in: sentence.passage.bytes, sentence.sentence.range) { offset, _ in
            first = first ?? Int32(offset)
            last = Int32(offset)
        }
        guard let first, let last else { return nil }
        return first...last
    }
}
