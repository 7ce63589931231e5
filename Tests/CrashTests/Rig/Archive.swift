import CZlib
import Model

/// A web archive as a stranger reads it: gzip member by member, each one record whose digests are taken anew.
struct Archive {
    /// By record id; of responses and revisits.
    private(set) var payloadDigests: [String: String] = [:]
    private(set) var faults: [String] = []

    init(path: String) throws {
        var rest = try Bytes.of(path)[...]
        while !rest.isEmpty {
            guard let (record, used) = Self.inflate(rest) else {
                faults.append("a member is torn at byte \(rest.startIndex)")
                return
            }
            rest = rest.dropFirst(used)
            take(record)
        }
    }

    private mutating func take(_ record: [UInt8]) {
        guard let end = Self.blankLine(in: record) else {
            faults.append("a record has no end of its head")
            return
        }
        var fields: [String: String] = [:]
        for line in String(decoding: record[..<end], as: UTF8.self).split(separator: "\r\n").dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { fields[String(parts[0])] = String(parts[1].drop { $0 == " " }) }
        }
        let block = Array(record[(end + 4)...].dropLast(4))
        let id = String((fields["WARC-Record-ID"] ?? "").dropFirst().dropLast())
        if Int(fields["Content-Length"] ?? "") != block.count { faults.append("\(id): wrong length") }
        if fields["WARC-Block-Digest"] != Digest(of: block).labelled { faults.append("\(id): wrong block digest") }
        guard fields["WARC-Type"] == "response" || fields["WARC-Type"] == "revisit" else { return }
        if fields["WARC-Type"] == "response", let head = Self.blankLine(in: block) {
            let digest = Digest(of: block[(head + 4)...]).labelled
            if fields["WARC-Payload-Digest"] != digest { faults.append("\(id): wrong payload digest") }
        }
        payloadDigests[id] = fields["WARC-Payload-Digest"]
    }

    private static func blankLine(in bytes: [UInt8]) -> Int? {
        bytes.indices.dropLast(3).first {
            bytes[$0] == 0x0D && bytes[$0 + 1] == 0x0A && bytes[$0 + 2] == 0x0D && bytes[$0 + 3] == 0x0A
        }
    }

    private static func inflate(_ input: ArraySlice<UInt8>) -> (record: [UInt8], used: Int)? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var record: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let used = input.withUnsafeBytes { bytes -> Int? in
            // zlib's interface is not const-correct: it does not write to its input.
            stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(bytes.count)
            while true {
                let status = piece.withUnsafeMutableBytes { room in
                    stream.next_out = room.bindMemory(to: UInt8.self).baseAddress
                    stream.avail_out = UInt32(room.count)
                    return CZlib.inflate(&stream, Z_NO_FLUSH)
                }
                record += piece[..<(piece.count - Int(stream.avail_out))]
                if status == Z_STREAM_END { return bytes.count - Int(stream.avail_in) }
                if status != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0) { return nil }
            }
        }
        return used.map { (record, $0) }
    }
}
