/// Capitalised words of a passage that are of nobody's name, told by what they are and by where else they stand.
///
/// They are kept apart from the vocabulary: only names are read by them.
struct StrayWords: Sendable {
    /// By word: letters that elsewhere in the passage stand without the name that is behind them here, so that they are of an
    /// office: `Kepala BGN Dadan Hindayana`, but not `TB Hasanuddin`.
    private(set) var isLone: [Bool]
    /// By word: where something was said, or how much: `Facebook`, `Rp`.
    private(set) var isChannel: [Bool]

    /// So many letters are looked for elsewhere.
    private static let lengths = 2...7

    private static let channels: Set<String> = [
        "Twitter", "Facebook", "Instagram", "WhatsApp", "Whatsapp", "YouTube", "Youtube", "TikTok", "Tiktok",
        "Google", "Threads", "Rp", "Sp", "No", "Yes",
    ]

    init(_ passage: Passage) {
        isLone = [Bool](repeating: false, count: passage.words.count)
        isChannel = isLone
        var alone: Set<UInt64> = []
        for (index, word) in passage.words.enumerated() where word.isCapitalised {
            if word.shape.contains(.allCaps) {
                if !StrayWords.leads(index, in: passage), let key = StrayWords.key(word, passage) { alone.insert(key) }
            } else if word.range.count <= 9 {
                isChannel[index] = StrayWords.channels.contains(passage.text(word))
            }
        }
        for (index, word) in passage.words.enumerated() where word.shape.contains(.allCaps) {
            guard StrayWords.leads(index, in: passage), let key = StrayWords.key(word, passage) else { continue }
            isLone[index] = alone.contains(key)
        }
    }

    /// Whether a word that looks like a name stands right behind.
    private static func leads(_ index: Int, in passage: Passage) -> Bool {
        let next = index + 1
        guard next < passage.words.count, passage.before(next).isEmpty else { return false }
        return passage.words[next].isCapitalised && !passage.words[next].shape.contains(.allCaps)
    }

    /// The letters in one number.
    private static func key(_ word: Word, _ passage: Passage) -> UInt64? {
        guard lengths.contains(word.range.count) else { return nil }
        return passage.bytes[word.range].reduce(0) { $0 << 8 | UInt64($1) }
    }
}
