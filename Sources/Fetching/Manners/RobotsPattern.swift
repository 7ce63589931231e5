/// The path of an allow or disallow rule, with `*` for any bytes and `$` for the end (RFC 9309 §2.2.3).
///
/// Matched piece by piece from the left, each at its first place: the time is bounded by pattern times path, whatever
/// a site writes, and nothing is allocated.
struct RobotsPattern {
    let bytes: ArraySlice<UInt8>

    func matches(_ path: [UInt8]) -> Bool {
        let isAnchored = bytes.last == UInt8(ascii: "$")
        let body = isAnchored ? bytes.dropLast() : bytes
        // The first piece stands at the start; a path shorter than it is the commonest case of all.
        let first = body.prefix { $0 != star }
        guard path.starts(with: first) else { return false }
        var rest = body[first.endIndex...]
        var at = first.count
        if rest.isEmpty { return !isAnchored || at == path.count }
        while let start = rest.firstIndex(where: { $0 != star }) {
            let piece = rest[start...].prefix { $0 != star }
            rest = rest[piece.endIndex...]
            if rest.isEmpty, isAnchored {
                return path.count - piece.count >= at && path.suffix(piece.count).elementsEqual(piece)
            }
            guard let place = RobotsPattern.find(piece, in: path, from: at) else { return false }
            at = place + piece.count
        }
        return true
    }

    private var star: UInt8 { UInt8(ascii: "*") }

    private static func find(_ piece: ArraySlice<UInt8>, in path: [UInt8], from start: Int) -> Int? {
        guard let head = piece.first, path.count - piece.count >= start else { return nil }
        for index in start...(path.count - piece.count)
        where path[index] == head && path[index..<index + piece.count].elementsEqual(piece) {
            return index
        }
        return nil
    }
}
