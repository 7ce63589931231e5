import Crypto

/// A SHA-256 digest (FIPS 180-4).
public struct Digest: Hashable, Sendable {
    public let bytes: [UInt8]

    public init(of data: some Sequence<UInt8>) {
        var hash = SHA256()
        if data.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
            Array(data).withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        bytes = Array(hash.finalize())
    }

    /// The digest of bytes in a form that is compared, and kept, without memory of its own.
    public static func sum(of bytes: UnsafeRawBufferPointer) -> SIMD32<UInt8> {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        return hash.finalize().withUnsafeBytes { $0.loadUnaligned(as: SIMD32<UInt8>.self) }
    }

    public init(of text: String) { self.init(of: text.utf8) }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { Hex.text(bytes) }

    /// As records write it: `sha256:` and the hexadecimal digits.
    public var labelled: String { Digest.label(of: bytes) }

    /// The same of a digest that is kept as its 32 bytes.
    public static func label(of bytes: some Collection<UInt8>) -> String { "sha256:" + Hex.text(bytes) }
}
