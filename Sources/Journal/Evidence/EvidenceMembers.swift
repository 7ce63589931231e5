import Glibc
import Model
import Synchronization

/// One exchange as it will stand in the web archive: its records, each a gzip member.
struct EvidenceMembers: Sendable {
    let bytes: [UInt8]
    /// The record that says under what it all stands; of another one the members must be made anew.
    let warcinfo: String
    /// Id of the response, or the revisit, and the digest of its payload.
    let record: String
    let digest: String

    /// - Parameter origin: Where the same payload is kept already.
    init(
        _ capture: Capture,
        warcinfo: String,
        origin: EvidenceOrigin? = nil,
        deflater: borrowing Deflater
    ) throws(FileFailure) {
        let records = CaptureRecords(capture, warcinfo: warcinfo, origin: origin)
        var bytes: [UInt8] = []
        for record in records.all { bytes += try deflater.evidence(record) }
        self.bytes = bytes
        self.warcinfo = warcinfo
        record = records.response.id
        digest = records.response.payloadDigest ?? ""
    }
}

/// Which record of the open archive others are to name, told to whoever makes evidence beside the journal's queue.
final class OpenArchive: Sendable {
    private let current = Mutex<String?>(nil)

    /// Nil until that record stands there.
    var warcinfo: String? {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }
}

extension Deflater {
    func evidence(_ record: WARCRecord) throws(FileFailure) -> [UInt8] {
        guard let member = member(of: record.bytes) else {
            throw FileFailure(operation: "compressing evidence", path: record.id, code: ENOMEM)
        }
        return member
    }
}
