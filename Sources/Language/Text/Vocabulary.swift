/// Every word that some analyser asks about, by number. Built once, before any text is read; then only looked up in.
///
/// Terms are folded: lower case, diacritics off, apostrophes out. Numbers are dense and begin at 1; 0 is "not here".
public struct Vocabulary: Sendable {
    /// Terms are gathered here first.
    public struct Builder: Sendable {
        private var table: Table

        /// - Parameter most: Terms that there is room for.
        public init(most: Int = Vocabulary.most) { table = Table(most: min(most, Vocabulary.most)) }

        /// Whether a term found no room: its number is 0, as of a text that is no word.
        public var isFull: Bool { table.isFull }

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

    /// Open addressing: words are looked up in one array, and told by bits of their form's key alone. A word that is no term is
    /// taken for one once in 2⁴³ looks.
    private struct Table: Sendable {
        /// Bits of a slot that hold a number.
        static let numberBits: UInt64 = 21

        let most: Int
        private(set) var isFull = false
        /// Number of terms: the greatest number in use.
        var count = 0
        /// A power of two and at most half full: the high bits of the term's key above its number; 0 where free. The place in the
        /// table stands for the low bits.
        private var slots = [UInt64](repeating: 0, count: 1024)
        private var keys: [UInt64] = [0]

        init(most: Int) { self.most = most }

        /// By number: where the term ends in `pool`; it begins where the one before ends.
        var ends: [Int32] = [0]
        var pool: [UInt8] = []

        /// What stands where a key would stand.
        @inline(__always)
        func slot(for key: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: key) & (slots.count - 1)] }

        /// - Parameter first: `slot(for: key)`.
        @inline(__always)
        func number(_ key: UInt64, first: UInt64) -> Int32 {
            if first == 0 { return 0 }
            if (first ^ key) >> Table.numberBits == 0 { return Table.number(in: first) }
            return laterNumber(key)
        }

        func number(_ key: UInt64) -> Int32 { number(key, first: slot(for: key)) }

        private func laterNumber(_ key: UInt64) -> Int32 {
            var place = Int(truncatingIfNeeded: key) & (slots.count - 1)
            while true {
                place = (place + 1) & (slots.count - 1)
                let held = slots[place]
                if held == 0 { return 0 }
                if (held ^ key) >> Table.numberBits == 0 { return Table.number(in: held) }
            }
        }

        @inline(__always)
        private static func number(in slot: UInt64) -> Int32 {
            Int32(truncatingIfNeeded: slot & ((1 << numberBits) - 1))
        }

        /// The number of a term, new where it was not known.
        mutating func add(_ form: FoldedForm) -> Int32 {
            let key = form.key
            let known = number(key)
            if known > 0 { return known }
            guard count < most else {
                isFull = true
                return 0
            }
            count += 1
            keys.append(key)
            pool.append(contentsOf: form.bytes)
            ends.append(Int32(pool.count))
            if count * 2 > slots.count {
                slots = [UInt64](repeating: 0, count: slots.count * 2)
                for number in 1...count { place(number) }
            } else {
                place(count)
            }
            return Int32(count)
        }

        private mutating func place(_ number: Int) {
            let key = keys[number]
            var place = Int(truncatingIfNeeded: key) & (slots.count - 1)
            while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = (key >> Table.numberBits) << Table.numberBits | UInt64(number)
        }
    }

    /// Terms that a vocabulary has room for: what a number of 21 bits can tell apart.
    public static let most = 1 << Int(Table.numberBits) - 1

    private let table: Table

    private init(table: Table) { self.table = table }

    /// Number of terms: the greatest number in use.
    public var count: Int { table.count }

    /// Gives words their numbers: 0 to one that is not here.
    ///
    /// The table is larger than what a processor keeps at hand, so that all first looks are made before any of them is needed:
    /// they then wait for memory together, and not one behind the other.
    ///
    /// - Parameter keys: Of the words, in their order.
    func number(_ words: UnsafeMutableBufferPointer<Word>, by keys: UnsafeBufferPointer<UInt64>) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: keys.count) { first in
            for index in keys.indices { first[index] = table.slot(for: keys[index]) }
            for index in keys.indices { words[index].term = table.number(keys[index], first: first[index]) }
        }
    }

    /// Whether a text is one word and nothing else: "kucing..." is not.
    public static func isWord(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        var words = 0
        var isWhole = false
        Tokeniser.forEachWord(in: bytes.span) { start, end, _, _ in
            words += 1
            isWhole = start == 0 && end == bytes.count
        }
        return words == 1 && isWhole
    }

    /// The number of the one word in `text`; 0 where it is not here.
    public func number(of text: some StringProtocol) -> Int32 {
        var found: [Int32] = []
        let bytes = Array(text.utf8)
        Tokeniser.forEachWord(in: bytes.span) { _, _, _, form in found.append(table.number(form.key)) }
        return found.count == 1 ? found[0] : 0
    }
}
