import FoundationEssentials
import Model

/// How much is tried: everything (`make faults`), or a selection of each kind, which takes a minute.
enum Extent {
    /// How many kills at random moments are wanted at least: `NETRA_KILLS`. Nil for a selection of all faults.
    static let kills = number("NETRA_KILLS").map { Int($0) }
    static var isWhole: Bool { kills != nil }

    /// Chooses: the same one always, but where `NETRA_SEED` says otherwise.
    private static let seed = number("NETRA_SEED") ?? 11

    /// All of them, or so many of them in their order.
    static func chosen<Element>(_ count: Int, of all: [Element]) -> [Element] {
        guard !isWhole, count < all.count else { return all }
        var numbers = SeededGenerator(seed: seed)
        return all.indices.shuffled(using: &numbers).prefix(count).sorted().map { all[$0] }
    }

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }
}
