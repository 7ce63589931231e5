/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers everywhere.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// When a run is killed: so long after so many things have happened that the outside can see.
struct KillMoment: Sendable, CustomStringConvertible {
    enum Witness: String, Sendable, CaseIterable {
        /// Counts requests to the sample site.
        case request
        /// Counts messages at the receiver.
        case delivery
    }

    let witness: Witness
    let count: Int
    let microseconds: Int

    var description: String { "\(microseconds) µs after \(witness.rawValue) \(count)" }

    /// Requests come by the dozen from the first second on; messages only once something was recorded.
    static func random(using numbers: inout SplitMix64) -> KillMoment {
        let witness = Witness.allCases.randomElement(using: &numbers) ?? .request
        let most = witness == .request ? 45 : 6
        return KillMoment(
            witness: witness,
            count: Int.random(in: 1...most, using: &numbers),
            microseconds: Int.random(in: 0...40_000, using: &numbers)
        )
    }
}
