/// The `Encoder` behind `JSONText`.
struct OrderedEncoder: Encoder {
    let box: Box
    let codingPath: [any CodingKey]
    let omitsNulls: Bool
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = box.content {} else { box.content = .object([]) }
        return KeyedEncodingContainer(OrderedObject<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .array = box.content {} else { box.content = .array([]) }
        return OrderedArray(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { OrderedValue(encoder: self) }

    func below(_ box: Box, _ key: any CodingKey) -> OrderedEncoder {
        OrderedEncoder(box: box, codingPath: codingPath + [key], omitsNulls: omitsNulls)
    }

    func encodeAny(_ value: some Encodable) throws {
        if let plain = Self.plain(value) {
            box.content = plain
        } else if let dictionary = value as? any TextKeyed {
            box.content = .object([])  // a dictionary has no order of its own: the same value gives the same text
            for (key, value) in dictionary.members.sorted(by: { $0.key < $1.key }) {
                try below(box.member(key), Name(key)).encodeAny(value)
            }
        } else {
            try value.encode(to: self)
        }
    }

    /// What most members are; nil for anything else. Types are compared, which is cheap: to ask a value what it conforms to
    /// is not.
    static func plain<Value: Encodable>(_ value: Value) -> Box.Content? {
        if Value.self == String.self { return (value as? String).map { .text($0) } }
        if Value.self == Int.self { return (value as? Int).map { .raw(String($0)) } }
        if Value.self == Int64.self { return (value as? Int64).map { .raw(String($0)) } }
        if Value.self == Bool.self { return (value as? Bool).map { .raw($0 ? "true" : "false") } }
        return nil
    }

    /// A value that writes itself by itself: number, text or flag.
    fileprivate func encodeSingle(_ value: some Encodable) throws {
        if let plain = Self.plain(value) {
            box.content = plain
            return
        }
        switch value {
        case let number as any BinaryInteger: box.content = .raw("\(number)")
        case let number as Double: try encodeFloating(number)
        case let number as Float: try encodeFloating(Double(number))
        default: try encodeAny(value)
        }
    }

    private func encodeFloating(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number,
                .init(codingPath: codingPath, debugDescription: "JSON has no such number")
            )
        }
        let whole = number.rounded(.towardZero) == number && abs(number) < 1e15
        box.content = .raw(whole ? "\(Int64(number))" : "\(number)")
    }
}

/// A dictionary that becomes an object.
private protocol TextKeyed {
    var members: [(key: String, value: any Encodable)] { get }
}

extension Dictionary: TextKeyed where Key == String, Value: Encodable {
    var members: [(key: String, value: any Encodable)] { map { ($0.key, $0.value) } }
}

private struct OrderedObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: OrderedEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil(forKey key: Key) {
        if !encoder.omitsNulls { encoder.box.member(key.stringValue).content = .raw("null") }
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        if let plain = OrderedEncoder.plain(value) {
            encoder.box.member(key.stringValue).content = plain
            return
        }
        try encoder.below(encoder.box.member(key.stringValue), key).encodeAny(value)
    }

    // The synthesised coding of an optional property calls these.
    func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) } else { encodeNil(forKey: key) }
    }
    func encodeIfPresent(_ value: String?, forKey key: Key) throws { try present(value, key) }
    func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try present(value, key) }
    func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try present(value, key) }
    func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try present(value, key) }
    func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try present(value, key) }
    func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try present(value, key) }

    private func present(_ value: (some Encodable)?, _ key: Key) throws {
        if let value { try encode(value, forKey: key) } else { encodeNil(forKey: key) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        encoder.below(encoder.box.member(key.stringValue), key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        encoder.below(encoder.box.member(key.stringValue), key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { encoder.below(encoder.box.member("super"), Index(0)) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder.below(encoder.box.member(key.stringValue), key) }
}

private struct OrderedArray: UnkeyedEncodingContainer {
    let encoder: OrderedEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int {
        if case .array(let items) = encoder.box.content { items.count } else { 0 }
    }

    private func next() -> OrderedEncoder { encoder.below(encoder.box.element(), Index(count)) }

    func encodeNil() { encoder.box.element().content = .raw("null") }
    func encode(_ value: some Encodable) throws { try next().encodeAny(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }
    func superEncoder() -> any Encoder { next() }
}

private struct OrderedValue: SingleValueEncodingContainer {
    let encoder: OrderedEncoder
    var codingPath: [any CodingKey] { encoder.codingPath }

    func encodeNil() { encoder.box.content = .raw("null") }
    func encode(_ value: some Encodable) throws { try encoder.encodeSingle(value) }
}

private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

private struct Index: CodingKey {
    let intValue: Int?
    var stringValue: String { "\(intValue ?? 0)" }

    init(_ index: Int) { intValue = index }
    init?(intValue: Int) { self.init(intValue) }
    init?(stringValue: String) { nil }
}
