import Logging
import Model

/// Writes the daemon's own log to standard error: under systemd with the priority that sd-daemon(3) reads, and without
/// a time, which the journal adds; else as lines for a person.
struct LogLines: LogHandler {
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.info
    private let terminal: Terminal
    private let isUnderSystemd: Bool
    private let zone: Zone

    init(on terminal: Terminal, zone: Zone, isUnderSystemd: Bool) {
        self.terminal = terminal
        self.zone = zone
        self.isUnderSystemd = isUnderSystemd
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        // Text of the web may hold line breaks and escape sequences; a log line holds neither.
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(Terminal.line("\($0.value)"))" }.joined(separator: " ")
        let text = Terminal.line("\(event.message)") + (fields.isEmpty ? "" : "  \(fields)")
        terminal.error(
            isUnderSystemd
                ? "<\(Self.priority(event.level))>\(text)"
                : "\(SystemClock().now().at(zone)) \(Self.padded(event.level.rawValue)) \(text)"
        )
    }

    private static func padded(_ level: String) -> String {
        level + String(repeating: " ", count: max(0, 7 - level.utf8.count))
    }

    /// syslog(3).
    private static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
