import CZlib

/// Inflates a stream of gzip members piece by piece; memory does not grow with the stream.
///
/// No class: where one is used in one function only, the optimiser of Swift 6.3 puts it on the stack without the header of
/// an object (`alloc_ref [bare] [stack]`) and calls its deallocating `deinit` nevertheless, which ends the process. That
/// was so in release builds alone.
struct Inflater: ~Copyable {
    enum Step: Equatable {
        /// All of the input was used; more may follow.
        case more
        /// A member ended after this many bytes of the input.
        case memberEnded(used: Int)
        case corrupt
    }

    /// In a place of its own: zlib remembers where it is.
    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    /// Begins the next member.
    func reset() { if isReady { inflateReset(stream) } }

    /// Feeds `input` until it is used up or a member ends, and hands each piece of output over.
    func feed(
        _ input: UnsafeRawBufferPointer,
        scratch: UnsafeMutableRawBufferPointer,
        _ output: (UnsafeRawBufferPointer) -> Void
    ) -> Step {
        guard isReady else { return .corrupt }
        let source = input.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source)
        stream.pointee.avail_in = UInt32(input.count)
        while true {
            stream.pointee.next_out = scratch.bindMemory(to: UInt8.self).baseAddress
            stream.pointee.avail_out = UInt32(scratch.count)
            let status = inflate(stream, Z_NO_FLUSH)
            let produced = scratch.count - Int(stream.pointee.avail_out)
            if produced > 0 { output(UnsafeRawBufferPointer(rebasing: scratch[..<produced])) }
            switch status {
            case Z_STREAM_END: return .memberEnded(used: input.count - Int(stream.pointee.avail_in))
            case Z_OK, Z_BUF_ERROR:
                if stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 { return .more }
                if status == Z_BUF_ERROR, produced == 0 { return .more }
            default: return .corrupt
            }
        }
    }
}
