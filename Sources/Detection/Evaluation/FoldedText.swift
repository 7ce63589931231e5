import Model

/// A text with quotation marks, dashes and white space made plain: for looking up where a quotation stands.
struct FoldedText {
    private let scalars: [UInt32]

    init(_ text: String) { scalars = FoldedText.fold(text) }

    static func fold(_ text: String) -> [UInt32] {
        var folded: [UInt32] = []
        var blank = true
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !blank { folded.append(32) }
                blank = true
                continue
            }
            blank = false
            switch scalar.value {
            case 0x201C...0x201F, 0xAB, 0xBB: folded.append(34)
            case 0x2018, 0x2019, 0x201B, 0x60, 0xB4: folded.append(39)
            case 0x2010...0x2015: folded.append(45)
            default: folded.append(scalar.value)
            }
        }
        if folded.last == 32 { folded.removeLast() }
        return folded
    }

    /// Where each label's quotation stands. A quotation that is labelled twice is looked for behind its first place, but
    /// the dates of one sentence stand in the same place.
    func spans(of labels: [Label]) -> [Range<Int>?] {
        var behind: [String: Int] = [:]
        return labels.map { label in
            let quote = FoldedText.fold(label.quote)
            guard !quote.isEmpty else { return nil }
            let key = label.detector.rawValue + "\u{0}" + label.quote
            if let at = find(quote, from: behind[key] ?? 0) {
                behind[key] = at + (label.detector == .electionDate ? 0 : quote.count)
                return at..<at + quote.count
            }
            return find(quote, from: 0).map { $0..<$0 + quote.count }
        }
    }

    private func find(_ quote: [UInt32], from start: Int) -> Int? {
        guard scalars.count >= quote.count, start <= scalars.count - quote.count else { return nil }
        return (start...(scalars.count - quote.count)).first { at in
            scalars[at] == quote[0] && scalars[at..<at + quote.count].elementsEqual(quote)
        }
    }

    /// The shared part of the shorter span.
    static func overlap(_ a: Range<Int>?, _ b: Range<Int>?) -> Double {
        guard let a, let b else { return 0 }
        let shared = min(a.upperBound, b.upperBound) - max(a.lowerBound, b.lowerBound)
        return max(0, Double(shared) / Double(max(1, min(a.count, b.count))))
    }

    /// The words of one name, longer than a letter, are all in the other.
    static func isSameName(_ a: String?, _ b: String?) -> Bool {
        let first = words(a)
        let second = words(b)
        if first.isEmpty, second.isEmpty { return true }
        return !first.isEmpty && !second.isEmpty && (first.isSubset(of: second) || second.isSubset(of: first))
    }

    private static func words(_ name: String?) -> Set<String> {
        let words = (name ?? "").lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return Set(words.filter { $0.count > 1 }.map(String.init))
    }
}
