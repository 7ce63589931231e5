import FoundationEssentials
import Language
import Model
import Settings
import TestSupport
import Testing

@testable import Detection

/// A list of regions as people's programs save it.
@Suite struct RegionsFileTests {
    private func read(_ change: ([UInt8]) -> [UInt8]) throws -> (regions: Int, problems: [Diagnostic]) {
        let folder = try TemporaryFolder()
        let problems = Problems(file: "")
        let bytes = try #require(SettingsFile.bytes(path: ShippedPack.folder + "/regions.csv", into: problems))
        let path = folder.path + "/regions.csv"
        _ = FileManager.default.createFile(atPath: path, contents: Data(change(bytes)))
        let aliases = ShippedPack.folder + "/regions-aliases.yaml"
        let names = RegionsFile.read(path, aliases: aliases, into: problems)
        return (names.regions.count, problems.all)
    }

    @Test func `lines that end as on Windows, and a byte order mark, change nothing`() throws {
        let windows = try read { bytes in
            [0xEF, 0xBB, 0xBF] + bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        }
        #expect(windows.regions == 552 && windows.problems.isEmpty)
    }

    @Test func `one bad line is the one thing that is told`() throws {
        let broken = try read { $0 + Array("64-99,Kabupaten Salah\n".utf8) }
        #expect(broken.regions == 552 && broken.problems.count == 1)
        #expect(broken.problems.first?.message.contains("is not a code and a name") == true)
    }

    @Test func `a list without any region is told once`() throws {
        #expect(try read { _ in [] }.problems.count == 1)
    }
}
