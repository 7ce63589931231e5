import FoundationEssentials
import Glibc
import Model
import SampleSite
import Testing

extension CrashTests {
    /// A disk that is full, or that fails, while the daemon runs. Fetching stops before recording does; that is said in log
    /// and status; and it goes on by itself.
    @Suite struct DiskTests {
        /// Waits until the daemon has said that it does not fetch, and proves that it does not: the site hears nothing more
        /// while the daemon goes on trying to write.
        private func waitForPause(_ rig: Rig, _ life: Life, _ story: String) async throws {
            let hasPaused = await rig.wait(life) { rig.notices.statuses.contains { $0.hasPrefix("not fetching") } }
            #expect(hasPaused, "\(story): \(rig.installation.lastOutput(lines: 5))")
            let said = rig.installation.lastOutput(lines: 200).contains { $0.contains("fetching stopped") }
            #expect(said, "\(story)")
        }

        /// It fetches again and brings everything to its end.
        private func waitForEnd(_ rig: Rig, _ life: Life, _ story: String) async throws {
            let isDone = await rig.wait(life) {
                await rig.isComplete() && rig.notices.statuses.last?.hasPrefix("watching") == true
            }
            #expect(isDone, "\(story): \(rig.notices.statuses), \(rig.installation.lastOutput(lines: 5))")
            life.send(SIGTERM)
            #expect(await life.end() == .exited(0), "\(story)")
            try await rig.runToCompletion()
            try await rig.verify(story)
        }

        struct Failure: Sendable, CustomTestStringConvertible {
            let file: String
            let calls: Set<Faults.Call>
            let code: Int32
            var testDescription: String {
                let names = calls.map { "\($0)" }.sorted().joined(separator: " and ")
                return "\(names) of \(file) with \(String(cString: strerror(code)))"
            }
        }

        /// The long run tries every call of every file.
        static let failures: [Failure] = ["journal.sqlite", "alerts-", "evidence-"].flatMap { file in
            let sync = Failure(file: file, calls: [.sync], code: EIO)
            guard getenv("NETRA_KILLS") != nil else { return [sync] }
            return [
                sync, Failure(file: file, calls: [.write], code: EIO),
                Failure(file: file, calls: [.write, .sync, .truncate], code: ENOSPC),
            ]
        }

        @Test(.timeLimit(.minutes(30)), arguments: Extent.chosen(1, of: failures))
        func `what the disk refuses is recorded once it takes it again`(_ failure: Failure) async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            rig.faults.kill(life: Rig.longest)
            let life = try rig.start()
            // The daemon is up, and something of the site has been recorded, before the disk fails.
            let isUp = await rig.wait(life) { !rig.openedAlerts().isEmpty }
            #expect(isUp, "\(rig.installation.lastOutput(lines: 5))")
            rig.faults.fail(failure.calls, on: failure.file, with: failure.code)
            Tally.count(.faults)
            let story = failure.testDescription
            // Whatever it had read by then; with everything recorded already, the next day's end is what has to be written.
            rig.faults.clockOffset += .seconds(86_400)
            if failure.file != "evidence-" { try await waitForPause(rig, life, story) }
            rig.faults.heal()
            try await waitForEnd(rig, life, story)
            await rig.close()
        }

        enum Store: String, Sendable, CaseIterable { case journal, log, evidence }

        @Test(
            .enabled(if: TinyDisk.isPermitted, "mounting a tmpfs is not permitted here"),
            .timeLimit(.minutes(30)),
            arguments: Extent.chosen(1, of: Store.allCases)
        )
        func `a full disk stops fetching, and room lets it go on`(_ store: Store) async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            let disk: TinyDisk
            switch store {
            case .journal: disk = try TinyDisk(at: rig.installation.state, bytes: 64 << 20)
            case .log, .evidence:
                // Only this one file lies on the small disk.
                disk = try TinyDisk(at: rig.installation.path + "/tiny", bytes: 16 << 10)
                let day = SystemClock().now().day(in: .jakarta)
                let name = store == .log ? "alerts-\(day).jsonl" : "evidence-\(day).warc.gz"
                symlink("\(rig.installation.path)/tiny/\(name)", "\(rig.installation.logs)/\(name)")
            }
            defer { disk.release() }
            rig.faults.kill(life: Rig.longest)
            let life = try rig.start()
            Tally.count(.faults)
            if store == .journal {
                let isUp = await rig.wait(life) { rig.notices.isReady }
                #expect(isUp, "\(rig.installation.lastOutput(lines: 5))")
                try disk.fill()
                // Also where everything has been read by now, the day's end has to be written.
                rig.faults.clockOffset += .seconds(86_400)
            }
            try await waitForPause(rig, life, "full \(store)")
            try disk.grow(to: 64 << 20)
            try await waitForEnd(rig, life, "full \(store)")
            await rig.close()
        }

        @Test(
            .enabled(if: TinyDisk.isPermitted, "mounting a tmpfs is not permitted here"),
            .timeLimit(.minutes(30))
        )
        func `below the floor nothing is fetched though everything could be written`() async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets, freeBytes: 8 << 20)
            let disk = try TinyDisk(at: rig.installation.logs, bytes: 4 << 20)
            defer { disk.release() }
            rig.faults.kill(life: Rig.longest)
            let life = try rig.start()
            Tally.count(.faults)
            try await waitForPause(rig, life, "floor")
            #expect(rig.notices.statuses.contains { $0.contains("are free") })
            #expect(rig.openedAlerts().isEmpty)
            try disk.grow(to: 64 << 20)
            try await waitForEnd(rig, life, "floor")
            await rig.close()
        }
    }
}
