import FoundationEssentials

/// What a claimant says for themselves, from a file.
public enum AnnexedReply {
    private static let largest = 64 << 10

    /// Nil where there is no such file, or it is not text in UTF-8 of at most 64 KiB.
    public static func read(_ file: String) -> String? {
        guard let data = FileManager.default.contents(atPath: file), data.count <= largest else { return nil }
        return String(validating: data, as: UTF8.self)
    }
}
