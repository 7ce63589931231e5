import Model

/// Right, false and missed, and what follows from them.
public struct Tally: Hashable, Sendable, Encodable {
    public var right = 0
    public var wrong = 0
    public var missed = 0

    public init() {}

    public var precision: Double { right + wrong == 0 ? 0 : Double(right) / Double(right + wrong) }
    public var recall: Double { right + missed == 0 ? 0 : Double(right) / Double(right + missed) }
    public var f1: Double {
        let sum = precision + recall
        return sum == 0 ? 0 : 2 * precision * recall / sum
    }

    private enum CodingKeys: String, CodingKey {
        case right = "tp"
        case wrong = "fp"
        case missed = "fn"
        case precision, recall, f1
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(right, forKey: .right)
        try container.encode(wrong, forKey: .wrong)
        try container.encode(missed, forKey: .missed)
        try container.encode(rounded(precision), forKey: .precision)
        try container.encode(rounded(recall), forKey: .recall)
        try container.encode(rounded(f1), forKey: .f1)
    }
}

/// How often an attribute was right, on matched statements only.
public struct Share: Hashable, Sendable, Encodable {
    public var right = 0
    public var of = 0

    public init() {}

    /// Nil where nothing was matched.
    public var accuracy: Double? { of == 0 ? nil : Double(right) / Double(of) }

    mutating func count(_ isRight: Bool) {
        of += 1
        right += isRight ? 1 : 0
    }

    private enum CodingKeys: String, CodingKey { case right, of, accuracy }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(right, forKey: .right)
        try container.encode(of, forKey: .of)
        try container.encode(accuracy.map(rounded), forKey: .accuracy)
    }
}

/// Four decimals, as score tables are compared.
func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
