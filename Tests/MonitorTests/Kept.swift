import Glibc
import Synchronization

@testable import Monitor

/// A terminal whose lines are kept.
final class Kept: Sendable {
    private let bytes = Mutex<[Int32: [UInt8]]>([:])

    func terminal(isSeen: Bool = false, environment: [String: String] = [:]) -> Terminal {
        Terminal(isOutputSeen: isSeen, isErrorSeen: isSeen, environment: environment) { descriptor, new in
            self.bytes.withLock { $0[descriptor, default: []] += new }
            return 0
        }
    }

    private let tries = Mutex(0)
    /// How often standard output was written to.
    var attempts: Int { tries.withLock { $0 } }

    /// One whose standard output takes nothing.
    /// - Parameter reason: As errno has it.
    func terminal(failingWith reason: Int32) -> Terminal {
        Terminal(isOutputSeen: false, isErrorSeen: false, environment: [:]) { descriptor, new in
            guard descriptor == STDOUT_FILENO else {
                self.bytes.withLock { $0[descriptor, default: []] += new }
                return 0
            }
            self.tries.withLock { $0 += 1 }
            return reason
        }
    }

    var outputBytes: [UInt8] { bytes.withLock { $0[STDOUT_FILENO] ?? [] } }
    var errorBytes: [UInt8] { bytes.withLock { $0[STDERR_FILENO] ?? [] } }

    private func text(_ descriptor: Int32) -> String {
        String(decoding: descriptor == STDOUT_FILENO ? outputBytes : errorBytes, as: UTF8.self)
    }

    var output: [String] { text(STDOUT_FILENO).split(separator: "\n").map(String.init) }
    var errors: [String] { text(STDERR_FILENO).split(separator: "\n").map(String.init) }
}
