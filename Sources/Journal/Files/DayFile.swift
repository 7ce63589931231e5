import Model

/// Names of the files that a day leaves in the log folder.
enum DayFile {
    static func log(_ day: Day) -> String { "alerts-\(day).jsonl" }
    static func evidence(_ day: Day) -> String { "evidence-\(day).warc.gz" }
    static func coverage(_ day: Day) -> String { "coverage-\(day).jsonl" }

    static func report(_ day: Day, _ suffix: String) -> String { "report-\(day).\(suffix)" }

    /// The day of a report; nil for any other file.
    static func dayOfReport(_ name: String) -> Day? {
        guard name.hasPrefix("report-") else { return nil }
        let rest = name.dropFirst("report-".count)
        guard let dot = rest.firstIndex(of: "."), ["html", "csv"].contains(rest[dot...].dropFirst()) else { return nil }
        return Day(rest[..<dot])
    }

    /// Whether a path is that of a web archive.
    static func isEvidence(_ path: String) -> Bool { path.hasSuffix(".warc.gz") }

    /// The day of a coverage file, compressed or not; nil for any other.
    static func dayOfCoverage(_ name: String) -> Day? {
        guard name.hasPrefix("coverage-"), let suffix = [".jsonl", ".jsonl.gz"].first(where: name.hasSuffix) else {
            return nil
        }
        return Day(name.dropFirst("coverage-".count).dropLast(suffix.count))
    }

    /// The daily logs of a folder in order. A compressed day is passed over where there is one that is not: that is whole.
    static func logs(in folder: String) -> [(name: String, day: Day, isCompressed: Bool)] {
        let names = Set(Folder.names(in: folder))
        return names.compactMap { name in
            guard let file = dayOfLog(name), !file.isCompressed || !names.contains(log(file.day)) else { return nil }
            return (name, file.day, file.isCompressed)
        }
        .sorted { $0.day < $1.day }
    }

    /// The day of a daily log, compressed or not; nil for any other file.
    static func dayOfLog(_ name: String) -> (day: Day, isCompressed: Bool)? {
        guard name.hasPrefix("alerts-") else { return nil }
        let rest = name.dropFirst("alerts-".count)
        for (suffix, isCompressed) in [(".jsonl.gz", true), (".jsonl", false)] where rest.hasSuffix(suffix) {
            return Day(rest.dropLast(suffix.count)).map { ($0, isCompressed) }
        }
        return nil
    }
}
