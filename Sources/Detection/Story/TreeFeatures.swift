import Language

/// The numbers of what decision trees ask about: ordinary words, signs of the sentence, of those beside it and of its article,
/// and features.
struct TreeFeatures: Sendable {
    /// Where a sign stands.
    enum Part: Int, CaseIterable {
        case own, before, behind, title, lead, anywhere

        /// How the trees name it: `title/class.servant`.
        var prefix: String { Part.prefixes[rawValue] }

        private static let prefixes = allCases.map { $0 == .own ? "" : "\($0)/" }
    }

    /// `word/beras`: some form of the word, in the sentence or, in trees of the article, anywhere.
    private static let word = "word/"

    private let signs: SignTable
    private let words: WordEvidence
    private let features: [String]
    /// By name: the place among the features.
    private let places: [String: Int]

    /// - Parameter features: Names of what is not a sign, in order.
    init(signs: SignTable, words: WordEvidence, features: [String]) {
        self.signs = signs
        self.words = words
        self.features = features
        places = Dictionary(zip(features, features.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The number of what is never there.
    var absent: Int { firstFeature + features.count }

    var count: Int { absent + 1 }

    /// Features stand behind all signs.
    var firstFeature: Int { words.count + Part.allCases.count * signs.count }

    @inline(__always)
    func number(of sign: Int32, _ part: Part) -> Int { words.count + part.rawValue * signs.count + Int(sign) }

    /// The name of what stands in a sentence, beside it, or was found around it, a word as it is written there; nil for what is the
    /// whole article's.
    func name(of number: Int, in sentence: StorySentence) -> String? {
        if number >= firstFeature { return number < absent ? features[number - firstFeature] : nil }
        if number < words.count {
            let all = sentence.passage.words
            return sentence.sentence.words.first { words.row(of: all[$0].term) == Int32(number) }
                .map { TreeFeatures.word + sentence.passage.text(all[$0]) }
        }
        let (part, sign) = (number - words.count).quotientAndRemainder(dividingBy: signs.count)
        guard let part = Part(rawValue: part), [.own, .before, .behind].contains(part) else { return nil }
        return part.prefix + signs.names[sign]
    }

    /// `class.servant` of `title/class.servant`.
    static func sign(in name: String) -> String {
        let part = Part.allCases.first { $0 != .own && name.hasPrefix($0.prefix) }
        return part.map { String(name.dropFirst($0.prefix.count)) } ?? name
    }

    /// Nil for what there is not.
    func number(of name: String) -> Int32? {
        if let place = places[name] { return Int32(firstFeature + place) }
        if name.hasPrefix(TreeFeatures.word) {
            return words.row(ofForm: String(name.dropFirst(TreeFeatures.word.count)))
        }
        for part in Part.allCases.reversed() where name.hasPrefix(part.prefix) {
            return signs.numbers[String(name.dropFirst(part.prefix.count))].map { Int32(number(of: $0, part)) }
        }
        return nil
    }
}
