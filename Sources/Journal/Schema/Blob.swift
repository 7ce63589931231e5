import FoundationEssentials
import GRDB

/// Bytes on their way into SQLite and out of it.
enum Blob {
    static func of(_ bytes: [UInt8]) -> Data { Data(bytes) }

    static func bytes(_ row: Row, _ column: String) -> [UInt8] {
        let data: Data? = row[column]
        return data.map { [UInt8]($0) } ?? []
    }
}
