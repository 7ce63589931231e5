public import Model

/// An article with what a careful reader found in it: a line of a labelled file.
public struct LabelledArticle: Sendable, Decodable {
    public var id: String
    public var url: String?
    public var published: Publication?
    public var title: String
    public var text: String
    public var statements: [Label]

    private enum CodingKeys: String, CodingKey { case id, url, published, title, text, statements }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        url = try container.decodeIfPresent(String.self, forKey: .url)
        let day = try container.decodeIfPresent(String.self, forKey: .published) ?? ""
        published = Publication(day)
        if published == nil, !day.isEmpty {
            throw DecodingError.dataCorruptedError(
                forKey: .published,
                in: container,
                debugDescription: "`\(day)` is not a day: write it as 2024-11-27"
            )
        }
        title = try container.decodeIfPresent(String.self, forKey: .title) ?? ""
        text = try container.decode(String.self, forKey: .text)
        statements = try container.decodeIfPresent([Label].self, forKey: .statements) ?? []
    }

    /// Labels, by their places, whose quotation stands neither in the title nor in the text: nothing can match them.
    public var strayQuotations: [Int] {
        let spans = FoldedText(title + "\n" + text).spans(of: statements)
        return statements.indices.filter { spans[$0] == nil }
    }

    /// Why a line is no article, with the key that is amiss.
    public static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        func named(_ what: String, _ keys: [any CodingKey]) -> String {
            let path = keys.reduce(into: "") { path, key in
                path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? "" : ".") + key.stringValue
            }
            return path.isEmpty ? what : "`\(path)`: \(what)"
        }
        switch error {
        case .keyNotFound(let key, let context): return named("is missing", context.codingPath + [key])
        case .valueNotFound(_, let context): return named("is null", context.codingPath)
        case .typeMismatch(let type, let context):
            return named("should be \(type == String.self ? "text" : "\(type)")", context.codingPath)
        case .dataCorrupted(let context): return named(context.debugDescription, context.codingPath)
        @unknown default: return "\(error)"
        }
    }
}

/// A statement as labelled, or as predicted, in the terms that are scored.
public struct Label: Hashable, Sendable, Codable {
    public var quote: String
    public var detector: Detector
    public var stance: Stance?
    public var event: ElectionEvent?
    public var start: Day?
    public var end: Day?
    public var speaker: String?
    public var region: String?

    public init(_ statement: Statement) {
        quote = statement.quote
        detector = statement.detector
        stance = statement.stance
        event = statement.event
        start = statement.start
        end = statement.end
        speaker = statement.speaker
        region = statement.region?.code
    }
}
