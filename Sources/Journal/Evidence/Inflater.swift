import CZlib

/// Inflates a stream of gzip members piece by piece; memory does not grow with the stream.
final class Inflater {
    enum Step: Equatable {
        /// All of the input was used; more may follow.
        case more
        /// A member ended after this many bytes of the input.
        case memberEnded(used: Int)
        case corrupt
    }

    private var stream = z_stream()
    private let isReady: Bool

    init() {
        isReady = inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit { if isReady { inflateEnd(&stream) } }

    /// Begins the next member.
    func reset() { if isReady { inflateReset(&stream) } }

    /// Feeds `input` until it is used up or a member ends, and hands each piece of output over.
    func feed(
        _ input: UnsafeRawBufferPointer,
        scratch: UnsafeMutableRawBufferPointer,
        _ output: (UnsafeRawBufferPointer) -> Void
    ) -> Step {
        guard isReady else { return .corrupt }
        let source = input.bindMemory(to: UInt8.self).baseAddress
        stream.next_in = UnsafeMutablePointer(mutating: source)
        stream.avail_in = UInt32(input.count)
        while true {
            stream.next_out = scratch.bindMemory(to: UInt8.self).baseAddress
            stream.avail_out = UInt32(scratch.count)
            let status = inflate(&stream, Z_NO_FLUSH)
            let produced = scratch.count - Int(stream.avail_out)
            if produced > 0 { output(UnsafeRawBufferPointer(rebasing: scratch[..<produced])) }
            switch status {
            case Z_STREAM_END: return .memberEnded(used: input.count - Int(stream.avail_in))
            case Z_OK, Z_BUF_ERROR:
                if stream.avail_in == 0, stream.avail_out > 0 { return .more }
                if status == Z_BUF_ERROR, produced == 0 { return .more }
            default: return .corrupt
            }
        }
    }
}
