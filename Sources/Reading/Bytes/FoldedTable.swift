/// What words stand for, by their `FoldedHash`, looked up for each tag of a page. As `FoldedSet`: the hash is one already,
/// and the words are ours.
struct FoldedTable<Value: Sendable>: Sendable {
    private var slots: [(hash: UInt64, value: Value)?]

    init(_ words: [(name: String, value: Value)]) {
        var size = 4
        while size < words.count * 2 { size *= 2 }
        slots = Array(repeating: nil, count: size)
        for (name, value) in words {
            let hash = FoldedHash(name.utf8).value
            var at = FoldedTable.slot(hash, size)
            while let other = slots[at], other.hash != hash { at = (at + 1) & (size - 1) }
            slots[at] = (hash, value)
        }
    }

    subscript(_ hash: FoldedHash) -> Value? {
        var at = FoldedTable.slot(hash.value, slots.count)
        while let (known, value) = slots[at] {
            if known == hash.value { return value }
            at = (at + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The upper bits of FNV-1a are mixed better than the lower.
    @inline(__always) private static func slot(_ value: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: value ^ value >> 32) & (size - 1)
    }
}
