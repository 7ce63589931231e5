import DequeModule

/// What waits for one host, in lanes that take turns: neither old articles nor many sources keep the others waiting,
/// and what is read again comes after what is new.
struct Lanes<Item> {
    enum Lane: Int, CaseIterable { case source, article, reread }

    private var waiting: [Deque<Item>] = [[], [], []]
    /// How much of its share each lane has not yet had (smooth weighted round robin).
    private var credit = [0, 0, 0]
    private static var shares: [Int] { [4, 4, 1] }

    // A key path here would be looked up anew at every call: this is asked at every step of every host.
    var isEmpty: Bool { waiting.allSatisfy { $0.isEmpty } }
    var count: Int { waiting.reduce(0) { $0 + $1.count } }
    func count(in lane: Lane) -> Int { waiting[lane.rawValue].count }

    mutating func append(_ item: Item, to lane: Lane) { waiting[lane.rawValue].append(item) }

    /// Puts back what could not be started after all.
    mutating func putBack(_ item: Item, to lane: Lane) { waiting[lane.rawValue].prepend(item) }

    mutating func next() -> (item: Item, lane: Lane)? {
        var chosen: Int?
        var total = 0
        for lane in waiting.indices {
            guard !waiting[lane].isEmpty else {
                credit[lane] = 0
                continue
            }
            credit[lane] += Self.shares[lane]
            total += Self.shares[lane]
            if chosen.map({ credit[lane] > credit[$0] }) ?? true { chosen = lane }
        }
        guard let chosen, let item = waiting[chosen].popFirst(), let lane = Lane(rawValue: chosen) else { return nil }
        credit[chosen] -= total
        return (item, lane)
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
