/// One of Indonesia's time zones: a name of the IANA database with a fixed offset (there is no summer time there).
public struct Zone: Hashable, Sendable {
    public let name: String
    /// Seconds east of UTC.
    public let offset: Int

    public init(name: String, offset: Int) {
        self.name = name
        self.offset = offset
    }

    public static let jakarta = Zone(name: "Asia/Jakarta", offset: 7 * 3600)
    public static let pontianak = Zone(name: "Asia/Pontianak", offset: 7 * 3600)
    public static let makassar = Zone(name: "Asia/Makassar", offset: 8 * 3600)
    public static let jayapura = Zone(name: "Asia/Jayapura", offset: 9 * 3600)

    /// Every zone that a configuration may name.
    public static let all = [jakarta, pontianak, makassar, jayapura]

    /// The zone of that name, or nil.
    public static func named(_ name: String) -> Zone? { all.first { $0.name == name } }

    /// WIB, WITA or WIT; nil for another offset.
    public var abbreviation: String? {
        switch offset {
        case 7 * 3600: "WIB"
        case 8 * 3600: "WITA"
        case 9 * 3600: "WIT"
        default: nil
        }
    }
}
