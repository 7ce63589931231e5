public import Model

/// What a site's robots.txt lets one robot do (RFC 9309). Keeps only the rules that are meant for it.
public struct Robots: Sendable {
    /// Bytes; what comes after is not read. RFC 9309 §2.5 asks for at least this much.
    public static let sizeLimit = 500 << 10

    /// Seconds between requests that the site asks for.
    public private(set) var crawlDelay: Double?
    public private(set) var sitemaps: [String] = []
    /// Paths that are allowed and disallowed, each ended by LF: tens of thousands of sites' rules are held at once.
    private var allowed: [UInt8] = []
    private var disallowed: [UInt8] = []

    /// Nothing is forbidden.
    public static let allowingAll = Robots(parsing: [], agent: "")

    /// - Parameter agent: The robot's product token, such as `Netra`; compared without regard to case.
    public init(parsing bytes: [UInt8], agent: String) {
        let wanted = Array(agent.lowercased().utf8)
        var own = Group()
        var others = Group()
        var names = (own: false, others: false)
        var listsNames = false
        for line in Robots.lines(of: bytes) {
            switch RobotsLine(line) {
            case .userAgent(let token, let isGlobal):
                // Lines in a row begin one group for all; after a rule, another group begins.
                if !listsNames { names = (false, false) }
                listsNames = true
                if isGlobal {
                    names.others = true
                } else if !wanted.isEmpty,
                    String(decoding: token, as: UTF8.self).lowercased().utf8.elementsEqual(wanted)
                {
                    names.own = true
                    own.isNamed = true
                }
            case .allow(let path):
                listsNames = false
                if names.own { own.allow(path) }
                if names.others { others.allow(path) }
            case .disallow(let path):
                listsNames = false
                if names.own { own.disallow(path) }
                if names.others { others.disallow(path) }
            case .crawlDelay(let seconds):
                if names.own { own.crawlDelay = seconds }
                if names.others { others.crawlDelay = seconds }
            case .sitemap(let address):
                if sitemaps.count < 100 { sitemaps.append(address) }
            case nil:
                continue
            }
        }
        let group = own.isNamed ? own : others
        allowed = group.allowed
        disallowed = group.disallowed
        crawlDelay = group.crawlDelay
    }

    /// The longest rule that matches decides; between equally long ones, allow does.
    public func allows(_ address: WebAddress) -> Bool {
        if address.path == "/robots.txt" { return true }
        let path = Array((address.path + (address.query.map { "?\($0)" } ?? "")).utf8)
        return allows(path: RobotsPath.written(path[...]))
    }

    func allows(path: [UInt8]) -> Bool {
        let forbidden = Robots.longest(in: disallowed, matching: RobotsPath.unified(path))
        return forbidden == 0 || Robots.longest(in: allowed, matching: path) >= forbidden
    }

    /// Bytes of the longest rule that matches; 0 where none does.
    private static func longest(in rules: [UInt8], matching path: [UInt8]) -> Int {
        var longest = 0
        for rule in rules.split(separator: 10) where rule.count > longest {
            if RobotsPattern(bytes: rule).matches(path) { longest = rule.count }
        }
        return longest
    }

    private struct Group {
        var isNamed = false
        var crawlDelay: Double?
        var allowed: [UInt8] = []
        var disallowed: [UInt8] = []

        mutating func allow(_ path: [UInt8]) {
            guard !path.isEmpty else { return }
            allowed += path + [10]
            // A directory's index page and the directory are the same page, as Google reads it.
            guard let slash = path.lastIndex(of: UInt8(ascii: "/")), path[slash...].starts(with: "/index.htm".utf8)
            else {
                return
            }
            allowed += path[...slash] + [UInt8(ascii: "$"), 10]
        }

        mutating func disallow(_ path: [UInt8]) {
            // An empty path forbids nothing.
            if !path.isEmpty { disallowed += path + [10] }
        }
    }

    /// Ended by CR, LF or both; what exceeds a line's bound is left out, as Google does.
    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var content = bytes.prefix(sizeLimit)
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        return content.split { $0 == 10 || $0 == 13 }.map { $0.prefix(lineLimit) }
    }

    private static let lineLimit = 2083 * 8 - 1
}
