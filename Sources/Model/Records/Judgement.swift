/// By what an article was judged: with its text, all that is needed to judge it again. See `netra replay`.
public struct Judgement: Hashable, Sendable, Codable {
    /// Version of Netra.
    public var version: String
    /// Fingerprint of the rules, lexicon, calendar and norms.
    public var pack: String
    /// Name of the configured source that led to the article.
    public var source: String
    /// Kemendagri code of where the source is at home.
    public var region: String?
    /// When the page was fetched.
    public var seen: ZonedTime

    public init(version: String, pack: String, source: String, region: String?, seen: ZonedTime) {
        self.version = version
        self.pack = pack
        self.source = source
        self.region = region
        self.seen = seen
    }
}
