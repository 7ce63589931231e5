import FoundationEssentials
import Glibc
import Journal
import Model
import Settings
import TestSupport
import Testing

@testable import Monitor

/// Whose the files of a record are when somebody else than the service writes it, or looks at it.
@Suite struct RecordOwnerTests {
    /// An installation with an event in its log.
    private func installation() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try "contact: monitor@example.org\nfree-bytes: 0\n"
            .write(toFile: folder.path + "/netra.yaml", atomically: true, encoding: .utf8)
        let configuration = try #require(
            Configuration.read(file: folder.path + "/netra.yaml", into: Problems(file: ""))
        )
        let journal = try await Journal.open(configuration.record, clock: SystemClock())
        _ = try await journal.append(MonitorStopped(reason: "uji"), at: SystemClock().now())
        try await journal.close()
        return folder
    }

    private static let service: uid_t = 65_534

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func `what root restores and writes belongs to the service afterwards`() async throws {
        let folder = try await installation()
        let config = folder.path + "/netra.yaml"
        let backup = folder.path + "/cadangan.sqlite"
        let commands = JournalCommands(configurationFile: config)
        #expect(commands.backUp(to: backup, on: Kept().terminal()) == .fine)
        let places = [folder.path + "/state", folder.path + "/logs"]
        for place in places {
            let names = try FileManager.default.contentsOfDirectory(atPath: place)
            for path in [place] + names.map({ "\(place)/\($0)" }) {
                #expect(chown(path, Self.service, Self.service) == 0)
            }
        }
        // What is not the record's own is left alone.
        let other = folder.path + "/lain"
        try "x".write(toFile: other, atomically: true, encoding: .utf8)
        #expect(link(other, places[0] + "/tautan") == 0 && symlink(other, places[1] + "/pintasan") == 0)

        #expect(await commands.restore(backup, on: Kept().terminal()) == .fine)
        var status = stat()
        for place in places {
            for name in try FileManager.default.contentsOfDirectory(atPath: place) where name.contains(".") {
                #expect(lstat("\(place)/\(name)", &status) == 0 && status.st_uid == Self.service, "\(name)")
            }
        }
        #expect(stat(other, &status) == 0 && status.st_uid == 0)
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `a record that this account may not read is not said to be missing`() async throws {
        let folder = try await installation()
        let kept = Kept()
        let state = folder.path + "/state"
        #expect(chmod(state, 0) == 0 && chmod(folder.path + "/logs", 0) == 0)
        defer { _ = (chmod(state, 0o700), chmod(folder.path + "/logs", 0o700)) }
        let status = StatusShow(configurationFile: folder.path + "/netra.yaml", isJSON: false).run(on: kept.terminal())
        #expect(status == .foundWrong)
        #expect(kept.errors.contains { $0.contains("may not be read by this account") }, "\(kept.errors)")
        let shown = Kept()
        let show = LogShow(configurationFile: folder.path + "/netra.yaml", day: nil, isJSON: false)
        #expect(await show.run(follows: false, on: shown.terminal()) == .foundWrong)
        #expect(shown.errors.contains { $0.contains("may not be read by this account") }, "\(shown.errors)")
    }
}
