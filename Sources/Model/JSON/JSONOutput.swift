/// JSON as it is being written: bytes that only grow, and the values that are still open.
///
/// The synthesised coding of a type finishes one member before it begins the next, so nearly everything is written where it
/// will stand. What asks for a nested container or a super encoder may go on with it later: such a part is written apart
/// and inserted at the end.
final class JSONOutput {
    enum Kind { case nothing, object, array, single }

    private struct Level {
        var kind: Kind = .nothing
        var count = 0
    }

    let omitsNulls: Bool
    private var bytes: [UInt8] = []
    private var levels: [Level] = [Level()]
    /// The keys that lead to the innermost open value.
    private var path: [any CodingKey] = []
    private var insertions: [(at: Int, part: JSONOutput)] = []
    /// Which types are dictionaries: to ask a value is slow.
    private var dictionaries: [ObjectIdentifier: Bool] = [:]

    init(omitsNulls: Bool) { self.omitsNulls = omitsNulls }

    /// Writes the value that all others are in.
    func root(_ value: some Encodable) throws {
        if plain(value) { levels[0].kind = .single } else { try content(value, at: 0) }
    }

    /// What was written, once the root has been.
    func finish() -> [UInt8] {
        while !levels.isEmpty { end() }
        guard !insertions.isEmpty else { return bytes }
        var whole: [UInt8] = []
        var done = 0
        for (at, part) in insertions {
            whole += bytes[done..<at]
            whole += part.finish()
            done = at
        }
        return whole + bytes[done...]
    }

    func path(to level: Int) -> [any CodingKey] { Array(path.prefix(level)) }

    func count(at level: Int) -> Int { level < levels.count ? levels[level].count : 0 }

    // MARK: Writing

    func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Says what the value of a level is, the first time it is said.
    func begin(_ kind: Kind, at level: Int) {
        guard level < levels.count, levels[level].kind == .nothing else { return }
        levels[level].kind = kind
        switch kind {
        case .object: bytes.append(UInt8(ascii: "{"))
        case .array: bytes.append(UInt8(ascii: "["))
        case .single, .nothing: break
        }
    }

    /// What comes next is the value of this member.
    func member(_ key: some CodingKey, at level: Int) {
        element(at: level)
        path[level] = key
        JSONText.appendString(key.stringValue, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    /// What comes next is the next element.
    func element(at level: Int) {
        let count = levels[level].count
        if count > 0 { bytes.append(UInt8(ascii: ",")) }
        levels[level].count = count + 1
        path.removeSubrange(min(level, path.count)...)
        path.append(Index(count))
    }

    /// Writes a value where we are.
    func value<Value: Encodable>(_ value: Value) throws {
        if plain(value) { return }
        levels.append(Level())
        try content(value, at: levels.count - 1)
        end()
    }

    /// Writes a value as the whole of a level.
    func single<Value: Encodable>(_ value: Value, at level: Int) throws {
        begin(.single, at: level)
        if plain(value) { return }
        switch value {
        case let number as any BinaryInteger: bytes += "\(number)".utf8
        case let number as Double: try floating(number)
        case let number as Float: try floating(Double(number))
        default:
            // Whatever it is made of says what this level is.
            levels[level].kind = .nothing
            try content(value, at: level)
        }
    }

    private func content<Value: Encodable>(_ value: Value, at level: Int) throws {
        guard let members = members(of: value) else {
            return try value.encode(to: OrderedEncoder(output: self, level: level))
        }
        // A dictionary has no order of its own: the same value gives the same text.
        begin(.object, at: level)
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            member(Name(key), at: level)
            try self.value(value)
        }
    }

    private func members<Value: Encodable>(of value: Value) -> [(key: String, value: any Encodable)]? {
        let type = ObjectIdentifier(Value.self)
        if dictionaries[type] == false { return nil }
        let dictionary = value as? any TextKeyed
        dictionaries[type] = dictionary != nil
        return dictionary?.members
    }

    /// Ends the innermost open value.
    private func end() {
        switch levels.removeLast().kind {
        case .object: bytes.append(UInt8(ascii: "}"))
        case .array: bytes.append(UInt8(ascii: "]"))
        case .nothing: append("{}")
        case .single: break
        }
    }

    /// A value that stands here, but may be written while others are.
    func insertion() -> OrderedEncoder {
        let part = JSONOutput(omitsNulls: omitsNulls)
        insertions.append((bytes.count, part))
        return OrderedEncoder(output: part, level: 0)
    }

    // MARK: Plain values

    /// Writes what most members are; false for anything else. Types are compared, which is cheap: to ask a value what it
    /// conforms to is not.
    private func plain<Value: Encodable>(_ value: Value) -> Bool {
        if Value.self == String.self, let text = value as? String {
            JSONText.appendString(text, to: &bytes)
        } else if Value.self == Int.self, let number = value as? Int {
            bytes += String(number).utf8
        } else if Value.self == Int64.self, let number = value as? Int64 {
            bytes += String(number).utf8
        } else if Value.self == Bool.self, let flag = value as? Bool {
            append(flag ? "true" : "false")
        } else {
            return false
        }
        return true
    }

    private func floating(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number,
                .init(codingPath: path, debugDescription: "JSON has no such number")
            )
        }
        let isWhole = number.rounded(.towardZero) == number && abs(number) < 1e15
        bytes += (isWhole ? "\(Int64(number))" : "\(number)").utf8
    }

    // MARK: Keys

    struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    struct Index: CodingKey {
        let intValue: Int?
        var stringValue: String { "\(intValue ?? 0)" }

        init(_ index: Int) { intValue = index }
        init?(intValue: Int) { self.init(intValue) }
        init?(stringValue: String) { nil }
    }
}

/// A dictionary that becomes an object.
private protocol TextKeyed {
    var members: [(key: String, value: any Encodable)] { get }
}

extension Dictionary: TextKeyed where Key == String, Value: Encodable {
    var members: [(key: String, value: any Encodable)] { map { ($0.key, $0.value) } }
}
