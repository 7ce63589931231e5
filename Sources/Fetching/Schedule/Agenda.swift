import HeapModule
public import Model

/// Things that are due at some time; the earliest first, and of those due together the one that was noted first.
/// Noting and taking cost O(log n).
public struct Agenda<Item: Sendable>: Sendable {
    private struct Entry: Comparable, Sendable {
        let due: Timestamp
        let order: UInt64
        let item: Item

        static func < (a: Entry, b: Entry) -> Bool { a.due == b.due ? a.order < b.order : a.due < b.due }
        static func == (a: Entry, b: Entry) -> Bool { a.order == b.order }
    }

    private var heap = Heap<Entry>()
    private var noted: UInt64 = 0

    public init() {}

    /// When the earliest thing is due; nil where there is none.
    public var earliest: Timestamp? { heap.min?.due }

    public mutating func note(_ item: Item, at due: Timestamp) {
        noted += 1
        heap.insert(Entry(due: due, order: noted, item: item))
    }

    /// Takes out what fits, in no order. O(n).
    public mutating func remove(where fits: (Item) -> Bool) -> [Item] {
        let entries = heap.unordered
        guard entries.contains(where: { fits($0.item) }) else { return [] }
        heap = Heap(entries.filter { !fits($0.item) })
        return entries.map(\.item).filter(fits)
    }

    /// Takes out the earliest thing, if it is due.
    public mutating func take(at now: Timestamp) -> (item: Item, due: Timestamp)? {
        guard let first = heap.min, first.due <= now else { return nil }
        heap.removeMin()
        return (first.item, first.due)
    }
}
