/// What says that two texts are nearly the same: MinHash (Broder 1997) of word 4-shingles, with bands for look-up.
///
/// Wire copies, press releases and small edits keep most of their shingles. Pure and the same on every machine and in
/// every version: stored signatures stay comparable.
public struct StorySignature: Hashable, Sendable {
    static let permutations = 128
    static let rows = 4
    static let words = 4

    /// The least hash of any shingle under each permutation; all bits set where there is no word.
    public let minima: [UInt32]

    public init(_ text: String) {
        var minima = [UInt32](repeating: .max, count: Self.permutations)
        var window: [UInt64] = []
        var hash = FoldedHash()
        var isWord = false
        var isEmpty = true

        func finishWord() {
            if window.count == Self.words { window.removeFirst() }
            window.append(hash.value)
            hash = FoldedHash()
            isWord = false
        }
        func addShingle() {
            isEmpty = false
            var shingle: UInt64 = 0x9E37_79B9_7F4A_7C15
            for word in window { shingle = Self.mixed(shingle &+ word) }
            for index in 0..<Self.permutations {
                let value = UInt32(truncatingIfNeeded: (shingle &* Self.factors[index] &+ Self.terms[index]) >> 32)
                if value < minima[index] { minima[index] = value }
            }
        }

        var text = text
        text.withUTF8 { bytes in
            var at = 0
            while at < bytes.count {
                let skipped = Self.separatorLength(bytes, at)
                if skipped > 0 {
                    if isWord {
                        finishWord()
                        if window.count == Self.words { addShingle() }
                    }
                    at += skipped
                } else {
                    hash.add(bytes[at])
                    isWord = true
                    at += 1
                }
            }
            if isWord {
                finishWord()
                if window.count == Self.words { addShingle() }
            }
            if isEmpty, !window.isEmpty { addShingle() }
        }
        self.minima = minima
    }

    /// 32 keys of four minima each. Texts that share one are candidates: with half of their shingles in common two
    /// texts do with probability 0.87, with a fifth 0.05.
    public var bands: [UInt64] {
        stride(from: 0, to: Self.permutations, by: Self.rows).map { start in
            var key = UInt64(start)
            for row in start..<start + Self.rows {
                key = Self.mixed(key ^ UInt64(minima[row]) &* 0x9E37_79B9_7F4A_7C15)
            }
            return key
        }
    }

    /// 0 within a word: letters, digits and characters outside ASCII but for general punctuation and spaces.
    @inline(__always)
    private static func separatorLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let byte = bytes[at]
        if byte < 0x80 { return byte.isLetter || byte.isDigit ? 0 : 1 }
        if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] < 0xC0 { return 2 }
        if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80 || bytes[at + 1] == 0x81 { return 3 }
        return 0
    }

    /// SplitMix64's finaliser.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// Odd multipliers and terms of the permutations, from SplitMix64 with a fixed seed. Never to be changed.
    private static let factors = sequence(seed: 0x4E65_7472_6131, count: permutations).map { $0 | 1 }
    private static let terms = sequence(seed: 0x4E65_7472_6132, count: permutations)

    private static func sequence(seed: UInt64, count: Int) -> [UInt64] {
        (1...count).map { mixed(seed &+ UInt64($0) &* 0x9E37_79B9_7F4A_7C15) }
    }
}
