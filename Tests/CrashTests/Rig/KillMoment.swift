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

/// When a run is killed: so long after so many steps on its files.
struct KillMoment: Sendable, CustomStringConvertible {
    let step: Int
    let after: Duration

    var description: String { "\(after) after step \(step)" }

    /// A run over the whole sample site makes some 900 steps, most of them in its first second.
    static func random(using numbers: inout SplitMix64) -> KillMoment {
        KillMoment(
            step: Int.random(in: 1...600, using: &numbers),
            after: .microseconds(Int.random(in: 0...20_000, using: &numbers))
        )
    }
}
