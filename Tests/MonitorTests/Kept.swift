import Glibc
import Synchronization

@testable import Monitor

/// A terminal whose lines are kept.
final class Kept: Sendable {
    private let bytes = Mutex<[Int32: [UInt8]]>([:])

    func terminal(isSeen: Bool = false, environment: [String: String] = [:]) -> Terminal {
        Terminal(isOutputSeen: isSeen, isErrorSeen: isSeen, environment: environment) { descriptor, new in
            self.bytes.withLock { $0[descriptor, default: []] += new }
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
