import Model

/// A record as it is read back from a web archive, held against the digests that it was written with.
struct KeptRecord {
    let id: String
    /// `sha256:` and hexadecimal digits of what stands behind the head of its HTTP message.
    let payloadDigest: String
    /// Whether its block is as long, and has the digest, as its head says.
    let isWhole: Bool

    /// Nil where these bytes are not a member that begins with the head of a record.
    init?(member: UnsafeRawBufferPointer, _ inflater: borrowing Inflater, scratch: UnsafeMutableRawBufferPointer) {
        var bytes: [UInt8] = []
        let step = inflater.feed(member, scratch: scratch) { bytes += $0 }
        inflater.reset()
        guard case .memberEnded = step, let head = bytes.firstRange(of: Self.blank) else { return nil }
        var fields: [String: String] = [:]
        for line in String(decoding: bytes[..<head.lowerBound], as: UTF8.self).split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmed
        }
        guard let id = fields["warc-record-id"], let length = fields["content-length"].flatMap({ Int($0) }) else {
            return nil
        }
        self.id = String(id.drop { $0 == "<" }.prefix { $0 != ">" })
        let block = bytes[head.upperBound...].prefix(max(0, length))
        isWhole = block.count == length && fields["warc-block-digest"] == Digest(of: block).labelled
        let message = block.firstRange(of: Self.blank)
        payloadDigest = Digest(of: message.map { block[$0.upperBound...] } ?? block).labelled
    }

    private static let blank: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
}
