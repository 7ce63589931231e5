import FoundationEssentials

/// Cases that are data: the files of one folder below `Tests/Fixtures`.
public struct Fixtures: Sendable {
    public let folder: String

    /// - Parameter subfolder: Such as `Reading/pages`.
    public init(_ subfolder: String) {
        folder = Fixtures.tests + "/Fixtures/\(subfolder)"
    }

    /// The folder `Tests` of this checkout.
    private static let tests =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")

    /// The bytes of a fixture. A missing one is a mistake in the test itself, hence the trap.
    public func bytes(_ name: String) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
            preconditionFailure("no fixture \(folder)/\(name)")
        }
        return Array(data)
    }

    public func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// Names in this folder that end as asked, sorted.
    public func names(suffix: String = "") -> [String] {
        Fixtures.names(at: folder).filter { $0.hasSuffix(suffix) }
    }

    /// Names in any folder, sorted; none where it cannot be read.
    public static func names(at folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}

/// A folder of its own for one test, removed when the value goes.
public final class TemporaryFolder: Sendable {
    public let path: String

    public init() throws {
        let base = FileManager.default.temporaryDirectory.path
        path = "\(base)/netra-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
