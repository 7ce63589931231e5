/// That an article corrects others of its outlet, or carries the reply of those they were about.
public struct ArticleCorrection: Hashable, Sendable {
    public var kind: AlertCorrected.Kind
    /// What it links to within its own site.
    public var articles: [WebAddress]

    public init(kind: AlertCorrected.Kind, articles: [WebAddress]) {
        self.kind = kind
        self.articles = articles
    }
}
