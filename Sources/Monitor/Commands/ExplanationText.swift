import Detection
import Model

/// Why a sentence was taken or passed over, for a person who writes rules.
struct ExplanationText {
    private let explanation: Explanation

    init(_ explanation: Explanation) { self.explanation = explanation }

    var sentence: String { Terminal.plain(explanation.sentence) }

    /// What is said of the sentence, each by a name of its own width.
    var lines: [(name: String, words: String)] {
        var lines = [("words    ", words)]
        if explanation.isQuoted { lines.append(("quotation", "yes")) }
        if let speaker = explanation.speaker { lines.append(("speaker  ", Terminal.plain(speaker))) }
        lines += explanation.matches.map { ("matched  ", "\($0.rule) on ⟦\(Terminal.plain($0.words))⟧") }
        lines += explanation.nearMisses.map { ("nearest  ", "\($0.rule), which missed \(Self.patterns($0))") }
        lines += explanation.refusals.map { ("held back", "\($0.rule), by unless \(Self.patterns($0))") }
        lines += explanation.statements.map { statement in
            let stance = statement.stance?.rawValue ?? statement.event?.rawValue ?? ""
            return ("statement", "\(statement.detector.rawValue) \(stance), by \(statement.rule)")
        }
        lines += wordSums + second
        if explanation.isUnanswered { lines.append(("unanswered:", "it only tells that somebody did not reply")) }
        if explanation.isPlainDenial {
            let why = "in so many words: a statement wherever its article is a story on neutrality"
            lines.append(("denied   ", why))
        }
        if explanation.statements.isEmpty { lines.append(("statement", "none (points: \(points))")) }
        return lines
    }

    /// What the article came to, a line for each detector that reads it.
    var verdicts: [String] {
        Self.byName(explanation.article).map { detector, verdict in
            let whole = Self.legible(verdict.whole.logits)
            guard let story = verdict.story, let likeliest = verdict.likeliest else {
                return "article   \(detector): no story, all of it \(whole) where its sentences are read from "
                    + "\(verdict.whole.least)"
            }
            let verdict = story.isReached ? "a story" : "no story"
            return "article   \(detector): \(verdict), \(Self.legible(story.logits)) where \(story.least) makes one "
                + "(all of it \(whole), its likeliest sentence \(Self.legible(likeliest)))"
        }
    }

    private var words: String {
        explanation.words.map { word in
            Terminal.plain(word.text) + (word.classes.isEmpty ? "" : "(\(word.classes.joined(separator: " ")))")
        }
        .joined(separator: " ")
    }

    private var wordSums: [(String, String)] {
        Self.byName(explanation.wordSums).filter { !$1.heaviest.isEmpty }.map { detector, words in
            let heaviest = words.heaviest.map { Terminal.plain($0) }.joined(separator: ", ")
            return ("ordinary words", "add \(Self.legible(words.sum)) to \(detector), most of it: \(heaviest)")
        }
    }

    private var second: [(String, String)] {
        Self.byName(explanation.second).filter { !$1.reasons.isEmpty }.map { detector, second in
            let reasons = second.reasons.map { "\($0.name) \(Self.legible($0.logits))" }.joined(separator: ", ")
            return ("second   ", "\(detector) \(Self.legible(second.logits)): \(reasons)")
        }
    }

    private var points: String {
        Self.byName(explanation.points).map { "\($0) \(Self.legible($1))" }.joined(separator: ", ")
    }

    private static func patterns(_ miss: Explanation.NearMiss) -> String { miss.missing.joined(separator: " and ") }

    private static func byName<Value>(_ values: [Detector: Value]) -> [(String, Value)] {
        values.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// Points and logits to two digits: more say nothing.
    private static func legible(_ sum: Double) -> Double { (sum * 100).rounded() / 100 }
}
