/// One thing that is wrong with a file that a person wrote: where, what, and what to do about it.
public struct Diagnostic: Hashable, Sendable, Error {
    public enum Severity: String, Sendable { case error, warning }

    public var severity: Severity
    public var file: String
    /// Counted from 1; nil where the file as a whole is meant.
    public var line: Int?
    public var column: Int?
    /// What is wrong and what to do.
    public var message: String

    public init(
        _ message: String,
        file: String,
        line: Int? = nil,
        column: Int? = nil,
        severity: Severity = .error
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: what is wrong and what to do`
    public var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if line != nil, let column { place += ":\(column)" }
        return "\(place): \(severity == .warning ? "warning: " : "")\(message)"
    }
}
