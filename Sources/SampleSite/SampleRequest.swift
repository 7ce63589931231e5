/// What somebody asked the sample site for, and what it answered.
public struct SampleRequest: Hashable, Sendable {
    /// Of the outlet; the host name as asked for where there is no such outlet.
    public let outlet: String
    /// With its query, if there is one.
    public let path: String
    public let method: String
    public let userAgent: String
    /// HTTP status of the answer.
    public let status: Int
}

/// What the site answers.
struct SampleResponse: Equatable {
    var status: Int
    var type = "text/html; charset=UTF-8"
    var body = ""
    /// Strong entity tag (RFC 9110 §8.8.3), with its quotation marks.
    var tag: String?
}
