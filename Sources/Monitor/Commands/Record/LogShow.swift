import Glibc
import Journal
public import Model

/// `netra log show`: a day's events for a person, one a line.
public struct LogShow: Sendable {
    private let configurationFile: String
    private let day: Day?
    private let isJSON: Bool

    /// - Parameter day: Nil for the last that has a log.
    public init(configurationFile: String, day: Day?, isJSON: Bool) {
        self.configurationFile = configurationFile
        self.day = day
        self.isJSON = isJSON
    }

    /// - Parameter follows: Goes on with what is appended, over midnight too, until it is interrupted.
    public func run(follows: Bool, on terminal: Terminal) async -> ExitStatus {
        guard let configuration = Installed.configuration(configurationFile, on: terminal) else { return .foundWrong }
        let log = DailyLog(folder: configuration.logs)
        guard let first = day ?? log.days.last ?? (follows ? SystemClock().now().day(in: configuration.zone) : nil)
        else {
            let isShut = access(configuration.logs, R_OK | X_OK) != 0 && errno == EACCES
            terminal.error(
                isShut
                    ? "\(configuration.logs): may not be read by this account: run this as a member of its group"
                    : "\(configuration.logs): no log yet; start `netra run`"
            )
            return .foundWrong
        }
        if day != nil, !follows, !log.days.contains(first) {
            terminal.error("\(configuration.logs): no log of \(first)")
            return .foundWrong
        }
        return await terminal.attemptAwaiting {
            // Before the first reading, so that nothing is appended unseen.
            let watch = follows ? try FolderWatch(path: configuration.logs) : nil
            var place = try show(log, first, from: DailyLog.Place(), on: terminal)
            guard let watch else { return .fine }
            var open = first
            for await _ in watch.changes {
                if terminal.isOutputLost { break }
                place = try show(log, open, from: place, on: terminal)
                while let next = log.days.first(where: { $0 > open }) {
                    open = next
                    place = try show(log, open, from: DailyLog.Place(), on: terminal)
                }
            }
            return .fine
        }
    }

    private func show(
        _ log: DailyLog,
        _ day: Day,
        from place: DailyLog.Place,
        on terminal: Terminal
    ) throws -> DailyLog.Place {
        try log.read(day, from: place) { line in
            let text = String(decoding: line, as: UTF8.self)
            terminal.out(isJSON ? text : EventText(line).text(on: terminal))
            return true
        }
    }
}
