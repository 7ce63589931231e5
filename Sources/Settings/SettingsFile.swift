import FoundationEssentials
public import Model
import Yams

/// What is wrong with the files read so far, gathered so that a person hears all of it at once.
public final class Problems {
    public private(set) var all: [Diagnostic] = []
    let file: String
    private let parent: Problems?

    /// For one file; with a parent, what is noted here is noted there too.
    public init(file: String, parent: Problems? = nil) {
        self.file = file
        self.parent = parent
    }

    public func add(_ message: String, line: Int? = nil, column: Int? = nil, severity: Diagnostic.Severity = .error) {
        add(Diagnostic(message, file: file, line: line, column: column, severity: severity))
    }

    public func add(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
        parent?.add(diagnostic)
    }

    /// In the order of the file, errors and warnings alike; a file that was included comes after the one that did so.
    public var inOrder: [Diagnostic] {
        var rank: [String: Int] = [file: 0]
        for diagnostic in all where rank[diagnostic.file] == nil { rank[diagnostic.file] = rank.count }
        return all.sorted {
            (rank[$0.file] ?? 0, $0.line ?? 0, $0.column ?? 0) < (rank[$1.file] ?? 0, $1.line ?? 0, $1.column ?? 0)
        }
    }

    public var hasErrors: Bool { all.contains { $0.severity == .error } }
}

public enum SettingsFile {
    /// The root of a YAML file. Nil, with the reason among the problems, where it cannot be read or is not YAML.
    public static func read(path: String, into problems: Problems) -> SettingsNode? {
        bytes(path: path, into: problems).flatMap { parse(bytes: $0, into: problems) }
    }

    /// What is in a file. Nil, with the reason among the problems, where it cannot be read.
    public static func bytes(path: String, into problems: Problems) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: path) else {
            let exists = FileManager.default.fileExists(atPath: path)
            let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
            let reason = isFolder ? "is a folder, not a file" : "cannot be read: check its permissions"
            problems.add(exists ? reason : "no such file")
            return nil
        }
        // Some editors begin a text with a byte order mark, which is no part of it.
        return Array(data.starts(with: byteOrderMark) ? data.dropFirst(byteOrderMark.count) : data)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    public static func parse(bytes: [UInt8], into problems: Problems) -> SettingsNode? {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            problems.add("is not UTF-8: save it as UTF-8")
            return nil
        }
        do {
            // Without its rules for what plain text may mean, which cost more than all the rest: we ask by type ourselves.
            guard let node = try Yams.compose(yaml: text, .basic) else {
                problems.add("is empty")
                return nil
            }
            return SettingsNode(node: node, path: "", problems: problems)
        } catch let error as YamlError {
            let (message, mark) = explain(error)
            problems.add("is not valid YAML: \(message)", line: mark?.line, column: mark?.column)
        } catch {
            problems.add("is not valid YAML: \(error)")
        }
        return nil
    }

    private static func explain(_ error: YamlError) -> (String, Mark?) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let prefix = context.map { "\($0.text) " } ?? ""
            return (prefix + problem, mark)
        case .duplicatedKeysInMapping(let duplicates, let context):
            return ("the key `\(duplicates.first.map { "\($0)" } ?? "")` stands here twice", context.mark)
        default:
            return ("\(error)", nil)
        }
    }
}

/// The candidate that a slip of the pen most likely meant: at most two edits away.
func nearest(to word: String, among candidates: [String]) -> String? {
    let scored = candidates.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }
    return scored.filter { $0.1 <= max(1, min(2, word.utf8.count / 3)) }.min { $0.1 < $1.1 }?.0
}

/// Levenshtein distance.
private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
            let above = row[j + 1]
            row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
            diagonal = above
        }
    }
    return row[b.count]
}
