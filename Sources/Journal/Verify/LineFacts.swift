import Dispatch
import Glibc
import Model
import Synchronization

/// What a line of the log says by itself, whatever stands around it: so lines can be looked at in any order, on any core.
struct LineFacts {
    /// Whether it is one JSON object in UTF-8, to the last byte.
    let isJSON: Bool
    /// Nil where it does not begin as a line of the log must.
    let head: LineHead?
    let hash: LineHash

    init(_ line: UnsafeRawBufferPointer) {
        isJSON = JSONSyntax.isObject(line)
        head = LineHead(line)
        hash = Digest.sum(of: line)
    }

    /// Looks at lines that follow each other in a file, on all cores where there are enough of them.
    static func all(of lines: some RandomAccessCollection<LineReader.Line>) -> [LineFacts] {
        let parts = min(cores, lines.count / fewest)
        guard parts > 1, let first = lines.first, let last = lines.last else {
            return lines.map { LineFacts($0.bytes) }
        }
        // What other threads read must not move: a copy, which is cheap beside what is done with it.
        let size = Int(last.offset - first.offset) + last.bytes.count
        let bytes = [UInt8](UnsafeRawBufferPointer(start: first.bytes.baseAddress, count: size))
        let places = lines.map { line in
            let start = Int(line.offset - first.offset)
            return start..<(start + line.bytes.count)
        }
        let found = Mutex([Int: [LineFacts]]())
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let own = places[(places.count * part / parts)..<(places.count * (part + 1) / parts)]
            let facts = bytes.withUnsafeBytes { all in
                own.map { LineFacts(UnsafeRawBufferPointer(rebasing: all[$0])) }
            }
            found.withLock { $0[part] = facts }
        }
        return found.withLock { found in (0..<parts).flatMap { found[$0] ?? [] } }
    }

    private static let cores = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    /// Lines for which another core is worth while.
    private static let fewest = 32
}
