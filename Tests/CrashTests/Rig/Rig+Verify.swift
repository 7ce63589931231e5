import FoundationEssentials
import Journal
import Model
import SampleSite
import Testing

extension Rig {
    /// Everything that must be true of a record at rest, whatever was done to the daemon that kept it.
    /// - Parameters:
    ///   - story: What was done, for whoever reads of a failure.
    ///   - alerts: Ids of the alerts that must stand in the log; nil for those of the whole site.
    func verify(_ story: String, alerts: Set<String>? = nil) async throws {
        let story = "\(story); \(installation.lastOutput(lines: 5).joined(separator: " | "))"
        var broken: [String] = []
        broken += chainFaults()
        broken += alertFaults(expecting: alerts ?? expected)
        broken += try await deliveryFaults()
        broken += try evidenceFaults()
        broken += try journalFaults()
        broken += CoverageVerifier.verify(directory: installation.logs).map { "coverage: \($0)" }
        let verification = try await command(
            ["log", "verify", installation.logs, "--config", installation.configuration]
        )
        if verification.end != .exited(0) { broken.append("netra log verify: \(verification.output)") }
        let trespasses = await site.trespasses
        if !trespasses.isEmpty { broken.append("asked for what robots.txt forbids: \(trespasses)") }
        Tally.count(.violations, by: broken.count)
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n")): \(story)")
    }

    /// Every event once, in order, and each line chained to the one before by a digest that is taken here anew.
    private func chainFaults() -> [String] {
        let lines = installation.logLines()
        let events = installation.loggedEvents()
        var broken: [String] = []
        if lines.count != events.count { broken.append("a line of the log is no event") }
        if events.map(\.seq) != Array(1...Int64(max(1, events.count))) {
            broken.append("the numbers are not 1 to \(events.count): \(events.map(\.seq))")
        }
        var head = "sha256:" + String(repeating: "0", count: 64)
        for (line, event) in zip(lines, events) {
            if event.prev != head { broken.append("seq \(event.seq) is not chained to the line before") }
            head = Digest(of: line).labelled
        }
        if Set(events.map(\.id)).count != events.count { broken.append("two events have one id") }
        return broken
    }

    private func alertFaults(expecting alerts: Set<String>) -> [String] {
        let opened = openedAlerts()
        var broken: [String] = []
        if Set(opened).count != opened.count { broken.append("an alert was opened twice") }
        let found = Self.comparable(opened)
        if found != alerts {
            broken.append("missing \(alerts.subtracting(found)), unexpected \(found.subtracting(alerts))")
        }
        return broken
    }

    /// What was owed was accepted, and what was received stands in the log to the byte.
    private func deliveryFaults() async throws -> [String] {
        struct Witnessed: Decodable {
            struct Content: Decodable { let hash: String }
            let data: Content
        }
        var broken: [String] = []
        let missing = await undelivered()
        if !missing.isEmpty { broken.append("not received: \(missing)") }
        let digests = Dictionary(
            zip(installation.loggedEvents().map(\.id), installation.logLines().map { Digest(of: $0).labelled })
        ) { first, _ in first }
        for delivery in await receiver.all {
            if let refusal = delivery.refusal { broken.append("\(delivery.id) was refused: \(refusal)") }
            let witnessed = try JSONDecoder().decode(Witnessed.self, from: Data(delivery.body.utf8))
            if digests[delivery.id] != witnessed.data.hash { broken.append("the log contradicts \(delivery.id)") }
        }
        return broken
    }

    /// Each event's evidence is there under the id that it names, with the digest that it names, in a whole archive.
    private func evidenceFaults() throws -> [String] {
        struct Pointed: Decodable {
            struct Alert: Decodable { let evidence: EvidencePointer? }
            let seq: Int64
            let type: String
            let alert: Alert?
            let evidence: EvidencePointer?
        }
        var broken: [String] = []
        var archives: [String: Archive] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: installation.logs)) ?? []
        where name.hasSuffix(".warc.gz") {
            let archive = try Archive(path: "\(installation.logs)/\(name)")
            broken += archive.faults.map { "\(name): \($0)" }
            archives[name] = archive
        }
        for line in installation.logLines() {
            guard let event = try? JSONDecoder().decode(Pointed.self, from: Data(line)) else { continue }
            guard let pointer = event.alert?.evidence ?? event.evidence else {
                if event.type == "alert.opened" { broken.append("seq \(event.seq) names no evidence") }
                continue
            }
            if archives[pointer.file]?.payloadDigests[pointer.record] != pointer.digest {
                broken.append("the evidence of seq \(event.seq) is missing or another: \(pointer)")
            }
        }
        return broken
    }

    /// The journal is undamaged, agrees with the log's end, and owes nobody anything but the news that it stopped.
    private func journalFaults() throws -> [String] {
        let journal = try JournalReader(stateFolder: installation.state)
        var broken = try journal.damage()
        let standing = try journal.standing()
        let last = installation.logLines().last.map { Digest(of: $0).labelled }
        if last != standing.head.labelledHash { broken.append("the log does not end where the journal does") }
        if !standing.isClosed { broken.append("the journal was not closed") }
        if standing.pendingArticles > 0 { broken.append("\(standing.pendingArticles) articles are pending") }
        for (name, counts) in standing.deliveries {
            if counts.dead > 0 { broken.append("\(name) has \(counts.dead) dead letters") }
        }
        return broken
    }
}
