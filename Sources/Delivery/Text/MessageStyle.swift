public import Model

/// How people are told of things at one receiver.
public struct MessageStyle: Sendable, Hashable {
    public var wording: Wording
    public var detail: Detail
    /// Whom to write to with an objection or a correction: an address of e-mail or the web.
    public var objections: String?

    public init(wording: Wording = .indonesian, detail: Detail = .full, objections: String? = nil) {
        self.wording = wording
        self.detail = detail
        self.objections = objections
    }
}
