import Detection
import Model

/// Who judges again: by the packs that were in force, or by one pack for all.
struct Judges {
    private let archive: PackArchive
    /// For all; nil where each version is judged by its own pack.
    private let other: Analyst?
    private var known: [String: Analyst] = [:]
    private let terminal: Terminal
    /// Fingerprints of packs that are needed and not kept.
    private(set) var missing: Set<String> = []

    /// Whether each version is judged by the pack that it was recorded with.
    var areRecorded: Bool { other == nil }

    /// Nil, with what is wrong told, where the pack that is given does not hold.
    init?(_ configuration: Configuration, packs: String?, rules: String?, on terminal: Terminal) {
        archive = PackArchive(stateFolder: configuration.state)
        self.terminal = terminal
        guard packs != nil || rules != nil else {
            other = nil
            return
        }
        var paths = packs.map { PackPaths(folder: $0) } ?? configuration.packs
        if let rules { paths.rules = rules }
        guard let analyst = Analyst.loaded(from: paths, on: terminal) else { return nil }
        other = analyst
    }

    /// - Parameter fingerprint: Of the pack that was in force.
    mutating func analyst(for fingerprint: String) -> Analyst? {
        if let other { return other }
        if let analyst = known[fingerprint] { return analyst }
        if missing.contains(fingerprint) { return nil }
        guard let paths = archive.paths(of: fingerprint), paths.fingerprint() == fingerprint,
            let analyst = Analyst.loaded(from: paths, on: terminal)
        else {
            missing.insert(fingerprint)
            return nil
        }
        known[fingerprint] = analyst
        return analyst
    }
}
