import FoundationEssentials
import Glibc
import Synchronization

/// How a command ended.
public enum ExitStatus: Int32, Sendable {
    case fine = 0
    case foundWrong = 1
    case usedWrongly = 2
    /// It may go well the next time: EX_TEMPFAIL of sysexits.h.
    case tryAgain = 75
}

/// Where a command writes: results to standard output, everything else to standard error.
public struct Terminal: Sendable {
    /// To a descriptor; returns why it was not written, or 0.
    private let write: @Sendable (Int32, [UInt8]) -> Int32
    private let loss = OutputLoss()
    /// Whether a person looks at standard output, and at standard error.
    public let isOutputSeen: Bool
    public let isErrorSeen: Bool
    /// Colour only where a person looks and has not asked for none (no-color.org).
    public let hasColour: Bool
    /// Columns, where a person looks at standard output and they are known.
    public let width: Int?

    public static let standard = Terminal(
        isOutputSeen: isatty(STDOUT_FILENO) == 1,
        isErrorSeen: isatty(STDERR_FILENO) == 1,
        environment: ProcessInfo.processInfo.environment,
        write: { Descriptor.write($1, to: $0) }
    )

    init(
        isOutputSeen: Bool,
        isErrorSeen: Bool,
        environment: [String: String],
        write: @escaping @Sendable (Int32, [UInt8]) -> Int32
    ) {
        self.isOutputSeen = isOutputSeen
        self.isErrorSeen = isErrorSeen
        self.write = write
        let refusesColour = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        hasColour = isOutputSeen && !refusesColour
        width = isOutputSeen ? environment["COLUMNS"].flatMap { Int($0) } ?? Self.columns : nil
    }

    /// What the terminal says of itself; nil where it does not.
    private static var columns: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    public func out(_ line: String) { out(Array((line + "\n").utf8)) }
    /// Bytes as they are, such as a page. After the first that could not be written nothing is: what followed a gap would be
    /// taken for whole.
    public func out(_ bytes: [UInt8]) {
        guard !isOutputLost else { return }
        let reason = write(STDOUT_FILENO, bytes)
        if reason != 0 { loss.note(reason) }
    }
    public func error(_ line: String) { _ = write(STDERR_FILENO, Array((line + "\n").utf8)) }

    var isOutputLost: Bool { loss.reason != nil }

    /// How a command ended: where its results could not be written that is told, and it has not gone well.
    public func settled(_ status: ExitStatus) -> ExitStatus {
        guard let reason = loss.reason else { return status }
        error("standard output: \(String(cString: strerror(reason))): what was written there is not whole")
        return status == .fine ? .foundWrong : status
    }

    /// Progress of long work, on one line that is written over, and cut, because one that wraps cannot be; nothing where
    /// no person looks.
    public func progress(_ text: String) {
        if isErrorSeen { _ = write(STDERR_FILENO, Array("\r\u{1B}[K\(Self.plain(text).prefix(79))".utf8)) }
    }

    func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func dim(_ text: String) -> String { hasColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    /// Text of the web for a terminal: without control characters and marks that turn the reading direction.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    switch scalar.value {
                    case 0x0A, 0x20...0x7E: true
                    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
                    default: true
                    }
                }
            )
        )
    }

    /// The same in one line: what others wrote, such as a reply that is annexed, makes no line that looks like one of ours.
    static func line(_ text: String) -> String {
        plain(text).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// Why results could not be written, if so: the first reason, as errno has it.
private final class OutputLoss: Sendable {
    private let first = Mutex<Int32?>(nil)

    var reason: Int32? { first.withLock { $0 } }

    func note(_ reason: Int32) { first.withLock { $0 = $0 ?? reason } }
}
