/// What tells the same story at another address: computed by `Reading`, compared here.
public struct Story: Hashable, Sendable {
    /// Texts that are alike share at least one band. At most 64 are kept.
    public var bands: [UInt64]
    /// A minimum per hash function (MinHash). The share of equal places estimates how alike two texts are.
    public var sketch: [UInt32]

    public init(bands: [UInt64], sketch: [UInt32]) {
        self.bands = Array(bands.prefix(64))
        self.sketch = Array(sketch.prefix(512))
    }

    /// 0…1; 0 where the sketches were made in different ways.
    public func likeness(to other: Story) -> Double {
        guard sketch.count == other.sketch.count, !sketch.isEmpty else { return 0 }
        let equal = zip(sketch, other.sketch).count { $0 == $1 }
        return Double(equal) / Double(sketch.count)
    }

    /// The sketch as bytes, little-endian.
    var sketchBytes: [UInt8] {
        sketch.map(\.littleEndian).withUnsafeBytes { [UInt8]($0) }
    }

    init(sketchBytes bytes: [UInt8]) {
        bands = []
        sketch = stride(from: 0, to: bytes.count - 3, by: 4).map { at in
            UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24
        }
    }
}
