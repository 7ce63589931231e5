import Model
import Reading

/// What it means for the record that a page held no article: *nothing to read here* and *could not be read* are two
/// claims.
enum Unread {
    /// - Parameter reason: As `PageReader` gives it.
    static func outcome(_ reason: String) -> ArticleOutcome {
        switch NotNews(rawValue: reason) {
        case .image, .pdf, .gallery, .video: .outOfScope
        case .empty, .binary, .tooLarge, .notHTML, .htmlInsteadOfFeed, .errorPage, .challenge, .loginWall, .noLinks,
            .section, .noArticle, nil:
            .failed
        }
    }

    /// Not of `NotNews`: the address of an article led to the front page of its site.
    static let frontPage = "front-page"

    /// Whether it may be different the next time: a site under repair answers with 200 too.
    static func isPassing(_ reason: String) -> Bool {
        if reason == frontPage { return true }
        return switch NotNews(rawValue: reason) {
        case .empty, .errorPage, .challenge, .section: true
        case .image, .pdf, .gallery, .video, .binary, .tooLarge, .notHTML, .htmlInsteadOfFeed, .loginWall, .noLinks,
            .noArticle, nil:
            false
        }
    }

    /// Whether the address of an article led to a section of its site.
    static func isSection(_ reason: String) -> Bool { NotNews(rawValue: reason) == .section }

    /// Whether the outlet kept us out, though it answered with 200.
    static func isBlock(_ reason: String) -> Bool { NotNews(rawValue: reason) == .challenge }
}
