import FoundationEssentials
import GRDB
import Model

/// What an article said when it was last read.
struct ReadVersion {
    let title: String
    /// Empty where it is no longer kept.
    let text: String
    /// All that was found in it, whether or not that raised an alert.
    let statements: [Model.Statement]
}

extension RecordTransaction {
    /// Nil where no version of the article is known, as of one that was read back from the log.
    func latestVersion(of article: Int64) throws -> ReadVersion? {
        let query = "SELECT id, title, text FROM versions WHERE article = ? ORDER BY id DESC LIMIT 1"
        guard let row = try db.row(query, [article]) else { return nil }
        let statements = try db.rows(
            "SELECT statement FROM statements WHERE version = ? ORDER BY position",
            [row["id"] as Int64]
        )
        return ReadVersion(
            title: row["title"],
            text: row["text"] ?? "",
            statements: try statements.map {
                try JSONDecoder().decode(Model.Statement.self, from: Data(($0["statement"] as String).utf8))
            }
        )
    }
}
