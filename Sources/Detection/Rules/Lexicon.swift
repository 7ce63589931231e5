import Settings

/// A word class: words and phrases that stand for one another in rules and evidence.
struct WordClass {
    var name: String
    var title: String
    var entries: [(text: String, place: SettingsNode?)]
    var place: SettingsNode?

    /// Lists of plain words for the speaker finder; no class for patterns.
    var isForSpeakers: Bool { name.hasPrefix("speech-") }
}

extension WordClass {
    /// Reads the classes of the lexicon's files. What is wrong is noted; what is right is returned.
    static func read(_ files: [String], into problems: Problems) -> [WordClass] {
        var classes: [WordClass] = []
        var names: Set<String> = []
        for file in files {
            guard let root = SettingsFile.read(path: file, into: Problems(file: file, parent: problems)),
                let table = root.table()
            else { continue }
            for node in table.required("classes")?.list() ?? [] {
                guard let found = read(node) else { continue }
                if names.insert(found.name).inserted {
                    classes.append(found)
                } else {
                    node.fail("the class `\(found.name)` stands in the lexicon twice: rename one or join them")
                }
            }
            table.refuseOthers()
        }
        return classes
    }

    private static func read(_ node: SettingsNode) -> WordClass? {
        guard let table = node.table() else { return nil }
        let name = table.required("name")?.string
        let title = table.required("title")?.string
        _ = table.optional("source")?.string
        let words = table.required("words")?.list() ?? []
        table.refuseOthers()
        guard let name, let title else { return nil }
        if words.isEmpty { node.fail("the class `\(name)` is empty: add words or take it out") }
        let entries = words.compactMap { word in word.string.map { (text: $0, place: Optional(word)) } }
        return WordClass(name: name, title: title, entries: entries, place: node)
    }
}

/// Turns classes into phrases of lexemes, in which classes named within classes are resolved.
struct ClassExpansion {
    private let byName: [String: WordClass]
    private var done: [String: [[String]]] = [:]
    private var open: [String] = []

    init(_ classes: [WordClass]) {
        byName = Dictionary(classes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The phrases of a class, each a list of literals and `~roots`. Nil where there is no such class.
    mutating func phrases(of name: String) -> [[String]]? {
        if let known = done[name] { return known }
        guard let wordClass = byName[name] else { return nil }
        open.append(name)
        var phrases: [[String]] = []
        var known: Set<[String]> = []
        for entry in wordClass.entries {
            if entry.text.hasPrefix("@") {
                let other = String(entry.text.dropFirst())
                if open.contains(other) {
                    entry.place?.fail("the class `\(name)` refers to itself through `@\(other)`: take this line out")
                } else if let inner = self.phrases(of: other) {
                    phrases += inner
                } else {
                    entry.place?.fail("there is no class `\(other)`")
                }
            } else {
                let alternatives = ClassExpansion.alternatives(entry.text)
                let added = alternatives.filter { known.insert($0).inserted }
                if added.isEmpty, !alternatives.isEmpty {
                    entry.place?.warn("the class `\(name)` holds `\(entry.text)` already: take this line out")
                }
                phrases += added
            }
        }
        open.removeLast()
        done[name] = phrases
        return phrases
    }

    /// `tidak/tak boleh` is two phrases.
    static func alternatives(_ text: String) -> [[String]] {
        var phrases: [[String]] = [[]]
        // By bytes, and in place where there is no choice: some 6,000 phrases are read at every start.
        for token in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) {
            let choices = token.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
            if choices.count == 1 {
                for index in phrases.indices { phrases[index].append(choices[0]) }
            } else {
                phrases = phrases.flatMap { phrase in choices.map { phrase + [$0] } }
            }
        }
        return phrases.filter { !$0.isEmpty }
    }
}
