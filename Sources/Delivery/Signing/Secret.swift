import Crypto
import FoundationEssentials

/// A symmetric signing secret of Standard Webhooks: `whsec_` and 24 to 64 random bytes in base64. It describes itself
/// without its key, so that it cannot slip into a log.
public struct Secret: Sendable, Hashable {
    public struct Malformed: Error, CustomStringConvertible {
        /// What is wrong with it, without the secret itself.
        public let description: String
    }

    /// 24 to 64 bytes.
    let key: [UInt8]

    /// Reads `whsec_…`, with white space around it as a file has it. Throws `Malformed`.
    public init(_ text: some StringProtocol) throws(Malformed) {
        let trimmed = text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        guard trimmed.hasPrefix(Secret.prefix) else {
            throw Malformed(description: "a secret begins with whsec_")
        }
        guard let key = Data(base64Encoded: String(trimmed.dropFirst(Secret.prefix.count))) else {
            throw Malformed(description: "what follows whsec_ is not base64")
        }
        guard (24...64).contains(key.count) else {
            throw Malformed(description: "the key should have 24 to 64 bytes, not \(key.count)")
        }
        self.key = Array(key)
    }

    /// A new one of 32 random bytes.
    public static func random() -> Secret {
        var random = SystemRandomNumberGenerator()
        return Secret(key: (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    private init(key: [UInt8]) { self.key = key }

    /// The secret itself: only for the person who asked for a new one.
    public var revealed: String { Secret.prefix + Data(key).base64EncodedString() }

    private static let prefix = "whsec_"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "whsec_(hidden)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
