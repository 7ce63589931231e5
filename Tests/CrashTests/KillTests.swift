import Model
import SampleSite
import TestSupport
import Testing

extension CrashTests {
    /// `kill -9` at seeded random moments. `NETRA_KILLS=200` makes at least that many, with new seeds after those kept.
    @Suite struct KillTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let seed: UInt64
            let kills: Int
            var testDescription: String { "seed \(seed), killed \(kills) times" }
        }

        static let cases: [Case] = {
            let kept = Fixtures("Crash").text("seeds.txt").split(separator: "\n").compactMap { line -> Case? in
                let numbers = line.split(separator: " ")
                guard !line.hasPrefix("#"), numbers.count == 2 else { return nil }
                guard let seed = UInt64(numbers[0]), let kills = Int(numbers[1]) else { return nil }
                return Case(seed: seed, kills: kills)
            }
            guard let wanted = Extent.kills else { return Extent.chosen(1, of: kept) }
            let more = max(0, wanted - kept.reduce(0) { $0 + $1.kills })
            return kept + (0..<(more + 4) / 5).map { Case(seed: 1_000_000 + UInt64($0), kills: 5) }
        }()

        @Test(.timeLimit(.minutes(30)), arguments: cases)
        func `a daemon killed at random moments loses nothing and doubles nothing`(_ c: Case) async throws {
            var numbers = SeededGenerator(seed: c.seed)
            let rig = try await Rig()
            var moments: [String] = []
            for _ in 0..<c.kills {
                let moment = KillMoment.random(using: &numbers)
                moments.append("\(moment)")
                try await rig.runAndKill(at: moment.step, after: moment.after)
            }
            let story = "killed \(moments.joined(separator: ", "))"
            #expect(try await rig.runToCompletion() == .exited(0), "\(story)")
            try await rig.verify(story)
            await rig.close()
        }
    }
}
