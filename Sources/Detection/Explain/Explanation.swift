import Language
public import Model

/// What a rule author wants to know of a sentence: its words and classes, who speaks, which rules matched on which words,
/// and which nearly did.
public struct Explanation: Sendable {
    public struct Term: Hashable, Sendable {
        public let text: String
        /// Classes whose phrases begin here.
        public let classes: [String]
    }

    /// What the ordinary words of a sentence add up to, in logits, and those that weigh most.
    public struct WordSum: Hashable, Sendable {
        public let sum: Double
        public let heaviest: [String]
    }

    public struct Match: Hashable, Sendable {
        public let rule: String
        public let words: String
    }

    public struct NearMiss: Hashable, Sendable {
        public let rule: String
        /// The patterns that were not found; of a rule that was held back, those that were.
        public let missing: [String]
    }

    public let sentence: String
    public let words: [Term]
    public let isQuoted: Bool
    /// Whether it only tells that somebody did not answer, which is no statement.
    public let isUnanswered: Bool
    /// Whether somebody bound to be neutral denies, in so many words, to have campaigned: a statement wherever its article is a
    /// story.
    public let isPlainDenial: Bool
    public let speaker: String?
    public let matches: [Match]
    public let nearMisses: [NearMiss]
    /// Rules that would have matched, and the patterns of their `unless` that were found.
    public let refusals: [NearMiss]
    /// Points for each detector: what the sentence says by itself. What the story adds is in `statements` alone.
    public let points: [Detector: Double]
    /// What its ordinary words add to the first reading, for each detector.
    public let wordSums: [Detector: WordSum]
    public let statements: [Statement]
    /// What the second reading of the sentence came to, and by what, for each detector that reads the article.
    public let second: [Detector: SecondReading]
    /// What the article came to, for each detector that reads it.
    public let article: [Detector: Verdict]

    /// How sure something is, and how sure it has to be, in logits.
    public struct Certainty: Hashable, Sendable {
        public let logits: Double
        public let least: Double
        public var isReached: Bool { logits > least }
    }

    /// Whether the article is a story, and by what.
    public struct Verdict: Hashable, Sendable {
        /// All of it: it has to reach this for its sentences to be read.
        public let whole: Certainty
        /// Logits of its likeliest sentence, by the second reading.
        public let likeliest: Double?
        /// By both; none where the sentences were not read.
        public let story: Certainty?
        public var isStory: Bool { story?.isReached ?? false }
    }
}

extension Analyst {
    /// Explains each sentence of a text, read as the body of an article without a title.
    public func explain(_ text: String, published: Publication? = nil) -> [Explanation] {
        let document = Document(title: "", body: text, published: published?.day, vocabulary: pack.vocabulary)
        let story = Story(document, pack: pack)
        let statements = statements(title: "", text: text, published: published)
        let places = pack.finders.gazetteer.places(in: document, home: nil)
        let speech = pack.finders.speakers.quotations(in: document, places: places)
        let opened = opened(document)
        let verdicts = verdicts(opened)
        let marked = opened.first?.story.sentences ?? []
        let seconds = opened.map { reading in
            (
                reading.reader.detector,
                reading.reader.secondReadings(reading.story, points: reading.points, other: reading.other)
            )
        }
        return story.sentences.map { sentence in
            let passage = sentence.passage
            let position = sentence.reading.position
            let points = pack.readers.map { ($0.detector, $0.points(sentence)) }
            return Explanation(
                sentence: sentence.text,
                words: sentence.sentence.words.map { word in
                    let names = sentence.reading.hits.starting(at: word).map { pack.groupNames[Int($0.group)] }
                    return Explanation.Term(
                        text: passage.text(passage.words[word]),
                        classes: names.filter { $0.hasPrefix("@") }
                    )
                },
                isQuoted: sentence.holdsQuote,
                isUnanswered: sentence.isUnanswered(pack),
                isPlainDenial: marked.indices.contains(sentence.index)
                    && opened.contains { $0.reader.isPlainDenial(marked[sentence.index]) },
                speaker: speech.body.indices.contains(position) ? speech.body[position]?.speaker : nil,
                matches: sentence.reading.firings.map { firing in
                    Explanation.Match(rule: pack.rules[firing.rule].id, words: passage.text(words: firing.words))
                },
                nearMisses: nearMisses(sentence),
                refusals: refusals(sentence),
                points: Dictionary(uniqueKeysWithValues: points),
                wordSums: wordSums(sentence),
                statements: statements.filter { $0.quote == sentence.text },
                second: Dictionary(uniqueKeysWithValues: seconds.map { ($0, $1[sentence.index]) }),
                article: verdicts
            )
        }
    }

    private func wordSums(_ sentence: StorySentence) -> [Detector: Explanation.WordSum] {
        let words = sentence.sentence.words.map { sentence.passage.words[$0] }
        let rows = pack.words.rows(of: sentence)
        var sums: [Detector: Explanation.WordSum] = [:]
        for reader in pack.readers {
            let weights = pack.words.column(reader.detector.rawValue + ".first")
            var weighed: [(text: String, weight: Double)] = []
            for row in rows {
                guard let word = words.first(where: { pack.words.row(of: $0.term) == row }) else { continue }
                weighed.append((sentence.passage.text(word), weights[Int(row)]))
            }
            weighed.sort { abs($0.weight) > abs($1.weight) }
            sums[reader.detector] = Explanation.WordSum(
                sum: weighed.reduce(0) { $0 + $1.weight },
                heaviest: weighed.prefix(3).map(\.text)
            )
        }
        return sums
    }

    private func opened(_ document: Document) -> [Opened] {
        pack.gate.lets(title: document.title.words, body: document.body.words) ? read(document).opened : []
    }

    private func verdicts(_ opened: [Opened]) -> [Detector: Explanation.Verdict] {
        var verdicts: [Detector: Explanation.Verdict] = [:]
        for reading in opened {
            verdicts[reading.reader.detector] = reading.reader.verdict(
                reading.story,
                whole: reading.whole,
                points: reading.points,
                other: reading.other
            )
        }
        return verdicts
    }

    /// Rules of several parts of which all but one were found, and rules of one pattern of which all but one word or class
    /// stand in the sentence.
    private func nearMisses(_ sentence: StorySentence) -> [Explanation.NearMiss] {
        let fired = Set(sentence.reading.firings.map(\.rule))
        return pack.rules.enumerated().compactMap { index, rule in
            guard !fired.contains(index), rule.status != .deprecated else { return nil }
            if isWhole(rule, in: sentence) {
                // What stands here and was refused is told as such.
                let isRefused = rule.unless.contains { stands($0, in: sentence) }
                guard !isRefused, !rule.lookBack.isEmpty else { return nil }
                let before = rule.lookBack.map(\.text).joined(separator: " | ")
                return Explanation.NearMiss(rule: rule.id, missing: ["\(before) in a sentence before"])
            }
            if rule.all.count > 1 {
                let missing = rule.all.filter { !stands($0, in: sentence) }
                return missing.count == 1 ? Explanation.NearMiss(rule: rule.id, missing: missing.map(\.text)) : nil
            }
            for pattern in rule.match {
                let wanted = pattern.wanted
                let missing = wanted.filter { alternatives in
                    !alternatives.contains { sentence.reading.has($0) }
                }
                guard wanted.count > 1, missing.count <= 1 else { continue }
                let names = missing.first.map { $0.map { pack.groupNames[Int($0)] }.joined(separator: " | ") }
                return Explanation.NearMiss(
                    rule: rule.id,
                    missing: [names.map { "\($0) in \(pattern.text)" } ?? "the order or distance of \(pattern.text)"]
                )
            }
            return nil
        }
    }

    /// Rules of which everything stands in the sentence, and something of their `unless` too.
    private func refusals(_ sentence: StorySentence) -> [Explanation.NearMiss] {
        pack.rules.compactMap { rule in
            guard isWhole(rule, in: sentence) else { return nil }
            let found = rule.unless.filter { stands($0, in: sentence) }
            return found.isEmpty ? nil : Explanation.NearMiss(rule: rule.id, missing: found.map(\.text))
        }
    }

    /// Whether all that a rule asks of the sentence itself stands there.
    private func isWhole(_ rule: Rule, in sentence: StorySentence) -> Bool {
        rule.all.allSatisfy { stands($0, in: sentence) }
            && (rule.match.isEmpty || rule.match.contains { stands($0, in: sentence) })
    }

    private func stands(_ pattern: Pattern, in sentence: StorySentence) -> Bool {
        var program = PatternProgram(groups: pack.groupNames.count)
        let start = program.add(pattern)
        return sentence.sentence.words.contains { word in
            program.match(start, at: word, sentence.reading.hits, in: sentence.passage.words) != nil
        }
    }
}
