import Model

/// Turns the segments of a log into findings: what the breaks between them mean.
struct LogJudge {
    let files: [String]
    var segments: [ChainSegment]
    let head: LogHead?
    let atHead: [(place: LinePlace, hash: LineHash)]
    private var findings: [LogFinding] = []

    init(files: [String], segments: [ChainSegment], head: LogHead?, atHead: [(place: LinePlace, hash: LineHash)]) {
        self.files = files
        self.segments = segments
        self.head = head
        self.atHead = atHead
    }

    mutating func run(_ report: inout LogReport) {
        markWholeFiles()
        let order = ChainOrder(segments)
        if let first = order.chain.first, let last = order.chain.last, segments[first].first.seq > 0 {
            report.first = segments[first].first.seq
            report.head = LogHead(seq: segments[last].last.seq, hash: segments[last].last.hash.bytes)
            judgeStart(segments[first].first)
            var left = Set(order.leftOver)
            let foreign = foreignFiles(in: order.chain)
            for (a, b) in zip(order.chain, order.chain.dropFirst()) where !foreign.contains(a) && !foreign.contains(b) {
                judgeLink(a, b, &left)
            }
            judgeLeftOver(left)
            judgeHead(order, &report)
        }
        report.findings += findings
    }

    /// Whole files that only their numbers fit into the chain: nothing is chained to them, nor they to anything.
    private mutating func foreignFiles(in chain: [Int]) -> Set<Int> {
        var foreign: Set<Int> = []
        for (place, index) in chain.enumerated().dropFirst().dropLast() where segments[index].coversWholeFiles {
            let (before, segment, after) = (segments[chain[place - 1]], segments[index], segments[chain[place + 1]])
            let fits = segment.first.seq == before.last.seq + 1 && after.first.seq == segment.last.seq + 1
            guard fits, segment.first.prev != before.last.hash, after.first.prev != segment.last.hash else { continue }
            foreign.insert(index)
            add(
                .foreignFile,
                segment.first.place,
                "it stands where events \(segment.first.seq) to \(segment.last.seq) must, but is chained neither to the file before nor "
                    + "to the one after: it belongs to another log, or every line of it was rewritten",
                wholeFile: true
            )
        }
        return foreign
    }

    /// A segment covers whole files where its neighbours begin and end at other files.
    private mutating func markWholeFiles() {
        for index in segments.indices {
            let startsFile = index == 0 || segments[index - 1].last.place.file != segments[index].first.place.file
            let isLast = index == segments.count - 1
            let endsFile = isLast || segments[index + 1].first.place.file != segments[index].last.place.file
            segments[index].coversWholeFiles = startsFile && endsFile
        }
    }

    private func name(_ place: LinePlace) -> String { files[place.file] }
    private func spot(_ place: LinePlace) -> String { "\(files[place.file]):\(place.line)" }

    private mutating func add(_ kind: LogFinding.Kind, _ place: LinePlace, _ text: String, wholeFile: Bool = false) {
        findings.append(LogFinding(kind: kind, file: name(place), line: wholeFile ? nil : place.line, text: text))
    }

    private mutating func judgeStart(_ start: ChainSegment.End) {
        if start.seq > 1 {
            let before = start.seq - 1
            add(
                .missingStart,
                start.place,
                "the log begins with event \(start.seq): the \(before) before it are not here. Give the folder that has the earlier "
                    + "days too (they may be compressed)"
            )
        } else if start.prev != LineHash() {
            add(.changedLine, start.place, "event 1 must be chained to 64 zeros, and is not: this line was changed")
        }
    }

    /// Between two segments that follow each other in the chain.
    private mutating func judgeLink(_ a: Int, _ b: Int, _ left: inout Set<Int>) {
        let end = segments[a].last
        let start = segments[b].first
        let between = (a + 1 < b ? Array((a + 1)..<b) : []).filter(left.contains)
        let inSameFiles = between.filter { !segments[$0].coversWholeFiles }
        let isLinked = start.prev == end.hash && start.seq == end.seq + 1

        if start.seq == end.seq + 1 {
            if b < a {
                add(
                    .swappedLines,
                    start.place,
                    "event \(start.seq) stands before event \(end.seq) (\(spot(end.place))): lines were swapped or moved"
                )
            }
            if !isLinked {
                add(
                    .changedLine,
                    end.place,
                    "event \(end.seq) is not the line that event \(start.seq) (\(spot(start.place))) was chained to: it was changed "
                        + "after it was written, or `prev` of the line after it was"
                )
            }
            return
        }
        let missing = (end.seq + 1)...(start.seq - 1)
        let replaced = inSameFiles.reduce(0) { $0 + segments[$1].count }
        if replaced == missing.count {
            for index in inSameFiles {
                left.remove(index)
                let place = segments[index].first.place
                add(
                    .changedLine,
                    place,
                    "where event \(missing.lowerBound)\(missing.count > 1 ? " to \(missing.upperBound)" : "") must stand, another line "
                        + "does: it was changed or replaced"
                )
            }
            return
        }
        judgeGap(missing, from: end.place, to: start.place)
    }

    private mutating func judgeGap(_ missing: ClosedRange<Int64>, from end: LinePlace, to start: LinePlace) {
        let what =
            missing.count == 1
            ? "event \(missing.lowerBound) is" : "events \(missing.lowerBound) to \(missing.upperBound) are"
        let before = DayFile.dayOfLog(name(end))?.day
        let after = DayFile.dayOfLog(name(start))?.day
        if end.file != start.file, start.line == 1, let before, let after, after - before > 1 {
            let days = after - before == 2 ? "\(before + 1)" : "\(before + 1) to \(after - 1)"
            add(
                .missingDays,
                start,
                "\(what) missing before this file: the end of the log of \(before), or the log of \(days), is not here",
                wholeFile: true
            )
        } else {
            add(.missingLines, start, "\(what) missing between \(spot(end)) and this line: they were removed")
        }
    }

    private mutating func judgeLeftOver(_ left: Set<Int>) {
        for index in left.sorted() {
            let segment = segments[index]
            let place = segment.first.place
            guard segment.first.seq > 0 else {
                // Its own fault was told already, unless it is the very end.
                add(.addedLines, place, "this line is not part of the chain")
                continue
            }
            if segment.coversWholeFiles {
                add(
                    .foreignFile,
                    place,
                    "its \(segment.count) lines (events \(segment.first.seq) to \(segment.last.seq)) are not chained to the other files: "
                        + "it belongs to another log",
                    wholeFile: true
                )
            } else {
                let what =
                    segment.count == 1
                    ? "this line" : "the \(segment.count) lines from here to \(spot(segment.last.place))"
                add(
                    .addedLines,
                    place,
                    "\(what) (numbered from \(segment.first.seq)) do not belong to the chain: added or repeated"
                )
            }
        }
    }

    private mutating func judgeHead(_ order: ChainOrder, _ report: inout LogReport) {
        guard let head, let end = report.head, let last = order.chain.last else { return }
        let place = segments[last].last.place
        if head.seq > end.seq {
            let number = head.seq - end.seq
            add(
                .truncated,
                place,
                "the log ends here with event \(end.seq), but the head that was given is event \(head.seq): the last \(number) lines "
                    + "\(number > 0 ? "(and any later days) " : "")were cut off"
            )
            return
        }
        let wanted = LineHash(head.hash)
        if atHead.contains(where: { $0.hash == wanted }) {
            report.vouched = head
        } else if let found = atHead.first {
            add(
                .headDiffers,
                found.place,
                "event \(head.seq) is not the line that the given head names: it was changed, or the log belongs to another chain"
            )
        }
    }
}
