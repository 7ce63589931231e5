import Language
import Model
import Settings

/// Reads `speech.yaml`, for the `SpeakerFinder`. It is written like a lexicon, but its classes are no rule's.
enum SpeechFile {
    /// What is wrong is noted; what is right is returned.
    static func read(_ path: String, into problems: Problems) -> SpeechLexicon {
        let classes = WordClass.read([path], into: problems)
        let lists = Dictionary(
            classes.map { ($0.name, $0.entries.map(\.text)) },
            uniquingKeysWith: { first, _ in first }
        )
        let known = SpeechLexicon.classes
        for unknown in classes where !known.contains(unknown.name) {
            unknown.place?.fail("no class `\(unknown.name)` here; known are \(known.joined(separator: ", "))")
        }
        return SpeechLexicon(lists: lists)
    }
}

extension PackPaths {
    /// Beside `regions`.
    var speech: String { String(aliases.dropLast("regions-aliases.yaml".utf8.count)) + "speech.yaml" }
}
