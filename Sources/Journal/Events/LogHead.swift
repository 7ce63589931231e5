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
    public var labelledHash: String { "sha256:" + Hex.text(hash) }
}

extension LogHead: CustomStringConvertible {
    public var description: String { "\(seq):\(labelledHash)" }
}

/// Lower-case hexadecimal digits.
enum Hex {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: some Collection<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Nil where a byte is no lower-case hexadecimal digit, or they are not whole pairs.
    static func bytes(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var high: UInt8?
        for byte in text {
            guard let value = value(of: byte) else { return nil }
            if let first = high {
                out.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? out : nil
    }

    @inline(__always)
    static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
