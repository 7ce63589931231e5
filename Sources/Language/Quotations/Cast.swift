/// The people and bodies of one article, as they are met.
struct Cast {
    struct Person {
        /// Folded words of every form of the name.
        var tokens: [[UInt8]]
        /// The last form of at least two words, else the last form.
        var full: String
        var fullWords: Int
        var role: String?
        var office: Office
        /// Number of the sentence in which the person was met last.
        var seen: Int
    }

    struct Body {
        /// Terms that tell it from others: the abbreviation of its kind, and its region.
        var kind: Int32
        var region: String?
        var full: String
        var fullWords: Int
    }

    /// What an office is made of, in whatever words.
    struct Office: Hashable {
        var keys: Set<Int32> = []
        var bodies: Set<Int32> = []
        var regions: Set<String> = []

        /// `wakil`, `calon`: makes another office of the one it stands before.
        var lesser: Set<Int32> = []

        var isEmpty: Bool { keys.isEmpty }

        /// Whether the words of another office may mean this one.
        func answers(_ asked: Office) -> Bool {
            guard !asked.keys.isEmpty, asked.keys.isSubset(of: keys) else { return false }
            // Who is a deputy or a candidate does not hold the office itself.
            if !lesser.isEmpty, asked.lesser.isEmpty { return false }
            if !asked.bodies.isEmpty, !bodies.isEmpty, asked.bodies.isDisjoint(with: bodies) { return false }
            return asked.regions.isEmpty || regions.isEmpty || !asked.regions.isDisjoint(with: regions)
        }
    }

    private(set) var people: [Person] = []
    private(set) var bodies: [Body] = []
    /// Offices that nobody is named for.
    private var vacant: [(office: Office, text: String, words: Int)] = []

    /// An article names some tens of people; what names more is not read for more, so that its cost stays linear.
    static let most = 200

    // MARK: People

    /// Notes a form of a name, with what is said of its office; the number of the person, nil where there are too many.
    mutating func meet(_ name: String, tokens: [[UInt8]], role: String?, office: Office, sentence: Int) -> Int? {
        if let known = person(tokens, office: office) {
            var person = people[known]
            for token in tokens where !person.tokens.contains(token) { person.tokens.append(token) }
            let isKnown = tokens.allSatisfy { people[known].tokens.contains($0) }
            if tokens.count > 1 || person.fullWords < 2 && isKnown {
                person.full = name
                person.fullWords = tokens.count
            }
            if person.role == nil { person.role = role }
            // A governor who runs again is a candidate too, and the governor for all that.
            person.office.lesser =
                person.office.isEmpty
                ? office.lesser
                : office.isEmpty ? person.office.lesser : person.office.lesser.intersection(office.lesser)
            person.office.keys.formUnion(office.keys)
            person.office.bodies.formUnion(office.bodies)
            person.office.regions.formUnion(office.regions)
            person.seen = sentence
            people[known] = person
            return known
        }
        guard people.count < Cast.most else { return nil }
        people.append(
            Person(tokens: tokens, full: name, fullWords: tokens.count, role: role, office: office, seen: sentence)
        )
        return people.count - 1
    }

    /// A nickname in brackets.
    mutating func add(_ token: [UInt8], to person: Int) {
        if !people[person].tokens.contains(token) { people[person].tokens.append(token) }
    }

    /// The person that a form of a name means: all its words are his, or all his are in it. The one met last, if several.
    func person(_ tokens: [[UInt8]], office: Office = Office()) -> Int? {
        var best: Int?
        for (index, person) in people.enumerated() where isForm(tokens, of: person, office) {
            if best.map({ people[$0].seen <= person.seen }) ?? true { best = index }
        }
        return best
    }

    /// The one person a part of whose name begins with a word: `Badar` for Badaruddin.
    func nicknamed(_ token: [UInt8]) -> Int? {
        guard token.count >= 5 else { return nil }
        let called = people.indices.filter { index in
            people[index].tokens.contains { $0.count > token.count + 1 && $0.starts(with: token) }
        }
        return called.count == 1 ? called[0] : nil
    }

    private func isForm(_ tokens: [[UInt8]], of person: Person, _ office: Office) -> Bool {
        let shared = tokens.filter { person.tokens.contains($0) }.count
        if shared == tokens.count || shared == person.tokens.count, shared > 0 { return true }
        // Names drift within an article: Dermanto, Darmanto.
        let drifted = tokens.filter { token in person.tokens.contains { Cast.isNear(token, $0) } }.count
        guard drifted == tokens.count || drifted == person.tokens.count, drifted > 0 else { return false }
        if tokens.count == 1, tokens[0].count >= 7 { return true }
        return shared > 0 || !office.keys.isDisjoint(with: person.office.keys)
    }

    /// The same but for one letter, in words of five letters and more.
    static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        if a == b { return true }
        guard min(a.count, b.count) >= 5, abs(a.count - b.count) <= 1, a[0] == b[0] else { return false }
        var start = 0
        while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
        var end = 0
        while end < min(a.count, b.count) - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        return max(a.count, b.count) - start - end <= 1
    }

    /// The person who holds an office; the one met last before or at `sentence`, if several do.
    func holder(of office: Office, sentence: Int) -> Int? {
        var best: Int?
        for (index, person) in people.enumerated() where person.office.answers(office) {
            if best.map({ people[$0].seen <= person.seen }) ?? true { best = index }
        }
        return best
    }

    /// The fullest words in which an office that nobody is named for was given so far, or comes now.
    mutating func fullest(_ text: String, words: Int, office: Office) -> String {
        let known = vacant.firstIndex {
            $0.office.answers(office) || office.answers($0.office)
        }
        guard let known else {
            if vacant.count < Cast.most { vacant.append((office, text, words)) }
            return text
        }
        if words > vacant[known].words { (vacant[known].text, vacant[known].words) = (text, words) }
        return vacant[known].text
    }

    mutating func see(_ person: Int, sentence: Int) { people[person].seen = sentence }

    // MARK: Bodies

    mutating func meet(body full: String, words: Int, kind: Int32, region: String?) -> Int? {
        let known = bodies.firstIndex { $0.kind == kind && ($0.region == region || region == nil || $0.region == nil) }
        if let known {
            if words >= bodies[known].fullWords {
                bodies[known].full = full
                bodies[known].fullWords = words
            }
            if bodies[known].region == nil { bodies[known].region = region }
            return known
        }
        guard bodies.count < Cast.most else { return nil }
        bodies.append(Body(kind: kind, region: region, full: full, fullWords: words))
        return bodies.count - 1
    }
}
