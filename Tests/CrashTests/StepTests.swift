import Glibc
import Model
import SampleSite
import TestSupport
import Testing

extension CrashTests {
    /// `kill -9` at every named step of a write: before and after each write, fsync, truncation and rename, of every kind of
    /// file. A step's name is made where it happens (`Tests/CFaults`), so that a new one cannot be forgotten here.
    @Suite struct StepTests {
        /// How often each step is made in a run that nobody disturbs.
        private static func steps(of rig: Rig) -> [(name: String, count: Int)] {
            Dictionary(grouping: rig.faults.takeSteps()) { $0 }.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
        }

        @Test(.timeLimit(.minutes(30)))
        func `a daemon killed at any step of reading and recording mends it at the next start`() async throws {
            let quiet = try await Rig(outlets: Rig.quickOutlets)
            #expect(try await quiet.runToCompletion() == .exited(0))
            let steps = Self.steps(of: quiet)
            try await quiet.verify("undisturbed")
            await quiet.close()
            for wanted in Fixtures("Crash").text("steps.txt").split(separator: "\n") where !wanted.hasPrefix("#") {
                #expect(steps.contains { $0.name == wanted }, "no longer made: \(wanted)")
            }
            var numbers = SeededGenerator(seed: 11)
            for (name, count) in Extent.chosen(4, of: steps) {
                let any = Int.random(in: 1...count, using: &numbers)
                // Twice each where all are tried: the first such step, and a random one.
                for number in Extent.isWhole ? Array(Set([1, any])) : [any] {
                    let rig = try await Rig(outlets: Rig.quickOutlets)
                    // Some steps are made while it stops, so it is made to stop: it dies there or has ended well.
                    rig.faults.kill(at: number, named: name, life: Rig.longest)
                    let life = try rig.start()
                    if await rig.wait(life, until: { await rig.isComplete() }) { life.send(SIGTERM) }
                    let end = await life.end()
                    if end == .killed(signal: SIGKILL) { Tally.count(.faults) }
                    let story = "\(name), number \(number) of \(count): \(end)"
                    #expect(try await rig.runToCompletion() == .exited(0), "\(story)")
                    try await rig.verify(story)
                    await rig.close()
                }
            }
        }

        @Test(.timeLimit(.minutes(30)))
        func `a daemon killed at any step of closing a day closes it once`() async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            #expect(try await rig.runToCompletion() == .exited(0))
            _ = rig.faults.takeSteps()
            // The first new day is closed undisturbed, and shows which steps that takes.
            rig.faults.clockOffset += .seconds(86_400)
            #expect(try await rig.runToCompletion() == .exited(0))
            let steps = Self.steps(of: rig).filter { $0.name.contains("coverage") || $0.name.contains("alerts") }
            #expect(steps.contains { $0.name == "before rename coverage" })
            for (name, _) in Extent.chosen(2, of: steps) {
                rig.faults.clockOffset += .seconds(86_400)
                rig.faults.kill(at: 1, named: name, life: Rig.longest)
                let end = try await rig.start().end()
                #expect(end == .killed(signal: SIGKILL), "\(name)")
                Tally.count(.faults)
                #expect(try await rig.runToCompletion() == .exited(0), "\(name)")
                try await rig.verify(name)
            }
            await rig.close()
        }
    }
}
