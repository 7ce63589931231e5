/// One thing that is wrong with a log, told for an auditor who has the files before them.
public struct LogFinding: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// A line is not what the line after it was chained to.
        case changedLine = "changed-line"
        case missingLines = "missing-lines"
        /// Whole days are missing between two files.
        case missingDays = "missing-days"
        /// The log does not begin with its first event.
        case missingStart = "missing-start"
        /// Lines that the chain does not know.
        case addedLines = "added-lines"
        /// Lines stand in another order than they were written.
        case swappedLines = "swapped-lines"
        /// A file whose lines belong to another chain.
        case foreignFile = "foreign-file"
        /// The end is missing: the head that was given lies beyond it.
        case truncated
        /// The line at the given head is another one.
        case headDiffers = "head-differs"
        /// A file that ends within a line.
        case tornLine = "torn-line"
        case badJSON = "bad-json"
        /// A line that does not begin as a line of the log must.
        case badHead = "bad-head"
        /// A line stands in the file of a day that it cannot belong to.
        case wrongDay = "wrong-day"
        /// A redacted line without the event that would explain it.
        case unexplainedRedaction = "unexplained-redaction"
        case unreadable
    }

    public let kind: Kind
    /// Name of the file in the directory; empty where the log as a whole is meant.
    public let file: String
    /// Counted from 1; nil where a file as a whole is meant.
    public let line: Int?
    /// What is wrong and what that means, in whole sentences.
    public let text: String
}

extension LogFinding: CustomStringConvertible {
    /// `file:line: text`
    public var description: String {
        guard !file.isEmpty else { return text }
        return "\(file)\(line.map { ":\($0)" } ?? ""): \(text)"
    }
}
