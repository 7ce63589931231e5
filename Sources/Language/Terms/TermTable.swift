/// What a term of a `Vocabulary` means to one analyser: an array by number, so that asking costs one load.
struct TermTable<Value: Sendable>: Sendable {
    private var values: [Value?] = []

    /// Nil for 0, for terms that were not given a value, and for those added to the vocabulary later.
    @inline(__always)
    subscript(term: Int32) -> Value? {
        let index = Int(term)
        return index < values.count ? values[index] : nil
    }

    mutating func set(_ value: Value, for term: Int32) {
        guard term > 0 else { return }
        while values.count <= Int(term) { values.append(nil) }
        values[Int(term)] = value
    }

    /// Adds each word to the vocabulary and gives it the value.
    mutating func set(_ value: Value, for words: String, in vocabulary: inout Vocabulary.Builder) {
        for word in words.split(separator: " ") { set(value, for: vocabulary.add(word)) }
    }
}
