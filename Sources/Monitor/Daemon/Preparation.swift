import Detection
import Fetching
import Model
import Settings

/// A configuration and everything that it names, read and checked, before anything is started.
struct Preparation: Sendable {
    let configuration: Configuration
    let knowledge: Knowledge

    /// Nil where anything is wrong; all of it is among the problems.
    static func read(file: String, into problems: Problems) -> Preparation? {
        // Most of a cold start goes by with the packs, and nearly always they are the shipped ones: they are read meanwhile.
        let shipped = Meanwhile { RulePack.load(paths: .shipped, into: $0) }
        let configuration = Configuration.read(file: file, into: problems)
        // The packs are read even where the configuration is wrong: a person wants to hear everything at once.
        let packs = configuration?.packs ?? .shipped
        let pack =
            packs == .shipped ? shipped.value(into: problems) : RulePack.load(paths: packs, into: problems)
        guard let configuration, let pack, !problems.hasErrors else { return nil }
        let sources = Dictionary(configuration.sources.map { ($0.name, $0) }) { first, _ in first }
        return Preparation(
            configuration: configuration,
            knowledge: Knowledge(pack: pack, analyst: Analyst(pack: pack), sources: sources)
        )
    }
}
