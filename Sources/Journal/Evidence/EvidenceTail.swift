/// Finds where the whole members of a gzip file end, so that a torn last one can be cut.
enum EvidenceTail {
    /// The size up to which whole members stand, looked at from `offset`, which is the beginning of one.
    static func wholeSize(of path: String, from offset: Int64) throws(FileFailure) -> Int64 {
        let file = try ReadFile(path: path, from: offset)
        let inflater = Inflater()
        var whole = offset
        var position = offset
        let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer {
            input.deallocate()
            scratch.deallocate()
        }
        while true {
            let count = try file.read(into: input)
            if count == 0 { return whole }
            var rest = UnsafeRawBufferPointer(rebasing: input[..<count])
            while !rest.isEmpty {
                switch inflater.feed(rest, scratch: scratch, { _ in }) {
                case .more:
                    position += Int64(rest.count)
                    rest = UnsafeRawBufferPointer(rebasing: rest[rest.count...])
                case .memberEnded(let used):
                    position += Int64(used)
                    whole = position
                    rest = UnsafeRawBufferPointer(rebasing: rest[used...])
                    inflater.reset()
                case .corrupt: return whole
                }
            }
        }
    }
}
