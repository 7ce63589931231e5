/// Signs or groups gathered for one sentence, by number, a bit each; used again for the next.
struct NumberSet {
    private var bits: [UInt64]

    init(count: Int) { bits = [UInt64](repeating: 0, count: (count + 63) / 64) }

    @inline(__always)
    mutating func insert(_ number: Int32) { bits[Int(number >> 6)] |= 1 << UInt64(number & 63) }

    @inline(__always)
    func contains(_ number: Int32) -> Bool { bits[Int(number >> 6)] & (1 << UInt64(number & 63)) != 0 }

    /// What was gathered, in order; nothing is left.
    mutating func drain() -> [Int32] {
        let count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
        guard count > 0 else { return [] }
        var numbers: [Int32] = []
        numbers.reserveCapacity(count)
        for index in bits.indices {
            var rest = bits[index]
            while rest != 0 {
                numbers.append(Int32(index * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
            bits[index] = 0
        }
        return numbers
    }
}
