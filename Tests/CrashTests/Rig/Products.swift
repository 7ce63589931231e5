import FoundationEssentials
import Glibc

/// What the build leaves beside the bundle of tests, and where from.
enum Products {
    static let folder: String = {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }()

    /// Of the sources.
    static let package =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")

    static let netra = folder + "/netra"

    /// `swift build` makes them all.
    static var areBuilt: Bool { access(netra, X_OK) == 0 && access(Faults.preloaded, R_OK) == 0 }

    /// Minutes of faults are too much for every edit: `SKIP_LONG_TESTS=1 swift test` leaves them out.
    static var areWanted: Bool { getenv("SKIP_LONG_TESTS") == nil }
}

/// Reading whole files.
enum Bytes {
    static func of(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw NoFile(path: path) }
        return Array(data)
    }

    struct NoFile: Error {
        let path: String
    }
}
