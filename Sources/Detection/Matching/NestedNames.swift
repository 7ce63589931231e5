import Language

/// A word within a longer phrase says what the phrase says: there is no sub-district head in "kantor camat", no regent in "calon
/// bupati", no appeal in "dimintai keterangan", no excuse in "bukan cuma" and no contestant in "calon guru besar".
struct NestedNames: Sendable {
    private static let shorter = [
        "servant", "officer", "village", "forces", "acting", "head", "statesman", "urge", "must", "excuse",
        "national", "contestant",
    ]
    private static let longer = [
        "facility", "contestant", "contest", "organiser", "authority", "committee", "elsewhere", "bystander", "officer",
        "village", "acting", "process", "media", "aid", "denied", "cleared", "excuse", "besides",
    ]

    static let classes = Set(shorter + longer)

    /// By group: whether it means nothing within a longer phrase, and whether it may be that phrase.
    private let isShorter: [Bool]
    private let isLonger: [Bool]

    init(groups: [String: Int32]) {
        func marks(_ names: [String]) -> [Bool] {
            var marks = [Bool](repeating: false, count: groups.count)
            for name in names {
                if let group = groups["@" + name] { marks[Int(group)] = true }
            }
            return marks
        }
        isShorter = marks(NestedNames.shorter)
        isLonger = marks(NestedNames.longer)
    }

    /// Takes out of a sentence's hits, which are all behind `start`, what stands within longer phrases, and tells by word anew
    /// where its hits begin. Hits come in the order of their first words, so one pass does: a longer phrase that holds another
    /// begins no later than it.
    func remove(from hits: inout [PhraseAutomaton.Hit], _ start: Int, _ first: inout [Int32], _ words: Range<Int>) {
        var end = Int32.min
        var kept = start
        var index = start
        for word in words {
            let next = word + 1 < words.upperBound ? Int(first[word + 1]) : hits.count
            first[word] = Int32(kept)
            var longest: Int32 = 0
            for position in index..<next where isLonger[Int(hits[position].group)] {
                longest = max(longest, hits[position].end)
            }
            for position in index..<next {
                let hit = hits[position]
                let isWithin = hit.end <= end || hit.end < longest
                if isWithin, isShorter[Int(hit.group)] { continue }
                hits[kept] = hit
                kept += 1
            }
            if longest > Int32(word + 1) { end = max(end, longest) }
            index = next
        }
        if kept < hits.count { hits.removeLast(hits.count - kept) }
    }
}
