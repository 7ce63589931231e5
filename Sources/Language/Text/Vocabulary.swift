/// Every word that some analyser asks about, by number. Built once, before any text is read; then only looked up in.
///
/// Terms are folded: lower case, diacritics off, apostrophes out. Numbers are dense and begin at 1; 0 is "not here".
public struct Vocabulary: Sendable {
    /// Terms are gathered here first.
    public struct Builder: Sendable {
        private var numbers: [[UInt8]: Int32] = [:]
        private var terms: [[UInt8]] = []

        public init() {}

        /// The number of the one word in `text`, new where it was not known; 0 where there is no word or more than one.
        @discardableResult
        public mutating func add(_ text: some StringProtocol) -> Int32 {
            let all = addAll(text)
            return all.count == 1 ? all[0] : 0
        }

        /// The numbers of the words in `text`, in order, cut as texts are cut: "TNI-Polri" gives two.
        @discardableResult
        public mutating func addAll(_ text: some StringProtocol) -> [Int32] {
            let bytes = Array(text.utf8)
            var folded: [[UInt8]] = []
            Tokeniser.forEachWord(in: bytes.span) { _, _, _, form in folded.append(Array(form)) }
            return folded.map { add(folded: $0) }
        }

        private mutating func add(folded term: [UInt8]) -> Int32 {
            if let known = numbers[term] { return known }
            terms.append(term)
            let number = Int32(terms.count)
            numbers[term] = number
            return number
        }

        public var count: Int { terms.count }

        public func build() -> Vocabulary { Vocabulary(terms: terms) }
    }

    /// Number of terms: the greatest number in use.
    public let count: Int
    /// Open addressing, a power of two and at most half full: the term's number, 0 where free.
    private let slots: [Int32]
    /// By number: the hash of the term.
    private let hashes: [UInt32]
    /// By number: where the term ends in `pool`; it begins where the one before ends.
    private let ends: [Int32]
    private let pool: [UInt8]

    private init(terms: [[UInt8]]) {
        count = terms.count
        var capacity = 16
        while capacity < terms.count * 2 { capacity *= 2 }
        var slots = [Int32](repeating: 0, count: capacity)
        var hashes: [UInt32] = [0]
        var ends: [Int32] = [0]
        var pool: [UInt8] = []
        for (index, term) in terms.enumerated() {
            let hash = term.withUnsafeBufferPointer(Vocabulary.hash)
            var slot = Int(hash) & (capacity - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Int32(index + 1)
            hashes.append(hash)
            pool += term
            ends.append(Int32(pool.count))
        }
        self.slots = slots
        self.hashes = hashes
        self.ends = ends
        self.pool = pool
    }

    /// The number of a folded form; 0 where it is not here.
    @inline(__always)
    func number(folded form: UnsafeBufferPointer<UInt8>) -> Int32 {
        let hash = Vocabulary.hash(form)
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while true {
            let number = slots[slot]
            if number == 0 { return 0 }
            if hashes[Int(number)] == hash, matches(Int(number), form) { return number }
            slot = (slot + 1) & mask
        }
    }

    private func matches(_ number: Int, _ form: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(ends[number - 1])
        guard Int(ends[number]) - start == form.count else { return false }
        for offset in 0..<form.count where pool[start + offset] != form[offset] { return false }
        return true
    }

    /// The number of the one word in `text`; 0 where it is not here.
    public func number(of text: some StringProtocol) -> Int32 {
        var found: [Int32] = []
        let bytes = Array(text.utf8)
        Tokeniser.forEachWord(in: bytes.span) { _, _, _, form in found.append(number(folded: form)) }
        return found.count == 1 ? found[0] : 0
    }

    /// The folded form of a term, for explanations.
    public func term(_ number: Int32) -> String {
        guard number > 0, Int(number) <= count else { return "" }
        return String(decoding: pool[Int(ends[Int(number) - 1])..<Int(ends[Int(number)])], as: UTF8.self)
    }

    /// FNV-1a, 32 bits.
    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash ^ (hash >> 15)
    }
}
