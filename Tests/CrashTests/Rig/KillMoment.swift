import Model

/// When a run is killed: so long after so many steps on its files.
struct KillMoment: Sendable, CustomStringConvertible {
    let step: Int
    let after: Duration

    var description: String { "\(after) after step \(step)" }

    /// A run over the whole sample site makes some 900 steps, most of them in its first second.
    static func random(using numbers: inout SeededGenerator) -> KillMoment {
        KillMoment(
            step: Int.random(in: 1...600, using: &numbers),
            after: .microseconds(Int.random(in: 0...20_000, using: &numbers))
        )
    }
}
