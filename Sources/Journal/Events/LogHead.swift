import Model

/// How far a log goes: the number of its last event and the digest of that event's line without LF.
public struct LogHead: Hashable, Sendable {
    public let seq: Int64
    /// 32 bytes; zeros before the first event.
    public let hash: [UInt8]

    init(seq: Int64, hash: [UInt8]) {
        self.seq = seq
        self.hash = hash
    }

    /// Of a log without events.
    public static let none = LogHead(seq: 0, hash: [UInt8](repeating: 0, count: 32))

    /// Reads `124:sha256:…` as a person copies it from a message; nil where it is anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "sha256", let seq = Int64(parts[0]), seq > 0 else { return nil }
        guard let hash = Hex.bytes(parts[2].utf8), hash.count == 32 else { return nil }
        self.init(seq: seq, hash: hash)
    }

    /// `sha256:` and 64 hexadecimal digits.
    public var labelledHash: String { Digest.label(of: hash) }
}

extension LogHead: CustomStringConvertible {
    public var description: String { "\(seq):\(labelledHash)" }
}
