import GRDB
import Model

extension RecordTransaction {
    /// Keeps what was received, as evidence of an alert. Nil where there was no answer.
    /// - Parameters:
    ///   - further: The article's other pages, which go with the first where the alert is redacted.
    ///   - ready: What was made of all of them before; may be empty.
    /// - Returns: Where the first page lies.
    func keepEvidence(
        _ capture: Capture?,
        and further: [Capture] = [],
        ready: [EvidenceMembers] = [],
        of alert: String
    ) throws -> EvidencePointer? {
        guard let capture else { return nil }
        var first: EvidencePointer?
        for (index, page) in ([capture] + further).enumerated() {
            let pointer = try keep(page, of: alert, ready: index < ready.count ? ready[index] : nil)
            first = first ?? pointer
        }
        return first
    }

    /// The alert's page was read again and is, to the byte, one that is kept: that it stood there still is evidence too.
    /// A page that differs in its furniture only is not kept again.
    func keepRepeat(_ capture: Capture?, of alert: String) throws {
        guard let capture, (200..<300).contains(capture.status) else { return }
        let digest = Digest(of: capture.body).labelled
        guard
            let row = try db.row(
                """
                SELECT record, uri, date FROM evidence
                WHERE alert = ? AND digest = ? AND uri IS NOT NULL ORDER BY date LIMIT 1
                """,
                [alert, digest]
            )
        else { return }
        let origin = EvidenceOrigin(
            record: row["record"],
            digest: digest,
            uri: row["uri"],
            date: Timestamp(milliseconds: row["date"])
        )
        _ = try keep(capture, of: alert, origin: origin)
    }

    private func keep(
        _ capture: Capture,
        of alert: String,
        origin: EvidenceOrigin? = nil,
        ready: EvidenceMembers? = nil
    ) throws -> EvidencePointer {
        // The day that the event will stand in.
        var roll = chain.roll
        roll.advance(to: now)
        let pointer = try evidence.append(capture, on: roll.open, origin: origin, ready: ready)
        // Only a record that holds the payload can be referred to.
        try db.run(
            "INSERT INTO evidence (alert, file, record, digest, uri, date) VALUES (?, ?, ?, ?, ?, ?)",
            [
                alert, pointer.file, pointer.record, pointer.digest, origin == nil ? capture.address.text : nil,
                capture.started.milliseconds,
            ]
        )
        return pointer
    }
}
