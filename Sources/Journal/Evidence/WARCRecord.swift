import Model

/// One record of a web archive: WARC 1.1 (ISO 28500:2017).
struct WARCRecord {
    enum Kind: String { case warcinfo, request, response, metadata, revisit }

    let kind: Kind
    /// `urn:uuid:…`, without angle brackets.
    let id: String
    let date: Timestamp
    /// Further named fields, in order.
    var fields: [(name: String, value: String)] = []
    var contentType: String
    var block: [UInt8]
    /// What a payload digest is taken of; nil where the record has none.
    var payload: ArraySlice<UInt8>?

    /// A random UUID (RFC 9562, version 4). Foundation's opens /dev/urandom for each.
    static func newID() -> String {
        var random = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        for var word in [random.next(), random.next()] as [UInt64] {
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        var text = "urn:uuid:"
        var start = 0
        for length in [4, 2, 2, 2, 6] {
            if start > 0 { text += "-" }
            text += Hex.text(bytes[start..<start + length])
            start += length
        }
        return text
    }

    /// `sha256:` and hexadecimal digits of the payload.
    var payloadDigest: String? { payload.map { Digest(of: $0).labelled } }

    /// The record as it stands in the file, before compression.
    var bytes: [UInt8] {
        var text = "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\nWARC-Record-ID: <\(id)>\r\n"
        text += "WARC-Date: \(Self.text(of: date))\r\n"
        for (name, value) in fields { text += "\(name): \(WARCRecord.line(value))\r\n" }
        if let payloadDigest { text += "WARC-Payload-Digest: \(payloadDigest)\r\n" }
        text += "WARC-Block-Digest: \(Digest(of: block).labelled)\r\n"
        text += "Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
        var out = Array(text.utf8)
        out.reserveCapacity(out.count + block.count + 4)
        out += block
        out += [0x0D, 0x0A, 0x0D, 0x0A]
        return out
    }

    /// As WARC writes a time: in UTC, ending in `Z`.
    static func text(of time: Timestamp) -> String { time.at(Zone(name: "UTC", offset: 0)).description }

    /// On one line whatever a server sent.
    static func line(_ value: String) -> String {
        guard value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return value }
        return String(
            String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 })
        )
    }
}
