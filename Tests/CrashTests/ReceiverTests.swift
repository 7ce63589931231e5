import Glibc
import SampleSite
import Testing

extension CrashTests {
    /// A receiver that is dead for an hour, of which the test lives through none: the daemon's clock is moved on.
    @Suite struct ReceiverTests {
        @Test(.timeLimit(.minutes(30)), arguments: Extent.chosen(1, of: [false, true]))
        func `a receiver that was dead for an hour is sent everything, once`(isKilledMeanwhile: Bool) async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            await rig.receiver.misbehave([], always: .status(503))
            rig.faults.kill(life: Rig.longest)
            var life = try rig.start()
            Tally.count(.faults)
            let isTold = await rig.wait(life) {
                let tried = await Set(rig.receiver.all.map(\.id))
                return Rig.comparable(rig.openedAlerts()).isSuperset(of: rig.expected)
                    && rig.installation.loggedEvents().allSatisfy { tried.contains($0.id) }
            }
            #expect(isTold, "\(rig.installation.lastOutput(lines: 5))")
            if isKilledMeanwhile {
                life.send(SIGKILL)
                _ = await life.end()
                life = try rig.start()
                #expect(await rig.wait(life) { rig.notices.isReady })
            }
            await rig.receiver.misbehave([])
            rig.faults.clockOffset += .seconds(3600)
            // Anything that is recorded makes the daemon look at what is due by its clock now.
            life.send(SIGHUP)
            #expect(await rig.wait(life) { await rig.isComplete() })
            life.send(SIGTERM)
            #expect(await life.end() == .exited(0))
            try await rig.runToCompletion()
            try await rig.verify("dead for an hour")
            let accepted = await rig.receiver.all.filter { $0.status == 204 }.map(\.id)
            if !isKilledMeanwhile { #expect(Set(accepted).count == accepted.count, "accepted twice") }
            await rig.close()
        }
    }
}
