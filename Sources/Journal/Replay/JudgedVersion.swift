public import Model

/// A version of an article as it was read and judged, and what came of it.
public struct JudgedVersion: Sendable {
    public enum Fate: Sendable {
        /// It opened an alert; with the line of the log that says so.
        case opened(line: [UInt8])
        /// It belongs to an article that had an alert already: an edit.
        case followedUp
        /// Its story was told already, by an alert or by an article that raised nothing.
        case copied
        case unmatched
    }

    public enum Content: Sendable {
        case kept(Article, by: Judgement)
        /// It cannot be judged again.
        case lost(Obstacle)
    }

    public enum Obstacle: Sendable {
        /// Its text was erased, or is older than the retention.
        case noText
        /// It was recorded before the journal kept by what an article was judged.
        case noJudgement
        /// What is kept is not what was read.
        case changed
    }

    /// The journal's number of it: versions are numbered in the order in which they were read.
    public let number: Int64
    public let fate: Fate
    public let content: Content
}
