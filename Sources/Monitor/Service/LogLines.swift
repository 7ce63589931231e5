import Glibc
import Logging
import Model
import Synchronization

/// Writes the daemon's own log to standard error: under systemd with the priority that sd-daemon(3) reads, and without
/// a time, which the journal adds; else as lines for a person.
struct LogLines: LogHandler {
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.info
    private let label: String
    private let isUnderSystemd: Bool
    private let zone: Zone

    init(label: String, zone: Zone, isUnderSystemd: Bool) {
        self.label = label
        self.zone = zone
        self.isUnderSystemd = isUnderSystemd
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(Self.plain("\($0.value)"))" }.joined(separator: " ")
        let text = Self.plain("\(event.message)") + (fields.isEmpty ? "" : "  \(fields)")
        let line =
            isUnderSystemd
            ? "<\(Self.priority(event.level))>\(text)\n"
            : "\(SystemClock().now().at(zone)) \(Self.padded(event.level.rawValue)) \(text)\n"
        let bytes = Array(line.utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    /// Text of the web may hold line breaks and escape sequences; a log line holds neither.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
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
