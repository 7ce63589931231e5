import DequeModule

/// What waits for one host, in lanes: sources and new articles take turns, so that neither keeps the other waiting; the
/// archive goes when neither waits, and what is read again only when nothing at all does that was not read yet.
struct Lanes<Item> {
    enum Lane: Int, CaseIterable { case source, article, archive, reread }

    private var waiting: [Deque<Item>] = Lane.allCases.map { _ in [] }
    /// The lane whose turn it is, of those that take turns.
    private var turn = Lane.source

    // A key path here would be looked up anew at every call: this is asked at every step of every host.
    var isEmpty: Bool { waiting.allSatisfy { $0.isEmpty } }
    var count: Int { waiting.reduce(0) { $0 + $1.count } }
    func count(in lane: Lane) -> Int { waiting[lane.rawValue].count }

    mutating func append(_ item: Item, to lane: Lane) { waiting[lane.rawValue].append(item) }

    /// Puts it before all that waits in the lane: what is newest, or could not be started after all.
    mutating func prepend(_ item: Item, to lane: Lane) { waiting[lane.rawValue].prepend(item) }

    /// Whether anything waits but what is read again.
    var hasNew: Bool { !waiting[..<Lane.reread.rawValue].allSatisfy { $0.isEmpty } }

    mutating func next() -> (item: Item, lane: Lane)? {
        let other = turn == .source ? Lane.article : .source
        for lane in [turn, other, .archive, .reread] {
            guard let item = waiting[lane.rawValue].popFirst() else { continue }
            if lane == .source || lane == .article { turn = lane == .source ? .article : .source }
            return (item, lane)
        }
        return nil
    }

    /// Takes out, in order, what fits.
    mutating func take(where fits: (Item) -> Bool) -> [Item] {
        var taken: [Item] = []
        for lane in waiting.indices {
            guard waiting[lane].contains(where: fits) else { continue }
            taken += waiting[lane].filter(fits)
            waiting[lane].removeAll(where: fits)
        }
        return taken
    }
}
