/// A set of words by their `FoldedHash`, looked up many times a page. The hash is one already, so that it is not hashed
/// again as `Set` would: a table at most half full, with linear probing. The words are ours, so nobody can choose them
/// to collide.
struct FoldedSet: Sendable {
    private var slots: [UInt64]

    init(_ words: some Sequence<some Sequence<UInt8>>) {
        let values = Set(words.map { FoldedHash($0).value })
        var size = 4
        while size < values.count * 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        for value in values {
            var at = FoldedSet.slot(value, size)
            while slots[at] != 0 { at = (at + 1) & (size - 1) }
            slots[at] = value
        }
    }

    func contains(_ hash: FoldedHash) -> Bool {
        var at = FoldedSet.slot(hash.value, slots.count)
        while slots[at] != 0 {
            if slots[at] == hash.value { return true }
            at = (at + 1) & (slots.count - 1)
        }
        return false
    }

    /// The upper bits of FNV-1a are mixed better than the lower.
    @inline(__always) private static func slot(_ value: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: value ^ value >> 32) & (size - 1)
    }
}
