import FoundationEssentials
import Model
import Settings
import TestSupport
import Testing

@testable import Detection

/// The files beside the rules: calendar, norms and filing. A slip in one of them is told, and loads no pack.
@Suite struct OfficialFilesTests {
    private func problems(_ text: String, _ read: (String, Problems) -> Void) throws -> [String] {
        let folder = try TemporaryFolder()
        let path = folder.path + "/file.yaml"
        _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        let problems = Problems(file: "")
        read(path, problems)
        return problems.all.map { $0.description.replacing(folder.path + "/", with: "") }
    }

    @Test(arguments: [
        ("event: registrasi", "entries[0].event should be one of "),
        ("ends: 2024-08-29", "did you mean `end`?"),
        ("status: supersede", "entries[0].status should be one of "),
        ("regions: []", "entries[0].regions names no region"),
        ("regions: [Id]", "`Id` is not in the regions"),
        ("regions: [\"64.99\"]", "`64.99` is not in the regions"),
        ("end: 2024-08-01", "ends before it starts"),
    ])
    func `a slip in an entry of the calendar is told`(line: String, wanted: String) throws {
        let regions = [Region(code: "64", name: "Kalimantan Timur")]
        let said = try problems("entries:\n  - id: a\n    start: 2024-08-27\n    \(line)\n") { path, problems in
            _ = ElectionCalendar.read(path, regions: regions, into: problems)
        }
        #expect(said.count == 1 && said[0].contains(wanted), "\(said)")
    }

    @Test func `an entry that stands twice in the calendar is told, and a sound one is not`() throws {
        let entry = "  - {id: a, event: voting, start: 2024-11-27, regions: [ID], status: partly-verified, note: x}\n"
        func said(_ entries: String) throws -> [String] {
            try problems("entries:\n\(entries)") { path, problems in
                _ = ElectionCalendar.read(path, regions: [], into: problems)
            }
        }
        #expect(try said(entry) == [])
        #expect(try said(entry + entry).contains { $0.contains("the entry `a` stands here twice") })
    }

    @Test func `a misspelt key of a norm is told`() throws {
        let norm = "norms:\n  - {id: A, title: T, gist: G, verifed: true, sanction: S}\n"
        let said = try problems(norm) { path, problems in _ = NormsFile.read(path, into: problems) }
        #expect(said.count == 1 && said[0].contains("did you mean `verified`?"), "\(said)")
    }

    @Test(arguments: [
        ("detectors: [netrality]", "rules[0].detectors[0] should be one of "),
        ("elections: [pilkades]", "rules[0].elections[0] should be one of "),
        ("count: weekdays", "rules[0].count should be one of "),
        ("first-day: not", "rules[0].first-day should be one of "),
        ("desk: {hours: {mondays: \"08:00-16:00\"}}", "did you mean `monday`?"),
        ("desk: {round-the-clock: [quiet]}", "rules[0].desk.round-the-clock[0] should be one of "),
        ("day: 7", "did you mean `days`?"),
    ])
    func `a slip in a rule of filing is told, though nobody verified the rule`(line: String, wanted: String) throws {
        let rule = "rules:\n  - id: a\n    route: Bawaslu\n    verified: false\n    \(line)\n"
        let said = try problems(rule) { path, problems in _ = FilingRules.read(path, into: problems) }
        #expect(said.count == 1 && said[0].contains(wanted), "\(said)")
    }
}
