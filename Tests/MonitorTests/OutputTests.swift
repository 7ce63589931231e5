import FoundationEssentials
import Glibc
import Logging
import Model
import TestSupport
import Testing

@testable import Monitor

/// Where commands put their results, and what becomes of those that cannot be put there.
@Suite struct OutputTests {
    private let page = Array("halaman\n".utf8)

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }

    @Test func `behind a link the file is replaced, and the link stays`() throws {
        let folder = try TemporaryFolder()
        let (file, link) = ("\(folder.path)/laporan.html", "\(folder.path)/terbaru.html")
        try "lama".write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        try OutputFile.write(page, to: link)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
        #expect(try text(file) == "halaman\n")
        #expect(Fixtures.names(at: folder.path) == ["laporan.html", "terbaru.html"])
    }

    @Test func `a pipe is written to, and stays a pipe`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/pipa"
        #expect(mkfifo(path, 0o600) == 0)
        // A pipe that nobody reads would hold the writer up.
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try OutputFile.write(page, to: path)
        var bytes = [UInt8](repeating: 0, count: 64)
        #expect(read(reader, &bytes, 64) == page.count)
        #expect(bytes.starts(with: page))
        var found = stat()
        #expect(stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFIFO)
    }

    @Test func `a device that takes nothing and a folder are told, and nothing is left beside them`() throws {
        let folder = try TemporaryFolder()
        for (path, words) in [
            ("/dev/full", "/dev/full: writing failed"), (folder.path, "this is a folder: name a file in it"),
        ] {
            let error = #expect(throws: (any Error).self) { try OutputFile.write(page, to: path) }
            #expect(error.map { "\($0)".contains(words) } == true, "\(path)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + ".tmp"))
    }

    @Test func `a folder that is not there is told by the name that was given`() {
        let error = #expect(throws: (any Error).self) { try OutputFile.write(page, to: "/no/such/x.md") }
        #expect(error.map { "\($0)" } == "/no/such/x.md: open failed: No such file or directory: create the folder")
    }

    @Test func `a command whose results could not be written has not gone well, and says why`() {
        let kept = Kept()
        let terminal = kept.terminal(failingWith: ENOSPC)
        #expect(terminal.settled(.fine) == .fine)
        terminal.out("satu")
        terminal.out("dua")
        #expect(terminal.settled(.fine) == .foundWrong)
        #expect(terminal.settled(.usedWrongly) == .usedWrongly)
        #expect(kept.errors.first == "standard output: No space left on device: what was written there is not whole")
        #expect(kept.attempts == 1)
    }

    @Test(arguments: [true, false])
    func `a line of the daemon's log is one line, and holds nothing that a terminal would act upon`(
        isUnderSystemd: Bool
    ) {
        let kept = Kept()
        let lines = LogLines(on: kept.terminal(), zone: .jakarta, isUnderSystemd: isUnderSystemd)
        Logger(label: "uji") { _ in lines }.warning(
            "sumber\u{1B}[2J",
            metadata: ["address": "http://contoh.example/\u{9B}2J\u{202E}a\nb"]
        )
        #expect(kept.errors.count == 1)
        #expect(kept.errors[0].hasSuffix("sumber[2J  address=http://contoh.example/2Ja b"))
    }
}
