import FoundationEssentials
import Glibc

/// A python3 for validators that Swift has none of: the one that `make validators` equips, else the machine's. Tests that
/// need it say what they do without.
public enum Python {
    public struct End: Sendable {
        /// As a shell gives it; -1 where there is no python3.
        public let status: Int32
        /// Standard output and error together.
        public let output: String
    }

    private static let program: String = {
        let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        let equipped = top + "/.build/validators/bin/python3"
        return access(equipped, X_OK) == 0 ? equipped : "python3"
    }()

    /// Whether all these modules are installed.
    public static func has(_ modules: String...) -> Bool {
        run("import \(modules.joined(separator: ", "))", []).status == 0
    }

    public static func run(_ script: String, _ arguments: [String]) -> End {
        guard let folder = try? TemporaryFolder() else { return End(status: -1, output: "no temporary folder") }
        let output = folder.path + "/output"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words: [UnsafeMutablePointer<CChar>?] = ([program, "-W", "ignore", "-c", script] + arguments).map {
            strdup($0)
        }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, program, &actions, nil, words, environ) == 0 else {
            return End(status: -1, output: "no python3")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        let text = FileManager.default.contents(atPath: output).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return End(status: status >> 8 & 0xFF | (status & 0x7F), output: text)
    }
}
