import Glibc

/// Reads a file line by line without keeping more than one line. Compressed files are inflated on the way.
struct LineReader {
    /// Longer lines are no lines of ours.
    static let longestLine = 32 << 20

    enum Fault: Error, Equatable {
        case file(FileFailure)
        case tooLong(line: Int)
        /// The gzip data are damaged, or end too early.
        case damaged
    }

    struct Line {
        /// Without its LF.
        let bytes: UnsafeRawBufferPointer
        /// Counted from 1.
        let number: Int
        /// Of its first byte, in the file as it reads uncompressed.
        let offset: Int64
        /// Whether an LF ended it.
        let isWhole: Bool
    }

    let path: String
    let isCompressed: Bool

    /// Hands over each line, whose bytes are valid during the call only, until the end or until it returns false.
    func eachLine(_ body: (Line) throws -> Bool) throws {
        try eachBatch { lines in
            for line in lines where try !body(line) { return false }
            return true
        }
    }

    /// Hands over the lines in order, some hundred at a time; none where nothing is left. Their bytes are valid during the
    /// call only. A line that has no end is the last.
    func eachBatch(_ body: ([Line]) throws -> Bool) throws {
        let lines = LineCutter()
        if isCompressed {
            try inflate { try lines.take($0, body) }
        } else {
            let file = try open()
            while true {
                let space = try lines.space()
                let count = try fault { () throws(FileFailure) in try file.read(into: space) }
                if count == 0 { break }
                guard try lines.took(count, body) else { return }
            }
        }
        try lines.end(body)
    }

    private func open() throws -> ReadFile { try fault { () throws(FileFailure) in try ReadFile(path: path) } }

    private func fault<Value>(_ body: () throws(FileFailure) -> Value) throws -> Value {
        do { return try body() } catch { throw Fault.file(error) }
    }

    private func inflate(_ take: (UnsafeRawBufferPointer) throws -> Bool) throws {
        let file = try open()
        let inflater = Inflater()
        let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer {
            input.deallocate()
            scratch.deallocate()
        }
        var isInMember = false
        while true {
            let count = try fault { () throws(FileFailure) in try file.read(into: input) }
            if count == 0 { break }
            var rest = UnsafeRawBufferPointer(rebasing: input[..<count])
            while !rest.isEmpty {
                isInMember = true
                var failure: (any Error)?
                var goesOn = true
                let step = inflater.feed(rest, scratch: scratch) { piece in
                    guard failure == nil, goesOn else { return }
                    do { goesOn = try take(piece) } catch { failure = error }
                }
                if let failure { throw failure }
                guard goesOn else { return }
                switch step {
                case .more: rest = UnsafeRawBufferPointer(rebasing: rest[rest.count...])
                case .memberEnded(let used):
                    rest = UnsafeRawBufferPointer(rebasing: rest[used...])
                    isInMember = false
                    inflater.reset()
                case .corrupt: throw Fault.damaged
                }
            }
        }
        if isInMember { throw Fault.damaged }
    }
}

/// Cuts a stream of bytes into lines. Owns one buffer, which grows to the longest line.
private final class LineCutter {
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    private var filled = 0
    /// Up to where the line that stands at the front has no LF.
    private var searched = 0
    private var number = 0
    private var offset: Int64 = 0
    private var lines: [LineReader.Line] = []

    deinit { buffer.deallocate() }

    /// Room behind what is there; never empty.
    func space() throws -> UnsafeMutableRawBufferPointer {
        if filled == buffer.count {
            guard buffer.count < LineReader.longestLine else { throw LineReader.Fault.tooLong(line: number + 1) }
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 64)
            larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
            buffer.deallocate()
            buffer = larger
        }
        return UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
    }

    func take(_ piece: UnsafeRawBufferPointer, _ body: ([LineReader.Line]) throws -> Bool) throws -> Bool {
        var rest = piece
        while !rest.isEmpty {
            let room = try space()
            let count = min(room.count, rest.count)
            room.copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
            guard try took(count, body) else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }

    /// So many bytes now stand in the room.
    func took(_ count: Int, _ body: ([LineReader.Line]) throws -> Bool) throws -> Bool {
        filled += count
        guard let base = buffer.baseAddress else { return false }
        var start = 0
        lines.removeAll(keepingCapacity: true)
        while searched < filled, let found = memchr(base + searched, 0x0A, filled - searched) {
            let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
            number += 1
            lines.append(.init(bytes: bytes, number: number, offset: offset, isWhole: true))
            offset += Int64(end - start + 1)
            start = end + 1
            searched = start
        }
        if !lines.isEmpty, try !body(lines) { return false }
        if start > 0 {
            memmove(base, base + start, filled - start)
            filled -= start
        }
        searched = filled
        return true
    }

    func end(_ body: ([LineReader.Line]) throws -> Bool) throws {
        guard filled > 0 else { return }
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
        _ = try body([.init(bytes: bytes, number: number + 1, offset: offset, isWhole: false)])
    }
}
