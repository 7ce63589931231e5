import Journal
public import Model
import Reports

/// `netra report`: what an auditor reads of a day or a period.
public struct ReportWriting: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case html, csv, json, md
    }

    private let configurationFile: String
    private let format: Format
    private let wording: Wording?
    private let output: String?

    /// - Parameters:
    ///   - wording: Nil for the configuration's.
    ///   - output: A file; nil for standard output.
    public init(configurationFile: String, format: Format, wording: Wording?, output: String?) {
        self.configurationFile = configurationFile
        self.format = format
        self.wording = wording
        self.output = output
    }

    /// - Parameter day: Nil for the open one, as far as it goes.
    public func run(_ day: Day?, on terminal: Terminal) -> ExitStatus {
        write(on: terminal) { configuration, wording in
            let reading = try RecordReading(configuration)
            let open = try reading.reader.openDay()
            let day = day ?? open
            if let refusal = OpenDay.refusal(of: day, open: open) { throw CommandRefusal(refusal) }
            let report = DayReport(try reading.day(day, now: SystemClock().now()), in: reading.surroundings)
            return try bytes(of: report, wording, configuration.reports.separator)
        }
    }

    /// A period, or how evenly it was watched.
    public func run(_ days: ClosedRange<Day>, asksEvenHandedness: Bool, on terminal: Terminal) -> ExitStatus {
        write(on: terminal) { configuration, wording in
            let reading = try RecordReading(configuration)
            if let refusal = OpenDay.refusal(of: days.lowerBound, open: try reading.reader.openDay()) {
                throw CommandRefusal(refusal)
            }
            let period = try PeriodReading(reading).period(days, now: SystemClock().now()) { done, all in
                terminal.progress("\(done) of \(all) days")
            }
            if terminal.isErrorSeen { terminal.progress("") }
            let report = PeriodReport(period, in: reading.surroundings)
            switch (format, asksEvenHandedness) {
            case (.html, false): return PeriodPage(report, in: wording).html
            case (.html, true): return EvenHandednessPage(report, in: wording).html
            case (.csv, _): return report.csv(separator: configuration.reports.separator)
            case (.json, _): return try report.json()
            case (.md, _): return report.markdown(in: wording)
            }
        }
    }

    private func bytes(
        of report: DayReport,
        _ wording: Wording,
        _ separator: CSVText.Separator
    ) throws -> [UInt8] {
        switch format {
        case .html: DayPage(report, in: wording).html
        case .csv: report.csv(separator: separator, in: wording)
        case .json: try report.json(in: wording)
        case .md: report.markdown(in: wording)
        }
    }

    private func write(
        on terminal: Terminal,
        _ make: (Configuration, Wording) throws -> [UInt8]
    ) -> ExitStatus {
        Installed.with(configurationFile, on: terminal) { configuration in
            try terminal.put(try make(configuration, wording ?? configuration.reports.wording), into: output)
            return .fine
        }
    }
}

extension Terminal {
    /// Writes what a command made to a file, or to standard output where none is named. Throws `JournalError`.
    func put(_ bytes: [UInt8], into file: String?) throws {
        if let file { try OutputFile.write(bytes, to: file) } else { out(bytes) }
    }
}
