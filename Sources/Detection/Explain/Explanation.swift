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

    public struct Match: Hashable, Sendable {
        public let rule: String
        public let words: String
    }

    public struct NearMiss: Hashable, Sendable {
        public let rule: String
        /// The patterns that were not found.
        public let missing: [String]
    }

    public let sentence: String
    public let words: [Term]
    public let isQuoted: Bool
    public let speaker: String?
    public let matches: [Match]
    public let nearMisses: [NearMiss]
    /// Points for each detector, of which 2.5 make a statement; and whether the sentence became one.
    public let points: [Detector: Double]
    public let statements: [Statement]
}

extension Analyst {
    /// Explains each sentence of a text, read as the body of an article without a title.
    public func explain(_ text: String, published: Publication? = nil) -> [Explanation] {
        let document = Document(title: "", body: text, published: published?.day, vocabulary: pack.vocabulary)
        let story = Story(document, pack: pack)
        let statements = statements(title: "", text: text, published: published)
        let places = pack.finders.gazetteer.places(in: document, home: nil)
        let speech = pack.finders.speakers.quotations(in: document, places: places)
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
                speaker: speech.body.indices.contains(position) ? speech.body[position]?.speaker : nil,
                matches: sentence.reading.firings.map { firing in
                    Explanation.Match(rule: pack.rules[firing.rule].id, words: passage.text(words: firing.words))
                },
                nearMisses: nearMisses(sentence),
                points: Dictionary(uniqueKeysWithValues: points),
                statements: statements.filter { $0.quote == sentence.text }
            )
        }
    }

    /// Rules of several parts of which all but one were found.
    private func nearMisses(_ sentence: StorySentence) -> [Explanation.NearMiss] {
        let fired = Set(sentence.reading.firings.map(\.rule))
        return pack.rules.enumerated().compactMap { index, rule in
            guard !fired.contains(index), rule.all.count > 1 else { return nil }
            let missing = rule.all.filter { pattern in
                var program = PatternProgram()
                let start = program.add(pattern)
                return !sentence.sentence.words.contains { word in
                    program.match(start, at: word, sentence.reading.hits, in: sentence.passage.words) != nil
                }
            }
            return missing.count == 1 ? Explanation.NearMiss(rule: rule.id, missing: missing.map(\.text)) : nil
        }
    }
}
