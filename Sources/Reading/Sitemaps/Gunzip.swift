import CZlib

/// Bytes out of gzip or zlib (RFC 1952, RFC 1950), bounded.
enum Gunzip {
    static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// As much as is whole, up to `limit` bytes; nil where nothing can be unpacked.
    static func bytes(_ packed: [UInt8], limit: Int = MarkupBounds.document) -> [UInt8]? {
        var stream = Inflation()
        return stream.run(packed, limit: limit)
    }
}

/// The one owner of a zlib stream.
private struct Inflation: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady = czlib_inflate_init(stream) == Z_OK
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    mutating func run(_ packed: [UInt8], limit: Int) -> [UInt8]? {
        guard isReady, !packed.isEmpty else { return nil }
        var input = packed  // zlib's pointer is not const, though it only reads
        var out: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        input.withUnsafeMutableBufferPointer { input in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(clamping: input.count)
            var status = Z_OK
            while status == Z_OK, out.count < limit {
                chunk.withUnsafeMutableBufferPointer { chunk in
                    stream.pointee.next_out = chunk.baseAddress
                    stream.pointee.avail_out = UInt32(chunk.count)
                    status = inflate(stream, Z_NO_FLUSH)
                    out.append(contentsOf: chunk.prefix(chunk.count - Int(stream.pointee.avail_out)))
                }
                // Members may follow each other.
                if status == Z_STREAM_END, stream.pointee.avail_in > 0, inflateReset(stream) == Z_OK { status = Z_OK }
            }
        }
        if out.count > limit { out.removeSubrange(limit...) }
        return out.isEmpty ? nil : out
    }
}
