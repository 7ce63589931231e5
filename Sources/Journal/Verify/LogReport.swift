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
