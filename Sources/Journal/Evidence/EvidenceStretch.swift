import Glibc

/// A part of a web archive: a record, or what a broken disk made of one.
struct EvidenceStretch {
    let range: Range<Int>
    /// Whether it is a gzip member that can be read to its end. Else it goes on to where the next record begins.
    let isWhole: Bool
    /// Id of the record, as far as its head can be read.
    private(set) var record: String?
    /// Id of the response that it was kept together with.
    private(set) var concurrent: String?

    private static let longestHead = 1 << 14
    /// No member is as long; zlib counts its input in 32 bits.
    private static let longestMember = 1 << 30

    /// All of an archive, without a gap.
    static func all(of bytes: [UInt8]) -> [EvidenceStretch] {
        let inflater = Inflater()
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { scratch.deallocate() }
        return bytes.withUnsafeBytes { bytes in
            var stretches: [EvidenceStretch] = []
            var start = 0
            while start < bytes.count {
                let input = bytes[start..<min(start + longestMember, bytes.count)]
                var head: [UInt8] = []
                let step = inflater.feed(UnsafeRawBufferPointer(rebasing: input), scratch: scratch) {
                    if head.count < longestHead { head += $0 }
                }
                inflater.reset()
                let range: Range<Int>
                let isWhole: Bool
                if case .memberEnded(let used) = step {
                    (range, isWhole) = (start..<(start + used), true)
                } else {
                    (range, isWhole) = (start..<nextRecord(in: bytes, after: start, inflater, scratch), false)
                }
                stretches.append(EvidenceStretch(range: range, isWhole: isWhole, head: head))
                start = range.upperBound
            }
            return stretches
        }
    }

    private init(range: Range<Int>, isWhole: Bool, head: [UInt8]) {
        self.range = range
        self.isWhole = isWhole
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false) {
            if line.isEmpty { break }
            let id = line.split(separator: "<").last.map { String($0.dropLast()) }
            if line.hasPrefix("WARC-Record-ID: <") { record = id }
            if line.hasPrefix("WARC-Concurrent-To: <") { concurrent = id }
        }
    }

    /// Where something begins that inflates to the beginning of a record, whether or not all of that can be read; else the
    /// end of the archive. The first bytes of gzip alone may stand in any compressed text.
    private static func nextRecord(
        in bytes: UnsafeRawBufferPointer,
        after start: Int,
        _ inflater: borrowing Inflater,
        _ scratch: UnsafeMutableRawBufferPointer
    ) -> Int {
        var place = start + 1
        while place < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + place, 0x1F, bytes.count - place)
        {
            place = UnsafeRawPointer(found) - base
            if bytes[place...].starts(with: [0x1F, 0x8B, 0x08]) {
                var head: [UInt8] = []
                let input = bytes[place..<min(place + 4096, bytes.count)]
                _ = inflater.feed(UnsafeRawBufferPointer(rebasing: input), scratch: scratch) { head += $0 }
                inflater.reset()
                if head.starts(with: Array("WARC/".utf8)) { return place }
            }
            place += 1
        }
        return bytes.count
    }
}
