import Delivery
import Logging
import Model
import Synchronization

/// Holds what the daemon notes of itself, and writes it anew whenever it changes.
final class NoteKeeper: Sendable {
    private let note: Mutex<DaemonNote>
    private let stateFolder: String
    private let log: Logger

    init(_ note: DaemonNote, stateFolder: String, log: Logger) {
        self.note = Mutex(note)
        self.stateFolder = stateFolder
        self.log = log
    }

    var current: DaemonNote { note.withLock { $0 } }

    /// Written only where it changes something: most mails are taken for everybody.
    func take(_ taking: MailTaking, of webhook: String, at time: ZonedTime) {
        var next = current
        next.take(taking, of: webhook, at: time)
        if next.refusals != current.refusals { change { $0.take(taking, of: webhook, at: time) } }
    }

    /// A note that cannot be written is no reason not to go on: the disk may be full, which is said elsewhere.
    func change(_ body: (inout sending DaemonNote) -> Void) {
        note.withLock { note in
            body(&note)
            do {
                try note.write(stateFolder: stateFolder)
            } catch {
                log.warning("the note for netra status could not be written", metadata: ["error": "\(error)"])
            }
        }
    }
}
