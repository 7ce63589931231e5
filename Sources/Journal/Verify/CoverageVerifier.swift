import FoundationEssentials
public import Model

/// Checks a folder's coverage files by themselves and against the log: is the silence of each day accounted for?
///
/// Whether the log itself is whole is `LogVerifier`'s to say.
public enum CoverageVerifier {
    /// Findings in the order of days; none where every equation holds, every file is the one that its event names, and
    /// each source's articles are handed from one day to the next.
    public static func verify(directory: String) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        let closings = closings(in: directory, &findings)
        var before: (day: Day, pending: [String: Int])?
        let names = Folder.names(in: directory)
        guard names.contains(where: { DayFile.dayOfLog($0) != nil || DayFile.dayOfCoverage($0) != nil }) else {
            return [Diagnostic("there is no daily log (alerts-YYYY-MM-DD.jsonl) in this folder", file: directory)]
        }
        for name in names.sorted() {
            // A compressed file is passed over where there is one that is not.
            guard let day = DayFile.dayOfCoverage(name), day != before?.day else { continue }
            guard let bytes = try? CoverageFile.bytes(of: "\(directory)/\(name)") else {
                findings.append(
                    Diagnostic("cannot be read: check its permissions, and that it is whole", file: name)
                )
                continue
            }
            if let closing = closings[day] {
                if closing.digest != Digest(of: bytes).labelled {
                    findings.append(
                        Diagnostic("is not the file that the log closed this day with: it was changed", file: name)
                    )
                }
            } else {
                findings.append(
                    Diagnostic("the log has no `coverage.closed` for this day: nothing vouches for it", file: name)
                )
            }
            let entries = entries(bytes, name, &findings)
            check(entries, of: day, name, before: closings[day] == nil ? nil : before, &findings)
            before = (day, Dictionary(entries.map { ($0.source, $0.balance.pendingAtClose) }) { a, _ in a })
        }
        for (day, closing) in closings.sorted(by: { $0.key < $1.key })
        where ["", ".gz"].allSatisfy({ Folder.size(of: "\(directory)/\(closing.file)\($0)") == nil }) {
            findings.append(Diagnostic("is missing, though the log closed \(day) with it", file: closing.file))
        }
        return findings
    }

    private static func check(
        _ entries: [CoverageEntry],
        of day: Day,
        _ name: String,
        before: (day: Day, pending: [String: Int])?,
        _ findings: inout [Diagnostic]
    ) {
        for (index, entry) in entries.enumerated() {
            let line = index + 1
            if entry.day != day { findings.append(Diagnostic("this entry is of \(entry.day)", file: name, line: line)) }
            if !entry.balance.holds {
                findings.append(
                    Diagnostic(
                        "the equation of \(entry.source) does not hold: articles were lost or counted twice",
                        file: name,
                        line: line
                    )
                )
            }
            guard let before else { continue }
            let handed = before.pending[entry.source] ?? 0
            if handed != entry.balance.pendingAtOpen {
                findings.append(
                    Diagnostic(
                        "\(entry.source) opened with \(entry.balance.pendingAtOpen) pending articles, but \(before.day) closed with "
                            + "\(handed)",
                        file: name,
                        line: line
                    )
                )
            }
        }
    }

    private static func entries(_ bytes: [UInt8], _ name: String, _ findings: inout [Diagnostic]) -> [CoverageEntry] {
        var entries: [CoverageEntry] = []
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            do {
                entries.append(try JSONDecoder().decode(CoverageEntry.self, from: Data(line)))
            } catch {
                findings.append(Diagnostic("is not a coverage entry", file: name, line: index + 1))
            }
        }
        return entries
    }

    /// What the log says each day was closed with. Read are the files that `LogVerifier` reads, and no others: nothing would
    /// vouch for those.
    private static func closings(in directory: String, _ findings: inout [Diagnostic]) -> [Day: CoverageClosed] {
        var closings: [Day: CoverageClosed] = [:]
        let mark = Array("\"type\":\"coverage.closed\"".utf8)
        for file in DayFile.logs(in: directory) {
            let name = file.name
            let reader = LineReader(path: "\(directory)/\(name)", isCompressed: file.isCompressed)
            do {
                try reader.eachLine { line in
                    // The type stands in the head of a line.
                    guard line.bytes.prefix(220).firstRange(of: mark) != nil else { return true }
                    if let closed = try? JSONDecoder().decode(CoverageClosed.self, from: Data(line.bytes)) {
                        closings[closed.day] = closed
                    }
                    return true
                }
            } catch {
                findings.append(Diagnostic("cannot be read: see `netra log verify`", file: name))
            }
        }
        return closings
    }
}
