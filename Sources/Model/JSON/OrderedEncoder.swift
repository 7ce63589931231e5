/// The `Encoder` behind `JSONText`: one value, which stands at a level of what is being written.
struct OrderedEncoder: Encoder {
    let output: JSONOutput
    let level: Int
    var codingPath: [any CodingKey] { output.path(to: level) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        output.begin(.object, at: level)
        return KeyedEncodingContainer(OrderedObject<Key>(output: output, level: level))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        output.begin(.array, at: level)
        return OrderedArray(output: output, level: level)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { OrderedValue(output: output, level: level) }
}

private struct OrderedObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let output: JSONOutput
    let level: Int
    var codingPath: [any CodingKey] { output.path(to: level) }

    func encodeNil(forKey key: Key) {
        if output.omitsNulls { return }
        output.member(key, at: level)
        output.append("null")
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        output.member(key, at: level)
        try output.value(value)
    }

    // The synthesised coding of an optional property calls these.
    func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws { try present(value, key) }
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
        superEncoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        superEncoder(forKey: key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        output.member(JSONOutput.Name("super"), at: level)
        return output.insertion()
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        output.member(key, at: level)
        return output.insertion()
    }
}

private struct OrderedArray: UnkeyedEncodingContainer {
    let output: JSONOutput
    let level: Int
    var codingPath: [any CodingKey] { output.path(to: level) }
    var count: Int { output.count(at: level) }

    func encodeNil() {
        output.element(at: level)
        output.append("null")
    }

    func encode(_ value: some Encodable) throws {
        output.element(at: level)
        try output.value(value)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        superEncoder().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }

    func superEncoder() -> any Encoder {
        output.element(at: level)
        return output.insertion()
    }
}

private struct OrderedValue: SingleValueEncodingContainer {
    let output: JSONOutput
    let level: Int
    var codingPath: [any CodingKey] { output.path(to: level) }

    func encodeNil() {
        output.begin(.single, at: level)
        output.append("null")
    }

    func encode(_ value: some Encodable) throws { try output.single(value, at: level) }
}
