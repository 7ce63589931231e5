/// Where a line stands.
struct LinePlace: Equatable {
    /// Index among the files that are read.
    let file: Int
    let line: Int
}

/// A run of lines of which each is chained to the one before. A whole log is one segment, whatever its size; each fault
/// begins another, so that memory grows with faults and not with lines.
struct ChainSegment: Equatable {
    struct End: Equatable {
        let place: LinePlace
        /// 0 where the line has no readable head.
        let seq: Int64
        let prev: LineHash
        let hash: LineHash
    }

    let first: End
    var last: End
    var count = 1
    /// Whether it begins at the top of its first file and ends at the bottom of its last one.
    var coversWholeFiles = false

    init(_ line: End) {
        first = line
        last = line
    }
}

extension ChainSegment.End {
    func follows(_ other: Self) -> Bool { seq == other.seq + 1 && prev == other.hash && seq > 1 }
}

/// Cuts a stream of lines into segments.
struct ChainCutter {
    private(set) var segments: [ChainSegment] = []
    /// The last lines of the open segment, for those that were forged onto its end before the true ones went on.
    private var recent: [ChainSegment.End] = []
    private static let lookBack = 256

    mutating func take(_ line: ChainSegment.End) {
        if let open = segments.indices.last, line.follows(segments[open].last) {
            segments[open].last = line
            segments[open].count += 1
            if recent.count == 2 * Self.lookBack { recent.removeFirst(Self.lookBack) }
        } else {
            if let parent = recent.lastIndex(where: { line.follows($0) }), let open = segments.indices.last {
                split(open, after: parent)
            }
            segments.append(ChainSegment(line))
            recent.removeAll(keepingCapacity: true)
        }
        recent.append(line)
    }

    /// What stands behind `parent` was chained to it by somebody, but the log went on from there.
    private mutating func split(_ open: Int, after parent: Int) {
        let forged = recent.count - parent - 1
        guard forged > 0 else { return }
        var tail = ChainSegment(recent[parent + 1])
        tail.last = segments[open].last
        tail.count = forged
        segments[open].last = recent[parent]
        segments[open].count -= forged
        segments.append(tail)
    }
}

/// Puts segments back into the order of their chain, and names what does not fit. Pure.
struct ChainOrder {
    /// Indices into the segments: the longest chain that can be made of them.
    private(set) var chain: [Int] = []
    /// Those that are not part of it.
    private(set) var leftOver: [Int] = []

    init(_ segments: [ChainSegment]) {
        let zeros = LineHash()
        var starts = segments.indices.filter { segments[$0].first.seq == 1 && segments[$0].first.prev == zeros }
        if starts.isEmpty,
            let earliest = segments.indices.filter({ segments[$0].first.seq > 0 }).min(by: {
                segments[$0].first.seq < segments[$1].first.seq
            })
        {
            starts = [earliest]
        }
        var most = -1
        for start in starts.prefix(8) {
            let candidate = Self.follow(from: start, segments)
            let lines = candidate.reduce(0) { $0 + segments[$1].count }
            if lines > most {
                most = lines
                chain = candidate
            }
        }
        let used = Set(chain)
        leftOver = segments.indices.filter { !used.contains($0) }
    }

    private static func follow(from start: Int, _ segments: [ChainSegment]) -> [Int] {
        // Where each number begins, so that following takes no search.
        var starting: [Int64: [Int]] = [:]
        for index in segments.indices where segments[index].first.seq > 0 {
            starting[segments[index].first.seq, default: []].append(index)
        }
        let numbers = starting.keys.sorted()
        var chain = [start]
        var used: Set<Int> = [start]
        var current = start
        while true {
            let last = segments[current].last
            let wanted = (starting[last.seq + 1] ?? []).filter { !used.contains($0) }
            var next = Self.best(wanted.filter { segments[$0].first.prev == last.hash }, segments)
            next = next ?? Self.best(wanted.filter { $0 > current }, segments)
            if next == nil {
                var low = numbers.partitionPoint { $0 > last.seq + 1 }
                while next == nil, low < numbers.count {
                    let later = (starting[numbers[low]] ?? []).filter { !used.contains($0) && $0 > current }
                    next = Self.best(later, segments)
                    low += 1
                }
            }
            guard let next else { return chain }
            chain.append(next)
            used.insert(next)
            current = next
        }
    }

    /// The longest; among equals the first.
    private static func best(_ candidates: [Int], _ segments: [ChainSegment]) -> Int? {
        candidates.max { a, b in (segments[a].count, -a) < (segments[b].count, -b) }
    }
}

extension Array {
    /// The first index from which the predicate holds; it must hold for all after it.
    fileprivate func partitionPoint(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
