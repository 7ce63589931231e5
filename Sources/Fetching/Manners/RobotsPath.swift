/// Paths in the forms in which rules and addresses are compared (RFC 9309 §2.2.2).
///
/// What forbids is compared in one form: whatever may stand for itself in any address does, and all else is percent-encoded.
/// What allows is compared as it is written, as Google's parser does, which webmasters test against: so nothing is asked for
/// that either of them holds to be forbidden.
enum RobotsPath {
    /// Of a rule that forbids, where `*` stands for any bytes and a `$` at its end for the end.
    static func forbidding(_ rule: ArraySlice<UInt8>) -> [UInt8] {
        guard rule.last == dollar else { return unified(rule, keeping: star) }
        return unified(rule.dropLast(), keeping: star) + [dollar]
    }

    /// Of an address, path and query, to be held against what forbids: neither `*` nor `$` stands for anything else.
    static func unified(_ path: [UInt8]) -> [UInt8] { unified(path[...], keeping: nil) }

    /// Bytes beyond ASCII percent-encoded, hexadecimal digits in upper case.
    static func written(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for (byte, isEncoded) in Bytes(text) {
            if isEncoded || byte >= 0x80 { result += encoded(byte) } else { result.append(byte) }
        }
        return result
    }

    private static func unified(_ text: ArraySlice<UInt8>, keeping special: UInt8?) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for (byte, isEncoded) in Bytes(text) {
            let isMeant = byte != special && (byte == star || byte == dollar)
            let standsForItself = isUnreserved(byte) || !isEncoded && !isMeant && reserved.contains(byte)
            if standsForItself { result.append(byte) } else { result += encoded(byte) }
        }
        return result
    }

    private static let star = UInt8(ascii: "*")
    private static let dollar = UInt8(ascii: "$")
    private static let digits = Array("0123456789ABCDEF".utf8)
    /// RFC 3986 §2.2, and a `%` that begins no encoding.
    private static let reserved = Array(":/?#[]@!$&'()*+,;=%".utf8)
    private static let marks = Array("-._~".utf8)

    private static func encoded(_ byte: UInt8) -> [UInt8] {
        [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// RFC 3986 §2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || marks.contains(byte)
    }

    /// The bytes that a text stands for, and whether each was percent-encoded.
    private struct Bytes: Sequence, IteratorProtocol {
        private var rest: ArraySlice<UInt8>

        init(_ text: ArraySlice<UInt8>) { rest = text }

        mutating func next() -> (byte: UInt8, isEncoded: Bool)? {
            guard let first = rest.popFirst() else { return nil }
            guard first == UInt8(ascii: "%"), rest.count >= 2, let high = Bytes.value(rest[rest.startIndex]),
                let low = Bytes.value(rest[rest.startIndex + 1])
            else { return (first, false) }
            rest = rest.dropFirst(2)
            return (high << 4 | low, true)
        }

        /// Of a hexadecimal digit.
        private static func value(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 48...57: byte - 48
            case 65...70: byte - 55
            case 97...102: byte - 87
            default: nil
            }
        }
    }
}
