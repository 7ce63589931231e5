import Model
import Reading

/// What it means for the record that a page held no article: *nothing to read here* and *could not be read* are two
/// claims.
enum Unread {
    /// - Parameter reason: As `PageReader` gives it.
    static func outcome(_ reason: String) -> ArticleOutcome {
        switch NotNews(rawValue: reason) {
        case .image, .pdf, .gallery, .video: .outOfScope
        case .empty, .binary, .notHTML, .htmlInsteadOfFeed, .errorPage, .challenge, .loginWall, .noLinks, .noArticle,
            nil:
            .failed
        }
    }

    /// Whether the outlet kept us out, though it answered with 200.
    static func isBlock(_ reason: String) -> Bool { NotNews(rawValue: reason) == .challenge }
}
