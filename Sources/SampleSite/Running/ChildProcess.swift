import Dispatch
import FoundationEssentials
public import Glibc

/// A program that runs as a child of this one, in a process group of its own: a Ctrl-C on the terminal reaches only us,
/// and we pass on what is meant for it.
public struct ChildProcess: Sendable {
    public enum End: Equatable, Sendable, CustomStringConvertible {
        case exited(Int32)
        case killed(signal: Int32)

        public var description: String {
            switch self {
            case .exited(let status): "exit status \(status)"
            case .killed(let signal): "signal \(signal)"
            }
        }
    }

    public struct NotStarted: Error, CustomStringConvertible {
        public let description: String
    }

    public let id: pid_t

    /// - Parameters:
    ///   - environment: What it has besides our own environment, or in the place of it.
    ///   - output: File that gets both standard output and standard error.
    public init(
        _ executable: String,
        arguments: [String],
        environment: [String: String] = [:],
        output: String
    ) throws {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        // What this program does with signals is no business of the child's.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        let merged = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var variables: [UnsafeMutablePointer<CChar>?] = merged.map { strdup("\($0)=\($1)") } + [nil]
        defer { for variable in variables { free(variable) } }
        var id: pid_t = 0
        let result = posix_spawn(&id, executable, &actions, &attributes, &words, &variables)
        guard result == 0 else {
            throw NotStarted(description: "\(executable) could not be started: \(String(cString: strerror(result)))")
        }
        self.id = id
    }

    /// Waits for its end, on a thread of its own.
    public func waitForEnd() async -> End {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "child").async { [id] in
                var status: Int32 = 0
                while waitpid(id, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7F
                continuation.resume(returning: signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal))
            }
        }
    }

    public func send(_ signal: Int32) { kill(id, signal) }
}
