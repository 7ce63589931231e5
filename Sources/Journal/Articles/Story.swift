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

    /// The sketch as bytes, little-endian.
    var sketchBytes: [UInt8] {
        sketch.map(\.littleEndian).withUnsafeBytes { [UInt8]($0) }
    }

    /// How alike it is to a story of which the sketch's bytes are kept: 0…1; 0 where it was made in another way.
    func likeness(to bytes: UnsafeRawBufferPointer) -> Double {
        guard bytes.count == sketch.count * 4, !sketch.isEmpty else { return 0 }
        let equal = sketch.indices.count {
            sketch[$0] == UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
        }
        return Double(equal) / Double(sketch.count)
    }
}
