/// Every word that some analyser asks about, by number. Built once, before any text is read; then only looked up in.
///
/// Terms are folded: lower case, diacritics off, apostrophes out. Numbers are dense and begin at 1; 0 is "not here".
public struct Vocabulary: Sendable {
    /// Terms are gathered here first.
    public struct Builder: Sendable {
        private var table = Table()

        public init() {}

        /// The number of the one word in `text`, new where it was not known; 0 where there is no word or more than one.
        @discardableResult
        public mutating func add(_ text: some StringProtocol) -> Int32 {
            var words = 0
            var number: Int32 = 0
            forEachNumber(in: text) { found in
                words += 1
                number = found
            }
            return words == 1 ? number : 0
        }

        /// The numbers of the words in `text`, in order, cut as texts are cut: "TNI-Polri" gives two.
        @discardableResult
        public mutating func addAll(_ text: some StringProtocol) -> [Int32] {
            var numbers: [Int32] = []
            forEachNumber(in: text) { numbers.append($0) }
            return numbers
        }

        private mutating func forEachNumber(in text: some StringProtocol, _ body: (Int32) -> Void) {
            let done: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
                Tokeniser.forEachWord(in: bytes.span) { _, _, _, form in body(table.add(form)) }
            }
            guard done == nil else { return }
            let bytes = Array(text.utf8)
            Tokeniser.forEachWord(in: bytes.span) { _, _, _, form in body(table.add(form)) }
        }

        public var count: Int { table.count }

        public func build() -> Vocabulary { Vocabulary(table: table) }
    }

    /// Open addressing over one pool of bytes: no allocation per term.
    private struct Table: Sendable {
        /// Number of terms: the greatest number in use.
        var count = 0
        /// A power of two and at most half full: the term's hash above its number; 0 where free. Most words of a text are
        /// in no vocabulary, and one look here says so.
        var slots = [UInt64](repeating: 0, count: 1024)
        /// By number: where the term ends in `pool`; it begins where the one before ends.
        var ends: [Int32] = [0]
        var pool: [UInt8] = []

        @inline(__always)
        func number(_ form: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32 {
            let mask = slots.count - 1
            var slot = Int(hash) & mask
            while true {
                let held = slots[slot]
                if held == 0 { return 0 }
                if UInt32(held >> 32) == hash {
                    let number = Int(held & 0xFFFF_FFFF)
                    if matches(number, form) { return Int32(number) }
                }
                slot = (slot + 1) & mask
            }
        }

        private func matches(_ number: Int, _ form: UnsafeBufferPointer<UInt8>) -> Bool {
            let start = Int(ends[number - 1])
            guard Int(ends[number]) - start == form.count else { return false }
            for offset in 0..<form.count where pool[start + offset] != form[offset] { return false }
            return true
        }

        /// The number of a term, new where it was not known.
        mutating func add(_ form: UnsafeBufferPointer<UInt8>) -> Int32 {
            let hash = Vocabulary.hash(form)
            let known = number(form, hash: hash)
            if known > 0 { return known }
            count += 1
            pool.append(contentsOf: form)
            ends.append(Int32(pool.count))
            if count * 2 > slots.count {
                let full = slots
                slots = [UInt64](repeating: 0, count: full.count * 2)
                for held in full where held != 0 { place(held) }
            }
            place(UInt64(hash) << 32 | UInt64(count))
            return Int32(count)
        }

        private mutating func place(_ held: UInt64) {
            let mask = slots.count - 1
            var slot = Int(held >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = held
        }
    }

    private let table: Table

    private init(table: Table) { self.table = table }

    /// Number of terms: the greatest number in use.
    public var count: Int { table.count }

    /// The number of a folded form; 0 where it is not here.
    @inline(__always)
    func number(folded form: UnsafeBufferPointer<UInt8>) -> Int32 {
        table.number(form, hash: Vocabulary.hash(form))
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
        return String(
            decoding: table.pool[Int(table.ends[Int(number) - 1])..<Int(table.ends[Int(number)])],
            as: UTF8.self
        )
    }

    /// FNV-1a, 32 bits.
    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash ^ (hash >> 15)
    }
}
