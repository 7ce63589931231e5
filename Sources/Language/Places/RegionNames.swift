public import Model

/// The regions of a country and what they are called: what a `Gazetteer` is built from.
public struct RegionNames: Sendable {
    public var regions: [Region]
    /// Other names of a region, by its code.
    public var also: [String: [String]]
    /// Towns that stand for a region, by its code.
    public var seats: [String: [String]]
    /// Names that count only behind a word that says what they are, because they are ordinary words too.
    public var markedOnly: [String]
    /// The time zone of each province, by its code.
    public var zones: [String: Zone]

    public init(
        regions: [Region],
        also: [String: [String]] = [:],
        seats: [String: [String]] = [:],
        markedOnly: [String] = [],
        zones: [String: Zone] = [:]
    ) {
        self.regions = regions
        self.also = also
        self.seats = seats
        self.markedOnly = markedOnly
        self.zones = zones
    }

    /// A line that is not `code,name`, counted from 1.
    public struct BadLine: Hashable, Sendable {
        public let line: Int
        public let message: String

        public init(line: Int, message: String) {
            self.line = line
            self.message = message
        }
    }

    /// Reads `regions.csv`: lines of `code,name` behind a heading of just that; lines with # are skipped. Lines may end as on
    /// Windows. A bad line costs no other its region.
    public static func regions(csv bytes: [UInt8]) -> (regions: [Region], bad: [BadLine]) {
        var found: [Region] = []
        var bad: [BadLine] = []
        var seen: Set<Substring> = []
        // By bytes: for a `String`, CR and LF are one character, which parts no lines.
        for (index, bytes) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
            if line.hasPrefix("#") || line.trimmed.isEmpty || line.hasPrefix("code,") { continue }
            let parts = line.split(separator: ",", maxSplits: 1)
            guard parts.count == 2, isCode(parts[0]), !parts[1].trimmed.isEmpty else {
                let wanted = "is not a code and a name, such as `64.09,Kabupaten Penajam Paser Utara`"
                bad.append(BadLine(line: index + 1, message: wanted))
                continue
            }
            guard seen.insert(parts[0]).inserted else {
                bad.append(BadLine(line: index + 1, message: "the code \(parts[0]) stands here twice: remove one"))
                continue
            }
            found.append(Region(code: String(parts[0]), name: parts[1].trimmed))
        }
        return (found, bad)
    }

    /// `64` or `64.09`.
    static func isCode(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        let digits = bytes.enumerated().allSatisfy {
            $0.offset == 2 ? $0.element == 0x2E : (0x30...0x39).contains($0.element)
        }
        return digits && (bytes.count == 2 || bytes.count == 5)
    }
}
