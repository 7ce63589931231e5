import FoundationEssentials
import Glibc
import Model
import SampleSite
import TestSupport
import Testing

/// `kill -9` at random moments of `netra run` between the sample site and a receiver; after it each event stands once in
/// the log, every one of them was received as it stands there, and the alerts are those of a run that nobody killed.
@Suite(
    .serialized,
    .enabled(if: Daemon.isBuilt, "the product netra must be built"),
    .enabled(if: Daemon.isWanted, "SKIP_LONG_TESTS is set")
)
struct CrashTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let seed: UInt64
        let kills: Int
        var testDescription: String { "seed \(seed), killed \(kills) times" }
    }

    static let cases = Fixtures("Crash").text("seeds.txt").split(separator: "\n").compactMap { line -> Case? in
        let numbers = line.split(separator: " ")
        guard !line.hasPrefix("#"), numbers.count == 2 else { return nil }
        guard let seed = UInt64(numbers[0]), let kills = Int(numbers[1]) else { return nil }
        return Case(seed: seed, kills: kills)
    }

    /// The alerts of a run that nobody killed.
    private static let undisturbed = Task {
        let daemon = try await Daemon()
        _ = try await daemon.runToCompletion(expecting: [])
        await daemon.close()
        return daemon.openedAlerts()
    }

    @Test(.timeLimit(.minutes(5)), arguments: cases)
    func `every event stands once in the log and reaches the receiver`(_ c: Case) async throws {
        let expected = Daemon.comparable(try await Self.undisturbed.value)
        #expect(!expected.isEmpty)
        var numbers = SplitMix64(seed: c.seed)
        let daemon = try await Daemon()
        var moments: [String] = []
        for _ in 0..<c.kills {
            let moment = KillMoment.random(using: &numbers)
            moments.append("\(moment)")
            try await daemon.runAndKill(at: moment)
        }
        let end = try await daemon.runToCompletion(expecting: expected)
        let story = "killed \(moments.joined(separator: ", ")); \(daemon.installation.lastOutput(lines: 5))"
        #expect(end == .exited(0), "\(story)")
        try await verify(daemon, expected, story)
        await daemon.close()
    }

    private func verify(_ daemon: Daemon, _ expected: Set<String>, _ story: String) async throws {
        let lines = daemon.installation.logLines()
        let events = daemon.installation.loggedEvents()
        #expect(lines.count == events.count, "a line of the log is no event: \(story)")

        // The chain holds from the first line to the last.
        #expect(events.map(\.seq) == Array(1...Int64(max(1, events.count))), "\(story)")
        var head = "sha256:" + String(repeating: "0", count: 64)
        for (line, event) in zip(lines, events) {
            #expect(event.prev == head, "seq \(event.seq): \(story)")
            head = Digest(of: line).labelled
        }

        // Each event once; each alert opened once.
        #expect(Set(events.map(\.id)).count == events.count, "\(story)")
        let opened = daemon.openedAlerts()
        #expect(Set(opened).count == opened.count, "an alert was opened twice: \(story)")
        #expect(Daemon.comparable(opened) == expected, "\(story)")

        // Every event of an alert was received, and what was received stands in the log to the byte.
        let accepted = await daemon.receiver.acceptedIDs
        let owed = events.filter { $0.type.hasPrefix("alert.") && !accepted.contains($0.id) }
        #expect(owed.isEmpty, "not received: \(owed.map(\.id)): \(story)")
        let digests = Dictionary(zip(events.map(\.id), lines.map { Digest(of: $0).labelled })) { first, _ in first }
        for delivery in await daemon.receiver.all {
            #expect(delivery.verified, "\(delivery.refusal ?? "")")
            let witnessed = try JSONDecoder().decode(Witnessed.self, from: Data(delivery.body.utf8))
            #expect(digests[delivery.id] == witnessed.data.hash, "the log contradicts \(delivery.id): \(story)")
        }
        #expect(await daemon.site.trespasses.isEmpty)
    }

    private struct Witnessed: Decodable {
        struct Content: Decodable { let hash: String }
        let data: Content
    }
}
