import Dispatch
import Glibc

/// A program that runs beside the test in a process of its own; what it prints comes line by line.
public final class ProgramBeside: Sendable {
    public struct Failure: Error, CustomStringConvertible {
        public let what: String
        public var description: String { what }
    }

    private let id: pid_t
    private let lines: AsyncStream<String>

    /// - Parameter program: A path, or a name to be looked for in `PATH`.
    public init(_ program: String, _ arguments: [String]) throws {
        var ends: [Int32] = [0, 0]
        // Not a pipe: its ends could be inherited by another child before they are marked, which would keep it open.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Failure(what: "socketpair: errno \(errno)") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // A server may end when its standard input does, unless that is a device.
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let words = ([program] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let result = posix_spawnp(&child, program, &actions, nil, words + [nil], environ)
        close(ends[1])
        guard result == 0 else {
            close(ends[0])
            throw Failure(what: "\(program) could not be started: errno \(result)")
        }
        id = child
        lines = Self.lines(from: ends[0])
    }

    /// Waits for the next line; nil when the program has ended. One test asks at a time.
    public func nextLine() async -> String? {
        var iterator = lines.makeAsyncIterator()
        return await iterator.next()
    }

    /// Waits for its end, on a thread of its own.
    /// - Returns: 0 where all went well.
    public func waitForEnd() async -> Int32 {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "child").async { [self] in continuation.resume(returning: status()) }
        }
    }

    /// Not SIGTERM: the child has inherited the mask of a Dispatch thread, which blocks it.
    public func stop() {
        kill(id, SIGKILL)
        _ = status()
    }

    private func status() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Reads to the end on a thread of its own.
    private static func lines(from descriptor: Int32) -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        DispatchQueue(label: "lines").async {
            var rest: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
                rest += buffer[..<count]
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
                    rest.removeSubrange(...end)
                }
            }
            close(descriptor)
            continuation.finish()
        }
        return stream
    }
}
