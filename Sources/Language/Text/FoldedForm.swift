/// The folded bytes of a word while it is looked up: lower case, diacritics off. They lie in memory that can be read for
/// `padding` bytes more, so that they are taken eight at a time.
struct FoldedForm {
    static let padding = 8

    private let start: UnsafeRawPointer
    let count: Int
    /// What the form is looked up by. Forms of eight bytes and less have keys that differ; of longer ones two share a key once in
    /// 2⁶⁴.
    let key: UInt64

    /// - Parameters:
    ///   - buffer: Holds the bytes, and `padding` more of any kind. It must outlive the form.
    ///   - key: Of these bytes, where it is known; else it is made.
    @inline(__always)
    init(_ buffer: UnsafeMutableRawBufferPointer, count: Int, key: UInt64? = nil) {
        precondition(count + FoldedForm.padding <= buffer.count)
        // The precondition proves that the buffer is not empty, and so has an address.
        start = UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)
        self.count = count
        self.key = key ?? FoldedForm.key(of: start, count)
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// The key of at most 16 bytes: the first eight, little-endian, and those behind them, 0 where there are none.
    @inline(__always)
    static func key(_ low: UInt64, _ high: UInt64, count: Int) -> UInt64 {
        count > 8 ? mixed(mixed(low) ^ high) : mixed(low)
    }

    private static func key(of start: UnsafeRawPointer, _ count: Int) -> UInt64 {
        var key: UInt64 = 0
        var offset = 0
        repeat {
            key = mixed(key ^ eight(of: start, at: offset, count))
            offset += 8
        } while offset < count
        return key
    }

    /// The bytes from `offset`, which is less than `count`, little-endian; 0 where there are fewer than eight. No form holds a byte 0.
    private static func eight(of start: UnsafeRawPointer, at offset: Int, _ count: Int) -> UInt64 {
        let eight = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let left = count - offset
        return left >= 8 ? eight : eight & ((1 << UInt64(left * 8)) &- 1)
    }

    /// Each number gives another one, with every bit of it spread over all (the finaliser of SplitMix64).
    @inline(__always)
    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
