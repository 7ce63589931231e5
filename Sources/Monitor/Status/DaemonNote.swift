import Delivery
import Fetching
import FoundationEssentials
import Model

/// What the daemon notes of itself for `netra status`, beside the journal: whatever is no part of the record.
struct DaemonNote: Codable, Equatable, Sendable {
    var version: String
    /// Of rules, lexicon, calendar, norms and regions as they are in force.
    var pack: String
    var started: ZonedTime
    /// When the configuration that is in force was read, where that was after the start.
    var reloaded: ZonedTime?
    /// The last reload, where it was refused: nothing was changed by it.
    var refused: RefusedReload?
    /// Why nothing is fetched; nil while all is well.
    var trouble: String?
    /// Why the metrics are not written; nil while they are, or nobody wants them.
    var metrics: String?
    /// Addresses of mail that were refused when they were last tried.
    var refusals: [RefusedAddress]?
    /// Keys that a reload found changed, and that are in force from the next start only.
    var waiting: [String]?

    struct RefusedReload: Codable, Equatable, Sendable {
        var time: ZonedTime
        /// Each with file, line and column.
        var problems: [String]
    }

    struct RefusedAddress: Codable, Equatable, Sendable {
        var webhook: String
        var address: String
        /// The mail server's reply.
        var code: Int
        var time: ZonedTime
    }

    /// What becomes of a webhook's refused addresses once a mail was taken or refused for some.
    mutating func take(_ taking: MailTaking, of webhook: String, at time: ZonedTime) {
        let refused = taking.refusals.map {
            RefusedAddress(webhook: webhook, address: $0.address, code: $0.code, time: time)
        }
        let settled = taking.taken.union(refused.map(\.address))
        let others = (refusals ?? []).filter { $0.webhook != webhook || !settled.contains($0.address) }
        refusals = others.isEmpty && refused.isEmpty ? nil : others + refused
    }

    static func path(in stateFolder: String) -> String { stateFolder + "/daemon.json" }

    /// Nil where no daemon has run, or one of a version that noted other things.
    static func read(stateFolder: String) -> DaemonNote? {
        guard let data = FileManager.default.contents(atPath: path(in: stateFolder)) else { return nil }
        return try? JSONDecoder().decode(DaemonNote.self, from: data)
    }

    func write(stateFolder: String) throws {
        try ReplacedFile.write(try JSONText.encode(self, omittingNulls: true) + "\n", to: Self.path(in: stateFolder))
    }
}
