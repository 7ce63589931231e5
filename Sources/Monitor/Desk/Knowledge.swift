import Detection
import Model
import Synchronization

/// What articles are judged by, as one value that a reload replaces as a whole.
struct Knowledge: Sendable {
    let pack: RulePack
    let analyst: Analyst
    /// By name.
    let sources: [String: Source]

    /// The source of that name. What one led to that is no longer configured goes on with the one that watches the same
    /// outlet now: a source that is given another name loses nothing.
    func source(named name: String, of article: WebAddress) -> Source? {
        if let source = sources[name] { return source }
        let ofSite = sources.values.filter { $0.url.isSameSite(as: article) }
        if ofSite.count == 1 { return ofSite.first }
        return ofSite.filter { $0.url.host == article.host }.min { $0.name < $1.name }
    }
}

/// The knowledge that holds now. A page in hand is judged by what held when it was taken.
final class CurrentKnowledge: Sendable {
    private let current: Mutex<Knowledge>

    init(_ knowledge: Knowledge) { current = Mutex(knowledge) }

    var value: Knowledge { current.withLock { $0 } }

    func replace(with knowledge: Knowledge) { current.withLock { $0 = knowledge } }
}
