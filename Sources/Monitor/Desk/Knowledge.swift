import Detection
import Model
import Synchronization

/// What articles are judged by, as one value that a reload replaces as a whole.
struct Knowledge: Sendable {
    let pack: RulePack
    let analyst: Analyst
    /// By name.
    let sources: [String: Source]
}

/// The knowledge that holds now. A page in hand is judged by what held when it was taken.
final class CurrentKnowledge: Sendable {
    private let current: Mutex<Knowledge>

    init(_ knowledge: Knowledge) { current = Mutex(knowledge) }

    var value: Knowledge { current.withLock { $0 } }

    func replace(with knowledge: Knowledge) { current.withLock { $0 = knowledge } }
}
