public import Model

/// An article that should raise an alert, and how the alert will be known.
public struct ExpectedAlert: Hashable, Sendable {
    /// Deterministic: `Alert.id(of:)` of the canonical address.
    public let id: String
    public let canonical: String
    public let title: String
    public let outlet: String
    /// At least these.
    public let detectors: Set<Detector>
}

extension Outlet {
    /// What should follow from reading every page of this outlet.
    public var expectedAlerts: [ExpectedAlert] {
        articles.compactMap { article in
            guard case .alert(let detectors) = article.expectation else { return nil }
            guard let canonical = WebAddress(canonical(article)) else { return nil }
            return ExpectedAlert(
                id: Alert.id(of: canonical),
                canonical: canonical.text,
                title: article.title,
                outlet: name,
                detectors: detectors
            )
        }
    }
}
