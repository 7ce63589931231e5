import Model

/// JSON as pages really hold it (RFC 8259 and what people make of it): raw line breaks and stray quotes in strings,
/// commas too many, an end too early. Bounded in depth, read without recursion.
enum LooseJSON {
    indirect enum Value {
        case null
        case bool(Bool)
        case number(String)
        case string(String)
        case array([Value])
        case object([(key: String, value: Value)])
    }

    static let depth = 48
    /// Arrays, objects and what they hold.
    static let values = 100_000

    /// The first value in `bytes`, as far as it can be read; nil where none begins.
    static func read(_ bytes: some RandomAccessCollection<UInt8>) -> Value? {
        var reader = LooseJSONReader(bytes: Array(bytes))
        return reader.document()
    }
}

extension LooseJSON.Value {
    /// The first member of that name, in any case.
    subscript(_ key: String) -> LooseJSON.Value? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// A string that is not empty, or a number as text.
    var string: String? {
        switch self {
        case .string(let text): text.trimmed.isEmpty ? nil : text.trimmed
        case .number(let text): text
        default: nil
        }
    }

    /// The elements of an array, or the value itself as the only one.
    var list: [LooseJSON.Value] {
        switch self {
        case .array(let values): values
        case .null: []
        default: [self]
        }
    }
}

private struct LooseJSONReader {
    /// An array or object that is still open. A struct that is changed where it stands: taken out and put back, all its
    /// members would be copied for each new one.
    private struct Frame {
        let isObject: Bool
        /// Of an array.
        var values: [LooseJSON.Value] = []
        /// Of an object.
        var members: [(key: String, value: LooseJSON.Value)] = []
        /// Whose value comes next.
        var key: String?
    }

    let bytes: [UInt8]
    private var at = 0
    private var stack: [Frame] = []
    private var budget = LooseJSON.values

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() -> LooseJSON.Value? {
        while at < bytes.count, bytes[at] != UInt8(ascii: "{"), bytes[at] != UInt8(ascii: "[") { at += 1 }
        while at < bytes.count, budget > 0 {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard stack.count < LooseJSON.depth else { return unwound() }
                stack.append(Frame(isObject: byte == UInt8(ascii: "{")))
                budget -= 1
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                at += 1
                if let done = closed() { return done }
            case .quote:
                let text = string()
                if let top = stack.indices.last, stack[top].isObject, stack[top].key == nil {
                    stack[top].key = text
                } else {
                    add(.string(text))
                }
            case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "-"), 0x30...0x39:
                add(bare())
            default: at += 1
            }
        }
        return unwound()
    }

    private mutating func add(_ value: LooseJSON.Value) {
        guard let top = stack.indices.last else { return }
        budget -= 1
        if !stack[top].isObject {
            stack[top].values.append(value)
        } else if let key = stack[top].key {
            stack[top].members.append((key, value))
            stack[top].key = nil
        }
    }

    /// Closes the innermost frame; the whole document's value if that was the last.
    private mutating func closed() -> LooseJSON.Value? {
        guard let top = stack.popLast() else { return nil }
        let value: LooseJSON.Value = top.isObject ? .object(top.members) : .array(top.values)
        if stack.isEmpty { return value }
        add(value)
        return nil
    }

    private mutating func unwound() -> LooseJSON.Value? {
        while !stack.isEmpty {
            if let value = closed() { return value }
        }
        return nil
    }

    private mutating func bare() -> LooseJSON.Value {
        let start = at
        while at < bytes.count, bytes[at].isWord || bytes[at] == 0x2B || bytes[at] == 0x2D || bytes[at] == 0x2E {
            at += 1
        }
        if at == start { at += 1 }
        let word = bytes[start..<at].string
        return switch word {
        case "true": .bool(true)
        case "false": .bool(false)
        case "null": .null
        default: .number(word)
        }
    }

    /// From the opening quote to the closing one. A quote that no comma, colon, bracket or end follows is text.
    private mutating func string() -> String {
        var out: [UInt8] = []
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == .quote {
                if endsString(at) { break }
                out.append(byte)
            } else if byte == UInt8(ascii: "\\") {
                escape(into: &out)
            } else {
                out.append(byte)
            }
        }
        return out.string
    }

    private func endsString(_ index: Int) -> Bool {
        var next = index
        while next < bytes.count, bytes[next].isSpace { next += 1 }
        guard next < bytes.count else { return true }
        switch bytes[next] {
        case UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"): return true
        case UInt8(ascii: ","):
            // `"a", "b"` ends the string; `"a", kata dia` does not.
            next += 1
            while next < bytes.count, bytes[next].isSpace { next += 1 }
            guard next < bytes.count else { return true }
            return !bytes[next].isLetter || isConstant(next)
        case .quote: return true
        default: return false
        }
    }

    private func isConstant(_ index: Int) -> Bool {
        bytes.hasFolded("true", at: index) || bytes.hasFolded("false", at: index) || bytes.hasFolded("null", at: index)
    }

    private mutating func escape(into out: inout [UInt8]) {
        guard at < bytes.count else { return }
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "b"):
            out.append(byte == UInt8(ascii: "t") || byte == UInt8(ascii: "b") ? .space : .newline)
        case UInt8(ascii: "u"):
            guard var scalar = hex() else { return }
            if scalar & 0xFC00 == 0xD800, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                bytes[at + 1] == UInt8(ascii: "u")
            {
                let mark = at
                at += 2
                if let low = hex(), low & 0xFC00 == 0xDC00 {
                    scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (low & 0x3FF)
                } else {
                    at = mark
                }
            }
            out += Array(String(Unicode.Scalar(scalar).map(Character.init) ?? "\u{FFFD}").utf8)
        default: out.append(byte)
        }
    }

    private mutating func hex() -> UInt32? {
        guard at + 4 <= bytes.count, let value = UInt32(bytes[at..<at + 4].string, radix: 16) else { return nil }
        at += 4
        return value
    }
}
