import Dispatch
import Journal
import Logging
import Model
import Reports
import Synchronization

/// Puts each day's page and table beside its log once the day is over, and makes again what a redaction took away. A queue of its
/// own: nothing waits for it, and what it fails at it tries again a minute later.
final class PageDesk: Sendable {
    private let current: Mutex<Configuration>
    private let clock: any WallClock
    private let log: Logger
    private let queue = DispatchQueue(label: "pages", qos: .utility)
    private let next = Mutex<(open: Day, due: Timestamp)?>(nil)

    private static let suffixes = ["html", "csv"]
    /// A stop may have lasted this many days: what lies further back is made by `netra report`.
    private static let reach = 31

    init(configuration: Configuration, clock: any WallClock, log: Logger) {
        current = Mutex(configuration)
        self.clock = clock
        self.log = log
    }

    /// After a reload: days that end from now on look as it says.
    func adopt(_ configuration: Configuration) {
        current.withLock { current in
            let (state, logs, zone) = (current.state, current.logs, current.zone)
            current = configuration
            (current.state, current.logs, current.zone) = (state, logs, zone)
        }
    }

    /// Looks once a minute, and at once when a day has ended.
    /// - Parameter open: The day whose files are being written.
    func turn(open: Day) {
        guard current.withLock({ $0.reports.areWritten }) else { return }
        let now = clock.now()
        let isDue = next.withLock { next in
            if let next, next.open == open, now < next.due, next.due < now.adding(seconds: 120) { return false }
            next = (open, now.adding(seconds: 60))
            return true
        }
        guard isDue else { return }
        queue.async { [self] in writeMissing(before: open) }
    }

    /// Returns when all that was asked for so far is done.
    func finish() { queue.sync {} }

    private func writeMissing(before open: Day) {
        let configuration = current.withLock { $0 }
        let pages = DayPages(folder: configuration.logs)
        let days = pages.missing(before: open, notBefore: open - Self.reach, suffixes: Self.suffixes)
        guard !days.isEmpty else { return }
        do {
            let reading = try RecordReading(configuration)
            for day in days { try write(day, reading, configuration.reports, into: pages) }
        } catch {
            log.error("a day's page could not be written", metadata: ["error": "\(error)"])
        }
    }

    private func write(
        _ day: Day,
        _ reading: RecordReading,
        _ settings: Configuration.ReportSettings,
        into pages: DayPages
    ) throws {
        let redaction = try reading.reader.lastRedaction()
        let report = DayReport(try reading.day(day, now: clock.now()), in: reading.surroundings)
        try pages.write(DayPage(report, in: settings.wording).html, of: day, suffix: "html")
        try pages.write(report.csv(separator: settings.separator, in: settings.wording), of: day, suffix: "csv")
        // What was erased in the meantime may stand in them: then they are made again at the next turn.
        if try reading.reader.lastRedaction() != redaction { try pages.remove(day, suffixes: Self.suffixes) }
    }
}
