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

/// What `LogVerifier` found.
public struct LogReport: Sendable, Equatable {
    public internal(set) var files = 0
    public internal(set) var lines = 0
    /// As read, uncompressed.
    public internal(set) var bytes: Int64 = 0
    /// Lines whose text was redacted, each with the event that explains it.
    public internal(set) var redacted = 0
    /// The first number of the chain; 0 where there is no line.
    public internal(set) var first: Int64 = 0
    /// The end of the chain as the files have it; nil where there is no line.
    public internal(set) var head: LogHead?
    /// The head that was given, where the chain holds it: what stands up to it is vouched for from outside.
    public internal(set) var vouched: LogHead?
    public internal(set) var findings: [LogFinding] = []

    public var isWhole: Bool { findings.isEmpty }

    /// Events that the journal has and the log does not hold yet, where it was not known to: a full disk leaves that, or a
    /// crash, and the daemon appends them. 0 without a journal.
    public internal(set) var behind: Int64 = 0

    /// Whether everything up to the last line is vouched for from outside.
    public var isEndVouched: Bool { head != nil && vouched == head }

    /// For people: the findings, then what was read, then how far it is vouched for.
    public var text: String {
        var out = findings.map(\.description)
        let redactions = redacted == 0 ? "" : ", \(redacted) of them redacted and explained"
        out.append(
            "\(files) files, \(lines) lines\(redactions), \(bytes) bytes: \(isWhole ? "the chain is whole" : "\(findings.count) findings")"
        )
        guard let head else { return out.joined(separator: "\n") }
        out.append("head \(head)")
        if let vouched {
            let rest = head.seq - vouched.seq
            out.append(
                rest == 0
                    ? "the end is vouched for by the head that was given"
                    : "vouched for up to event \(vouched.seq); the last \(rest) lines are not: compare a later head"
            )
            if behind > 0 {
                out.append(
                    "the journal has \(behind) later events that could not be written into the log yet: a full disk leaves that, "
                        + "or a crash, and the daemon does it as soon as it can"
                )
            }
        } else {
            out.append(
                "nothing vouches for the end: lines may have been cut from it. Compare the head above with the `seq` and "
                    + "`hash` of the last message that a receiver got, or give it with --head"
            )
        }
        return out.joined(separator: "\n")
    }
}
