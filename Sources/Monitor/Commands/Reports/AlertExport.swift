import Journal
public import Model
public import Reports

/// `netra export`: alerts for a spreadsheet, for a program, or as sheets that help to write a report.
public struct AlertExport: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case csv, jsonl, sheet
    }

    private let configurationFile: String
    private let format: Format
    private let wording: Wording?
    private let separator: CSVText.Separator?
    private let output: String?

    /// - Parameters:
    ///   - wording: Nil for the configuration's.
    ///   - separator: Of CSV; nil for the configuration's.
    ///   - output: A file; nil for standard output.
    public init(
        configurationFile: String,
        format: Format,
        wording: Wording?,
        separator: CSVText.Separator?,
        output: String?
    ) {
        self.configurationFile = configurationFile
        self.format = format
        self.wording = wording
        self.separator = separator
        self.output = output
    }

    /// - Parameters:
    ///   - days: On which they were opened; nil for the open day. Not regarded where `ids` names alerts.
    ///   - ids: Alerts; none for all of the days.
    public func run(_ days: ClosedRange<Day>?, ids: [String], on terminal: Terminal) -> ExitStatus {
        Installed.with(configurationFile, on: terminal) { configuration in
            let reading = try RecordReading(configuration)
            let refusals = try ids.compactMap { try refusal(of: $0, reading.reader) }
            for refusal in refusals { terminal.error(refusal) }
            guard refusals.isEmpty else { return .foundWrong }
            let open = try reading.reader.openDay()
            let bytes = try bytes(configuration, reading) { body in
                guard ids.isEmpty else { return try body(ids.compactMap { try reading.reader.alert($0) }) }
                // Day by day, so that a long period takes no more memory than what is written of it.
                let days = days ?? open...open
                if let refusal = OpenDay.refusal(of: days.lowerBound, open: open) { throw CommandRefusal(refusal) }
                for serial in days.lowerBound.serial...days.upperBound.serial {
                    let day = Day(serial: serial)
                    try body(reading.reader.alerts(openedOn: day...day))
                }
            }
            try terminal.put(bytes, into: output)
            return .fine
        }
    }

    /// Why an alert that was asked for cannot be exported; nil where it can.
    private func refusal(of id: String, _ reader: JournalReader) throws -> String? {
        guard let alert = try reader.alert(id) else { return "\(id): no such alert" }
        guard format == .sheet, let by = alert.redactedBy else { return nil }
        return "\(id): its text was erased, event \(by) of the log says why: there is nothing for a sheet"
    }

    /// - Parameter each: Hands over the alerts in pieces, in order.
    private func bytes(
        _ configuration: Configuration,
        _ reading: RecordReading,
        _ each: (([RecordedAlert]) throws -> Void) throws -> Void
    ) throws -> [UInt8] {
        let wording = wording ?? configuration.reports.wording
        let now = reading.time(SystemClock().now())
        switch format {
        case .csv:
            let table = AlertTable(separator: separator ?? configuration.reports.separator, in: wording)
            var text = table.heads
            try each { table.add($0, to: &text, in: reading.surroundings, today: now.day) }
            return text.bytes
        case .jsonl:
            var bytes: [UInt8] = []
            try each { alerts in
                for alert in alerts { bytes += try JSONText.encode(ExportedAlert(alert)).utf8 + [0x0A] }
            }
            return bytes
        case .sheet:
            var all: [RecordedAlert] = []
            try each { all += $0 }
            var texts: [String: String] = [:]
            for alert in all { texts[alert.id] = try reading.reader.text(ofAlert: alert.id)?.text }
            return ReportSheet(all, texts: texts, in: reading.surroundings, made: now, in: wording).html
        }
    }
}
