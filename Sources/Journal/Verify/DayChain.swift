public import Model

/// How a day stands in the chain, and whether the file that an auditor holds is what the journal has.
public struct DayChain: Hashable, Sendable {
    public enum Finding: Hashable, Sendable {
        /// Every line is chained to the one before, has the digest that the journal keeps, and stands in the file to the byte.
        case whole
        /// The chain holds in the journal, but the day's file is not in the log folder.
        case fileMissing
        /// The file holds something else, from this event on.
        case fileDiffers(seq: Int64)
        /// The file ends before this event, which was not known to be in it when the journal was last written to: a full disk
        /// leaves that, or a crash, and the daemon appends it.
        case fileBehind(seq: Int64)
        /// The journal itself does not add up at this event.
        case broken(seq: Int64)
        /// Nothing was recorded on this day.
        case empty
    }

    public var first: LogHead?
    public var last: LogHead?
    public var events = 0
    /// Lines whose text was taken away, visibly.
    public var redacted = 0
    public var finding = Finding.empty

    public init() {}
}

extension JournalReader {
    /// Looks through a day: every digest, link and alert in the journal, then the file in `logFolder`, byte by byte.
    ///
    /// That the days before and after are whole as well is `LogVerifier`'s to say.
    public func chain(of day: Day, logFolder: String) throws -> DayChain {
        var chain = DayChain()
        let events = try events(of: day)
        guard let first = events.first, let last = events.last else { return chain }
        chain.first = first.head
        chain.last = last.head
        chain.events = events.count
        var before = try first.seq == 1 ? LogHead.none : self.events(from: first.seq - 1, limit: 1).first?.head
        for event in events {
            guard JournalChain.isLink(event.line, seq: event.seq, hash: event.hash, after: before) else {
                chain.finding = .broken(seq: event.seq)
                return chain
            }
            if case .redacted = event.line.withUnsafeBytes({ LineHead($0) })?.kind { chain.redacted += 1 }
            before = event.head
        }
        if let seq = try read({ db in try untrue(events, JournalChain(db: db)) }) {
            chain.finding = .broken(seq: seq)
            return chain
        }
        let log = DailyLog(folder: logFolder)
        guard log.days.contains(day) else {
            chain.finding = .fileMissing
            return chain
        }
        var index = 0
        var isLonger = false
        var isAtEnd = true
        _ = try log.read(day) { line in
            if index == events.count {
                // What the daemon has appended since is chained to what was read.
                isLonger = line.withUnsafeBytes { LineHead($0) }?.prev != LineHash(last.hash)
                return false
            }
            guard events[index].line == line else {
                isAtEnd = false
                return false
            }
            index += 1
            return true
        }
        if index < events.count {
            let isBehind = try isAtEnd && events[index].seq > standing().acknowledged
            chain.finding = isBehind ? .fileBehind(seq: events[index].seq) : .fileDiffers(seq: events[index].seq)
        } else {
            chain.finding = isLonger ? .fileDiffers(seq: last.seq + 1) : .whole
        }
        return chain
    }

    /// The first alert of these events that is not what its lines say, by the event that opened it.
    private func untrue(_ events: [EventRecord], _ chain: JournalChain) throws -> Int64? {
        for alert in Set(events.compactMap(\.alert)).sorted() {
            if let seq = try chain.untrue(alert) { return seq }
        }
        return nil
    }
}
