import SampleSite
import TestSupport

/// The machine's python3, where there is one.
enum Python {
    static func has(_ module: String) async throws -> Bool { try await run("import \(module)", []) == .exited(0) }

    static func run(_ script: String, _ arguments: [String]) async throws -> ChildProcess.End {
        let folder = try TemporaryFolder()
        let words = ["python3", "-c", script] + arguments
        let child = try ChildProcess("/usr/bin/env", arguments: words, output: folder.path + "/output")
        return await child.waitForEnd()
    }
}
