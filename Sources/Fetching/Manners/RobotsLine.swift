/// One line of a robots.txt: what RFC 9309 §2.2 calls startgroupline and rule, and what else is of use. As lenient as
/// Google's parser, which webmasters test against.
enum RobotsLine {
    case userAgent(token: ArraySlice<UInt8>, isGlobal: Bool)
    case allow([UInt8])
    case disallow([UInt8])
    case crawlDelay(Double)
    case sitemap(String)

    /// Nil for an empty line, a comment, and what is not understood.
    init?(_ line: ArraySlice<UInt8>) {
        let content = RobotsLine.trimmed(line.prefix { $0 != UInt8(ascii: "#") })
        guard let (name, value) = RobotsLine.parts(of: content) else { return nil }
        switch String(decoding: name, as: UTF8.self).lowercased() {
        case "user-agent", "useragent", "user agent":
            let token = value.prefix { RobotsLine.isTokenByte($0) }
            let isGlobal = value.first == UInt8(ascii: "*") && value.dropFirst().first.map(RobotsLine.isSpace) ?? true
            self = .userAgent(token: token, isGlobal: isGlobal)
        case "allow":
            self = .allow(RobotsPath.written(value))
        case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw":
            self = .disallow(RobotsPath.forbidding(value))
        case "crawl-delay":
            let digits = String(decoding: value.prefix(20), as: UTF8.self)
            guard let seconds = Double(digits), seconds.isFinite, seconds >= 0 else { return nil }
            self = .crawlDelay(seconds)
        case "sitemap", "site-map":
            self = .sitemap(String(decoding: value, as: UTF8.self))
        default:
            return nil
        }
    }

    /// Name and value around the colon; where the colon is missing, around the only gap.
    private static func parts(of line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
        if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = trimmed(line[..<colon])
            return name.isEmpty ? nil : (name, trimmed(line[(colon + 1)...]))
        }
        let words = line.split(whereSeparator: isSpace)
        guard words.count == 2 else { return nil }
        return (words[0], words[1])
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = bytes.drop(while: isSpace)
        while let last = slice.last, isSpace(last) { slice.removeLast() }
        return slice
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
