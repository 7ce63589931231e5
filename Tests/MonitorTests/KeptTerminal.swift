import Glibc
import Synchronization

@testable import Monitor

/// A terminal whose bytes are kept.
final class KeptTerminal: Sendable {
    private let bytes = Mutex<[Int32: [UInt8]]>([:])

    func terminal(isSeen: Bool = false, environment: [String: String] = [:]) -> Terminal {
        Terminal(isOutputSeen: isSeen, isErrorSeen: isSeen, environment: environment) { descriptor, new in
            self.bytes.withLock { $0[descriptor, default: []] += new }
        }
    }

    var outputBytes: [UInt8] { bytes.withLock { $0[STDOUT_FILENO] ?? [] } }
    var errorBytes: [UInt8] { bytes.withLock { $0[STDERR_FILENO] ?? [] } }

    var output: [String] { lines(outputBytes) }
    var errors: [String] { lines(errorBytes) }

    private func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
