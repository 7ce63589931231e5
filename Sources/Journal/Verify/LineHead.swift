import Model

/// The digest of a line, in a form that is compared without memory of its own.
typealias LineHash = SIMD32<UInt8>

/// What every line of the log begins with, read by hand: it is the same few members in the same order.
struct LineHead {
    enum Kind: Equatable {
        case event(isRedaction: Bool, day: Day)
        /// The line's text was redacted. `original` is the digest of what stood there, `by` the event that explains it.
        case redacted(original: LineHash, by: Int64)
    }

    let seq: Int64
    let prev: LineHash
    let kind: Kind
    private static let redaction = Array(EventType.alertRedacted.rawValue.utf8)

    /// Nil where the line does not begin as a line of the log must.
    init?(_ line: UnsafeRawBufferPointer) {
        var scan = Scan(line: line)
        guard scan.skip("{\"seq\":"), let seq = scan.number(), scan.skip(",\"prev\":\"sha256:"), let prev = scan.hash()
        else {
            return nil
        }
        self.seq = seq
        self.prev = prev
        if scan.skip("\",\"redacted\":\"sha256:") {
            guard let original = scan.hash(), scan.skip("\",\"by\":"), let by = scan.number() else { return nil }
            // No digest vouches for what such a line says: anything more in it is somebody else's.
            guard scan.skip("}"), scan.at == line.count else { return nil }
            kind = .redacted(original: original, by: by)
            return
        }
        guard scan.skip("\",\"id\":\"evt_"), scan.word() != nil, scan.skip("\",\"type\":\""), let type = scan.word(),
            scan.skip("\",\"time\":\""), let time = scan.word(), let day = Self.day(of: time), scan.skip("\"")
        else { return nil }
        kind = .event(isRedaction: type.elementsEqual(Self.redaction), day: day)
    }

    /// The day that a clock at the time's own offset shows: its first ten characters.
    private static func day(of time: UnsafeRawBufferPointer) -> Day? {
        guard time.count >= 20, time[10] == UInt8(ascii: "T") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for place in range {
                let digit = time[place] &- 0x30
                guard digit < 10 else { return nil }
                value = value * 10 + Int(digit)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private struct Scan {
        let line: UnsafeRawBufferPointer
        var at = 0

        mutating func skip(_ text: StaticString) -> Bool {
            let count = text.utf8CodeUnitCount
            guard at + count <= line.count else { return false }
            for place in 0..<count where line[at + place] != text.utf8Start[place] { return false }
            at += count
            return true
        }

        /// At most 18 digits, no leading zero.
        mutating func number() -> Int64? {
            let start = at
            var value: Int64 = 0
            while at < line.count, at - start < 18 {
                let digit = line[at] &- 0x30
                guard digit < 10 else { break }
                value = value * 10 + Int64(digit)
                at += 1
            }
            return at > start && line[start] != 0x30 ? value : nil
        }

        mutating func hash() -> LineHash? {
            guard at + 64 <= line.count else { return nil }
            var hash = LineHash()
            for index in 0..<32 {
                guard let high = Hex.value(of: line[at + index * 2]), let low = Hex.value(of: line[at + index * 2 + 1])
                else {
                    return nil
                }
                hash[index] = high << 4 | low
            }
            at += 64
            return hash
        }

        /// Up to the next quotation mark, at most 64 bytes.
        mutating func word() -> UnsafeRawBufferPointer? {
            let start = at
            while at < line.count, at - start <= 64, line[at] != UInt8(ascii: "\"") { at += 1 }
            guard at < line.count, at > start, at - start <= 64 else { return nil }
            return UnsafeRawBufferPointer(rebasing: line[start..<at])
        }
    }
}

extension LineHash {
    init(_ bytes: some Sequence<UInt8>) {
        self.init()
        for (index, byte) in bytes.prefix(32).enumerated() { self[index] = byte }
    }

    var bytes: [UInt8] { (0..<32).map { self[$0] } }
}
