/// What was found and mended when the record was opened.
public struct OpeningReport: Sendable, Equatable {
    /// No journal stood there before.
    public var isNew = false
    /// Whether the last writer closed it, rather than died.
    public var wasClean = true
    /// Bytes of torn lines that were cut from the log.
    public var tornLogBytes: Int64 = 0
    /// Lines that the log lacked and got from the journal.
    public var appendedLines = 0
    /// Of those, lines that had stood there durably: somebody or something took them away.
    public var restoredLines = 0
    /// Bytes of a torn record that were cut from the evidence.
    public var tornEvidenceBytes: Int64 = 0
    /// What an operator should hear of, in whole sentences.
    public var warnings: [String] = []
}
