/// White space, in any of the ways news pages write it.
enum Blank {
    /// Bytes of the white space at `at`; 0 where there is none.
    static func length(_ bytes: [UInt8], _ at: Int) -> Int {
        switch bytes[at] {
        case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: 1
        case 0xC2 where at + 1 < bytes.count && bytes[at + 1] == 0xA0: 2
        case 0xE2
        where at + 2 < bytes.count && bytes[at + 1] == 0x80
            && ((0x80...0x8F).contains(bytes[at + 2]) || bytes[at + 2] == 0xAF):
            3
        case 0xEF where at + 2 < bytes.count && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF: 3
        default: 0
        }
    }

    /// Bytes of the white space that ends before `end`; 0 where there is none.
    static func lengthBefore(_ bytes: [UInt8], _ end: Int, _ start: Int) -> Int {
        for length in 1...3 where end - length >= start {
            if self.length(bytes, end - length) == length { return length }
        }
        return 0
    }
}
