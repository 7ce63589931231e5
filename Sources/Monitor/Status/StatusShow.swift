import Journal
import Model

/// `netra status`: whether all is well, and what to do where it is not. Reads the journal; asks the daemon nothing.
public struct StatusShow: Sendable {
    private let configurationFile: String
    private let isJSON: Bool

    public init(configurationFile: String, isJSON: Bool) {
        self.configurationFile = configurationFile
        self.isJSON = isJSON
    }

    /// `foundWrong` where there is any warning.
    public func run(on terminal: Terminal) -> ExitStatus {
        Installed.with(configurationFile, on: terminal) { configuration in
            let now = SystemClock().now()
            let report = try StatusReport(of: configuration, now: now)
            if isJSON {
                terminal.out(try JSONText.encode(report))
            } else {
                for line in StatusText(report, configuration: configuration, now: now).lines(terminal) {
                    terminal.out(Terminal.line(line))
                }
                for warning in report.warnings {
                    terminal.out("")
                    terminal.out(terminal.bold("! \(Terminal.line(warning.what))"))
                    terminal.out("  \(Terminal.line(warning.remedy))")
                }
            }
            return report.warnings.isEmpty ? .fine : .foundWrong
        }
    }
}

/// A status in a few lines.
struct StatusText {
    private let report: StatusReport
    private let configuration: Configuration
    private let now: Timestamp

    init(_ report: StatusReport, configuration: Configuration, now: Timestamp) {
        self.report = report
        self.configuration = configuration
        self.now = now
    }

    func lines(_ terminal: Terminal) -> [String] {
        var lines = [daemon]
        func add(_ name: String, _ text: String?) {
            guard let text else { return }
            lines.append("  \(name)\(String(repeating: " ", count: max(1, 12 - name.count)))\(text)")
        }
        add("version", report.version.map { "\($0), rules \(report.pack ?? "unknown")" })
        add("sources", sources)
        add("last fetch", report.lastFetch.map(time))
        add("last alert", report.lastAlert.map(time) ?? "none yet; \(report.alerts) in the record")
        add("articles", "\(report.articlesPending) found and still to be read; \(report.alerts) alerts in the record")
        add("log", "\(report.log.day), line \(report.log.seq), \(report.log.hash)")
        for webhook in report.webhooks where webhook.isConfigured || webhook.owed + webhook.givenUp > 0 {
            let oldest = webhook.oldestOwed.map { ", the oldest since \($0)" } ?? ""
            add("webhook", "\(webhook.name): \(webhook.owed) owed\(oldest); \(webhook.givenUp) given up")
        }
        let free = [report.disk.stateFree, report.disk.logsFree].compactMap { $0 }.min()
        add("disk", "journal \(ByteText.text(report.disk.journal)); \(free.map(ByteText.text) ?? "unknown") free")
        return lines
    }

    private var daemon: String {
        guard let holder = report.daemon else { return "netra is not running" }
        let reloaded = report.reloaded.map { ", configuration of \($0)" } ?? ""
        return "netra is running: \(holder)\(report.started.map { " (up \(age($0)))" } ?? "")\(reloaded)"
    }

    private var sources: String {
        let sources = report.sources
        var parts = ["\(sources.watched) watched", "\(sources.reachedToday) reached today"]
        for (names, word) in [
            (sources.failing, "failing"), (sources.silent, "silent"), (sources.neverReached, "never reached"),
        ] where !names.isEmpty { parts.append("\(names.count) \(word)") }
        return parts.joined(separator: ", ")
    }

    private func time(_ time: ZonedTime) -> String { "\(time) (\(age(time)) ago)" }

    private func age(_ time: ZonedTime) -> String {
        let seconds = Int(max(0, now.seconds(since: time.instant)))
        return seconds < 86_400 ? CoverageRank.duration(seconds) : "\(seconds / 86_400) days"
    }
}
