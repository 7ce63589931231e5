/// When an article says that it was published: to the minute with its offset, or only the day.
public enum Publication: Hashable, Sendable {
    case time(ZonedTime)
    case day(Day)

    public init?(_ text: some StringProtocol) {
        if let time = ZonedTime(text) {
            self = .time(time)
        } else if let day = Day(text) {
            self = .day(day)
        } else {
            return nil
        }
    }

    public var day: Day {
        switch self {
        case .time(let time): time.day
        case .day(let day): day
        }
    }
}

extension Publication: CustomStringConvertible {
    public var description: String {
        switch self {
        case .time(let time): time.description
        case .day(let day): day.description
        }
    }
}

extension Publication: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Publication(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "neither an RFC 3339 time nor a day: \(text)")
            )
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
