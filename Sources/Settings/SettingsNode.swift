import Model
import Yams

/// A place in a YAML file that a person wrote. Reading from it never stops at the first error: each problem goes to the
/// file's `Problems`, with line and column, and a value that does not hold reads as nil.
public struct SettingsNode {
    let node: Node
    /// How a person would name the place, such as `sources[2].every`.
    public let path: String
    public let problems: Problems

    public var file: String { problems.file }
    public var line: Int? { node.mark?.line }
    public var column: Int? { node.mark?.column }

    /// Notes an error here.
    public func fail(_ message: String) {
        problems.add(message, line: line, column: column)
    }

    public func warn(_ message: String) {
        problems.add(message, line: line, column: column, severity: .warning)
    }

    // MARK: What stands here

    public var string: String? {
        guard let scalar = node.scalar, !isNull else { return wrong("text") }
        return scalar.string
    }

    public var int: Int? {
        guard let scalar = node.scalar, let value = Int(scalar.string) else { return wrong("a whole number") }
        return value
    }

    /// A whole number of these.
    public func int(in range: ClosedRange<Int>) -> Int? {
        guard let value = int else { return nil }
        if range.contains(value) { return value }
        fail("\(path) should be from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// One of the values of a type.
    public func choice<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> Value? {
        choice(of: type.allCases.map(\.rawValue)) { Value(rawValue: $0) }
    }

    /// One of some words, as what `value` makes of it.
    public func choice<Value>(of known: [String], _ value: (String) -> Value?) -> Value? {
        guard let text = string else { return nil }
        if let found = value(text) { return found }
        fail("\(path) should be one of \(known.joined(separator: ", ")), not \"\(text)\"")
        return nil
    }

    public var bool: Bool? {
        switch node.scalar?.string {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: wrong("true or false")
        }
    }

    /// Seconds of `90s`, `15m`, `24h`, `7d`, or `500ms` rounded up to what a `Double` holds: a hundred years at most, so that
    /// it can be added to any time.
    public var seconds: Double? {
        guard let text = node.scalar?.string else { return wrong("a duration such as 60s, 15m, 24h or 7d") }
        let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)]
        for (unit, factor) in units where text.hasSuffix(unit) {
            guard let count = Double(text.dropLast(unit.count)), count >= 0, count.isFinite else { continue }
            if count * factor <= Self.longest { return count * factor }
            fail("\(path) should be at most 36500d")
            return nil
        }
        return wrong("a duration such as 60s, 15m, 24h or 7d")
    }

    /// Seconds.
    private static let longest = 36_500.0 * 86_400

    /// The items of a list; a single value counts as a list of one where `orOne` is set.
    public func list(orOne: Bool = false) -> [SettingsNode]? {
        guard let sequence = node.sequence else {
            if orOne, !isNull { return [self] }
            return wrong("a list")
        }
        return sequence.enumerated().map { SettingsNode(node: $1, path: "\(path)[\($0)]", problems: problems) }
    }

    /// The members of a mapping, read through a `SettingsTable`, which knows what was asked for.
    public func table() -> SettingsTable? {
        guard let mapping = node.mapping else { return wrong("a mapping of keys to values") }
        return SettingsTable(mapping: mapping, place: self)
    }

    public var isNull: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return switch scalar.string {
        case "", "~", "null", "Null", "NULL": true
        default: false
        }
    }
    public var isList: Bool { node.sequence != nil }
    public var isTable: Bool { node.mapping != nil }

    private func wrong<T>(_ wanted: String) -> T? {
        let found =
            if node.mapping != nil {
                "a mapping"
            } else if node.sequence != nil {
                "a list"
            } else if isNull {
                "nothing"
            } else if path.isEmpty {
                "plain text"  // not to be repeated: it may be another file than was meant, as that of a secret
            } else {
                "\"\(node.scalar?.string ?? "")\""
            }
        fail("\(path.isEmpty ? "this file" : path) should be \(wanted), but \(found) stands here")
        return nil
    }
}

/// A mapping whose keys are asked for one by one; those that nobody asked for are errors.
public final class SettingsTable {
    public let place: SettingsNode
    private let members: [(key: String, node: Node, keyNode: Node)]
    /// Where each key stands among the members of a table that is so large that looking through it would take long.
    private let places: [String: Int]?
    private var asked: [String] = []

    init(mapping: Node.Mapping, place: SettingsNode) {
        self.place = place
        members = mapping.map { (key: $0.key.scalar?.string ?? "", node: $0.value, keyNode: $0.key) }
        let pairs = members.lazy.enumerated().map { ($1.key, $0) }
        places = members.count > 16 ? Dictionary(pairs) { first, _ in first } : nil
    }

    /// The keys, in the file's order.
    public var keys: [String] { members.map(\.key) }

    /// What stands under `key`; nil where it is absent or empty.
    public func optional(_ key: String) -> SettingsNode? {
        asked.append(key)
        guard let place = places.map({ $0[key] }) ?? members.firstIndex(where: { $0.key == key }) else { return nil }
        let child = SettingsNode(node: members[place].node, path: path(key), problems: self.place.problems)
        return child.isNull ? nil : child
    }

    public func required(_ key: String) -> SettingsNode? {
        if let child = optional(key) { return child }
        place.fail("\(path(key)) is missing: add `\(key):`")
        return nil
    }

    /// Call when all keys have been asked for: what is left is a mistake, most often a slip of the pen.
    public func refuseOthers() {
        for member in members where !asked.contains(member.key) {
            let hint = nearest(to: member.key, among: asked).map { "did you mean `\($0)`?" }
            place.problems.add(
                "unknown key `\(path(member.key))`; \(hint ?? "known here: \(asked.sorted().joined(separator: ", "))")",
                line: member.keyNode.mark?.line,
                column: member.keyNode.mark?.column
            )
        }
    }

    private func path(_ key: String) -> String { place.path.isEmpty ? key : "\(place.path).\(key)" }
}
