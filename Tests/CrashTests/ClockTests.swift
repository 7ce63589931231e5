import FoundationEssentials
import Glibc
import Model
import SampleSite
import Testing

extension CrashTests {
    /// The time of day jumps, midnight passes, and days lie in the future. Schedules go by the monotonic clock, which does
    /// none of that.
    @Suite struct ClockTests {
        /// Moves the daemon's time of day so many seconds before the next midnight in Jakarta.
        private func set(_ rig: Rig, beforeMidnight seconds: Double) {
            let now = SystemClock().now()
            let midnight = ZonedTime(day: now.day(in: .jakarta) + 1, hour: 0, minute: 0, offset: Zone.jakarta.offset)
            let left = midnight?.instant.seconds(since: now) ?? 0
            rig.faults.clockOffset = .seconds(left - seconds)
        }

        private func days(_ rig: Rig, _ prefix: String) -> [String] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: rig.installation.logs)) ?? []
            return names.filter { $0.hasPrefix(prefix) }.sorted()
        }

        @Test(.timeLimit(.minutes(30)), arguments: Extent.chosen(1, of: [[1.0, -1], [-1, 1], [-1, -1, 1, 1, -1]]))
        func `a clock that jumps by days splits nothing`(_ jumps: [Double]) async throws {
            let rig = try await Rig()
            rig.faults.kill(life: Rig.longest)
            let life = try rig.start()
            #expect(await rig.wait(life) { !rig.openedAlerts().isEmpty })
            for (number, jump) in jumps.enumerated() {
                rig.faults.clockOffset += .seconds(jump * 86_400)
                Tally.count(.faults)
                // So that each jump is met by something that is recorded.
                let before = rig.installation.logLines().count
                life.send(SIGHUP)
                #expect(await rig.wait(life) { rig.installation.logLines().count > before }, "jump \(number)")
            }
            let isDone = await rig.wait(life) { await rig.isComplete() }
            if !isDone { Issue.record("\(await rig.missing())") }
            life.send(SIGTERM)
            #expect(await life.end() == .exited(0))
            try await rig.runToCompletion()
            try await rig.verify("jumps \(jumps)")
            await rig.close()
        }

        @Test(.timeLimit(.minutes(30)))
        func `midnight comes also when nothing happens`() async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            #expect(try await rig.runToCompletion() == .exited(0))
            set(rig, beforeMidnight: 3)
            rig.faults.kill(life: Rig.longest)
            let life = try rig.start()
            Tally.count(.faults)
            let hasClosed = await rig.wait(life) {
                rig.installation.loggedEvents().contains { $0.type == "coverage.closed" }
            }
            #expect(hasClosed)
            life.send(SIGTERM)
            #expect(await life.end() == .exited(0))
            #expect(days(rig, "coverage-").count >= 1)
            try await rig.verify("midnight")
            await rig.close()
        }

        @Test(.enabled(if: Extent.isWhole, "a fault of `make faults`"), .timeLimit(.minutes(30)))
        func `a restart over midnight, and one before it again, keep one chain`() async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            let start = rig.faults.clockOffset
            #expect(try await rig.runToCompletion() == .exited(0))
            for offset in [86_400, 0, 3 * 86_400, 86_400] {
                rig.faults.clockOffset = start + .seconds(offset)
                Tally.count(.faults)
                #expect(try await rig.runToCompletion() == .exited(0))
            }
            try await rig.verify("restarts")
            #expect(days(rig, "alerts-").count == 3)
            await rig.close()
        }

        @Test(.timeLimit(.minutes(30)), arguments: Extent.chosen(1, of: [true, false]))
        func `tomorrow's file is met with care`(isEmpty: Bool) async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            #expect(try await rig.runToCompletion() == .exited(0))
            let tomorrow = SystemClock().now().day(in: .jakarta) + 1
            let file = "\(rig.installation.logs)/alerts-\(tomorrow).jsonl"
            let lines = rig.installation.logLines()
            try Data(isEmpty ? [] : (lines.first ?? []) + [0x0A]).write(to: URL(filePath: file))
            Tally.count(.faults)
            if !isEmpty {
                // Nobody but an editor can have written it: the daemon says where it stands and stops.
                rig.faults.kill(life: Rig.longest)
                #expect(try await rig.start().end() == .exited(1))
                #expect(rig.installation.lastOutput(lines: 3).contains { $0.contains("\(file):1") })
                try FileManager.default.removeItem(atPath: file)
            }
            #expect(try await rig.runToCompletion() == .exited(0))
            try await rig.verify("tomorrow's file, \(isEmpty ? "empty" : "with a line")")
            await rig.close()
        }
    }
}
