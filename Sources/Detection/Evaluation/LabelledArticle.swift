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
        title = try container.decodeIfPresent(String.self, forKey: .title) ?? ""
        text = try container.decode(String.self, forKey: .text)
        statements = try container.decodeIfPresent([Label].self, forKey: .statements) ?? []
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
