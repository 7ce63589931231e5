import Model

/// A reading for which everything is made that takes time and asks nothing of the journal: its texts as the tables keep
/// them, and its evidence as it will stand in the archive. So many cores can do that, while the journal's one queue has only
/// to decide and to put it in.
struct ReadyReading: Sendable {
    let reading: ArticleRecord
    /// The article without its text.
    let details: String?
    let statements: [String]
    let judgement: String?
    /// Of its first page and the further ones; empty where it raises no alert, or no archive is open.
    let evidence: [EvidenceMembers]

    init(_ reading: ArticleRecord, archive: OpenArchive) throws {
        self.reading = reading
        details = try reading.article.map { article in
            var details = article
            details.text = ""
            return try JSONText.encode(details)
        }
        statements = try reading.statements.map { try JSONText.encode($0) }
        judgement = try reading.judgement.map { try JSONText.encode($0) }
        guard reading.alert != nil, let capture = reading.capture, let warcinfo = archive.warcinfo else {
            evidence = []
            return
        }
        let deflater = Deflater()
        evidence = try ([capture] + reading.furtherCaptures).map {
            try EvidenceMembers($0, warcinfo: warcinfo, deflater: deflater)
        }
    }
}
