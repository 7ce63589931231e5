import FoundationEssentials
import Glibc
import SampleSite
import Testing

extension CrashTests {
    /// The commands of the record, beside a running daemon and without one.
    @Suite struct CommandTests {
        private func run(_ rig: Rig, _ words: [String], exits: Int32 = 0) async throws -> String {
            let config = ["--config", rig.installation.configuration]
            let result = try await rig.command(words + config)
            #expect(result.end == .exited(exits), "netra \(words.joined(separator: " ")): \(result.output)")
            return result.output
        }

        private func started(_ rig: Rig) async throws -> Life {
            rig.faults.kill(life: Rig.longest)
            let life = try rig.start()
            let isDone = await rig.wait(life) { await rig.isComplete() }
            if !isDone { Issue.record("\(await rig.missing())") }
            return life
        }

        @Test(.timeLimit(.minutes(30)))
        func `the record is read, copied and redacted beside the running daemon`() async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            let life = try await started(rig)
            let alerts = rig.openedAlerts()
            let (held, erased) = (try #require(alerts.first), try #require(alerts.last))

            let second = try await run(rig, ["run"], exits: 75)
            #expect(second.contains("the record is held by process"))

            _ = try await run(rig, ["hold", held, "--reason", "perkara 12/2024"])
            let refusal = try await run(rig, ["redact", held, "--reason", "a", "--authority", "b"], exits: 1)
            #expect(refusal.contains("is held: perkara 12/2024"))
            _ = try await run(rig, ["hold", held, "--release"])
            #expect(try await run(rig, ["hold", held, "--release"], exits: 1).contains("is not held"))

            let words = ["redact", erased, "--reason", "putusan 7/2024", "--authority", "PN Sampit"]
            #expect(try await run(rig, words).hasPrefix("done: event "))
            #expect(try await run(rig, words, exits: 1).contains("redacted already"))
            #expect(!rig.openedAlerts().contains(erased))
            let isTold = await rig.wait(life) {
                await rig.receiver.all.contains { $0.body.contains("alert.redacted") && $0.body.contains(erased) }
            }
            #expect(isTold)

            let shown = try await run(rig, ["log", "show"])
            #expect(shown.contains("alert.opened") && shown.contains("redacted; event"))
            #expect(!shown.contains("\u{1B}["))
            let lines = try await run(rig, ["log", "show", "--json"])
            #expect(Array(lines.utf8) == rig.installation.logLines().joined(separator: [0x0A]) + [0x0A])
            #expect(try await run(rig, ["coverage"]).contains("3 of 3 sources reached"))
            #expect(try await run(rig, ["coverage", "--json"]).split(separator: "\n").count == 3)
            #expect(try await run(rig, ["coverage", "verify"]).contains("accounted for"))
            #expect(try await run(rig, ["journal", "check"]).hasPrefix("whole, up to event"))
            let copy = rig.installation.path + "/copy.sqlite"
            #expect(try await run(rig, ["journal", "backup", copy]).contains("\(alerts.count) alerts"))
            #expect(try await run(rig, ["journal", "backup", copy], exits: 1).contains("there is a file already"))
            #expect(try await run(rig, ["journal", "restore", copy], exits: 1).contains("held by process"))

            life.send(SIGTERM)
            #expect(await life.end() == .exited(0))
            let verified = try await rig.command(
                ["log", "verify", rig.installation.logs, "--config", rig.installation.configuration, "--json"]
            )
            #expect(verified.end == .exited(0) && verified.output.contains(#""redacted":1"#), "\(verified.output)")
            await rig.close()
        }

        @Test(.timeLimit(.minutes(30)))
        func `what was read is judged again to the byte, and other rules show what they would change`() async throws {
            let rig = try await Rig()
            #expect(try await rig.runToCompletion() == .exited(0))
            let days = rig.installation.loggedDays
            let span = ["replay", "--from", try #require(days.first), "--to", try #require(days.last)]
            let opened = rig.openedAlerts()

            let same = try await run(rig, span)
            #expect(same.hasPrefix("\(opened.count) alerts of "), "\(same)")
            #expect(same.contains(": \(opened.count) the same, 0 changed, 0 gone, 0 new"), "\(same)")
            let lines = try await run(rig, span + ["--json"]).split(separator: "\n")
            #expect(lines.count == opened.count && lines.allSatisfy { $0.hasPrefix(#"{"verdict":"same","#) })

            // The same rules without those on dates, and what the daemon had is still there to be compared with.
            let rules = rig.installation.path + "/rules"
            try FileManager.default.copyItem(atPath: Products.package + "/Config/rules", toPath: rules)
            try FileManager.default.removeItem(atPath: rules + "/election-dates.yaml")
            let other = try await run(rig, span + ["--rules", rules], exits: 1)
            #expect(other.contains("gone  alr_") && other.contains("    - election-date"), "\(other)")
            #expect(other.contains(" 0 new"), "\(other)")
            await rig.close()
        }

        @Test(.timeLimit(.minutes(30)))
        func `a redaction that is killed at any step is done by the next start`() async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            #expect(try await rig.runToCompletion() == .exited(0))
            func redaction(_ alert: String) -> [String] {
                [
                    "redact", alert, "--reason", "putusan", "--authority", "PN Sampit", "--config",
                    rig.installation.configuration,
                ]
            }
            _ = rig.faults.takeSteps()
            rig.faults.kill(life: Rig.longest)
            var left = rig.openedAlerts()
            let first = try await rig.command(redaction(left.removeFirst()), isFaulty: true)
            #expect(first.end == .exited(0), "\(first.output)")
            let steps = Set(rig.faults.takeSteps()).filter { $0.contains("rename") || $0.contains("sync") }.sorted()
            #expect(steps.contains("before rename alerts") && steps.contains("after rename evidence"), "\(steps)")
            for name in Extent.chosen(2, of: steps) {
                if left.isEmpty { break }
                let alert = left.removeFirst()
                rig.faults.kill(at: 1, named: name, life: Rig.longest)
                let end = try await rig.command(redaction(alert), isFaulty: true).end
                Tally.count(.faults)
                // Where it died before the change stood, it is asked for again; else the next opening ends it.
                rig.faults.kill(life: Rig.longest)
                let again = try await rig.command(redaction(alert))
                #expect(
                    again.end == .exited(0) || again.output.contains("redacted already"),
                    "\(name), \(end): \(again.output)"
                )
                #expect(!rig.openedAlerts().contains(alert), "\(name)")
                let verified = try await rig.command(
                    ["log", "verify", rig.installation.logs, "--config", rig.installation.configuration]
                )
                #expect(verified.end == .exited(0), "\(name): \(verified.output)")
                if verified.end != .exited(0) { Tally.count(.violations) }
            }
            for name in Set(rig.installation.evidenceFiles) { #expect(try Archive(path: name).faults == []) }
            await rig.close()
        }

        @Test(.timeLimit(.minutes(30)), arguments: Extent.chosen(1, of: [true, false]))
        func `a journal that was lost comes back from a backup and the log`(isDamaged: Bool) async throws {
            let rig = try await Rig(outlets: Rig.quickOutlets)
            rig.faults.kill(life: Rig.longest)
            let life = try rig.start()
            #expect(await rig.wait(life) { !rig.openedAlerts().isEmpty })
            let copy = rig.installation.path + "/copy.sqlite"
            _ = try await run(rig, ["journal", "backup", copy])
            #expect(await rig.wait(life) { await rig.isComplete() })
            // Killed, the newest part of the database is a log beside it.
            life.send(isDamaged ? SIGTERM : SIGKILL)
            _ = await life.end()
            Tally.count(.faults)
            let journal = rig.installation.state + "/journal.sqlite"
            if isDamaged {
                // All but its header is another file's.
                for suffix in ["-wal", "-shm"] { unlink(journal + suffix) }
                var bytes = try Bytes.of(journal)
                for place in 100..<bytes.count { bytes[place] = UInt8(place & 0xFF) }
                try Data(bytes).write(to: URL(filePath: journal))
                let words = ["run", "--config", rig.installation.configuration]
                let refusal = try await rig.command(words, isFaulty: true)
                #expect(refusal.end == .exited(1) && refusal.output.contains("journal restore"), "\(refusal)")
            } else {
                for suffix in ["", "-wal", "-shm"] { unlink(journal + suffix) }
            }
            let said = try await run(rig, ["journal", "restore", copy])
            #expect(said.contains("were read back from the log"), "\(said)")
            #expect(try await rig.runToCompletion() == .exited(0))
            try await rig.verify("restored: \(said)")
            #expect(rig.installation.loggedEvents().contains { $0.type == "journal.restored" })
            await rig.close()
        }
    }
}

extension Installation {
    /// Days that have a log, as text.
    fileprivate var loggedDays: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: logs)) ?? []).filter { $0.hasPrefix("alerts-") }
            .map { String($0.dropFirst(7).prefix(10)) }.sorted()
    }

    /// Paths of the web archives.
    var evidenceFiles: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: logs)) ?? []).filter { $0.hasSuffix(".warc.gz") }
            .map { "\(logs)/\($0)" }
    }
}
