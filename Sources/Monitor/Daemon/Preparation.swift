import Detection
import Dispatch
import Fetching
import Model
import Settings
import Synchronization

/// A configuration and everything that it names, read and checked, before anything is started.
struct Preparation: Sendable {
    let configuration: Configuration
    let knowledge: Knowledge

    /// Nil where anything is wrong; all of it is among the problems.
    static func read(file: String, into problems: Problems) -> Preparation? {
        // Most of a cold start goes by with the packs, and nearly always they are the shipped ones: they are read meanwhile.
        let shipped = PackReading(.shipped)
        let configuration = Configuration.read(file: file, into: problems)
        // The packs are read even where the configuration is wrong: a person wants to hear everything at once.
        let packs = configuration?.packs ?? .shipped
        let reading = packs == .shipped ? shipped : PackReading(packs)
        let pack = reading.pack(into: problems)
        guard let configuration, let pack, !problems.hasErrors else { return nil }
        let sources = Dictionary(configuration.sources.map { ($0.name, $0) }) { first, _ in first }
        return Preparation(
            configuration: configuration,
            knowledge: Knowledge(pack: pack, analyst: Analyst(pack: pack), sources: sources)
        )
    }
}

/// Packs that are being read on another thread.
private final class PackReading: Sendable {
    private let found = Mutex<(pack: RulePack?, problems: [Diagnostic])>((nil, []))
    private let reading = DispatchGroup()

    init(_ paths: PackPaths) {
        DispatchQueue.global(qos: .userInitiated).async(group: reading) { [self] in
            let problems = Problems(file: paths.rules)
            let pack = RulePack.load(paths: paths, into: problems)
            let all = problems.all
            found.withLock { $0 = (pack, all) }
        }
    }

    /// Waits for them. Nil, with what is wrong added to the problems, where they do not hold.
    func pack(into problems: Problems) -> RulePack? {
        reading.wait()
        return found.withLock { found in
            for problem in found.problems { problems.add(problem) }
            return found.pack
        }
    }
}
