/// The request line and headers as they were sent, fit for records: evidence is kept for years, secrets must not be.
enum RequestHead {
    /// Header fields whose values are left out, in lower case.
    private static let secrets: [[UInt8]] = ["authorization:", "proxy-authorization:", "cookie:"].map { Array($0.utf8) }

    /// Whether a header field of that name is left out of records.
    static func isSecret(_ name: String) -> Bool { secrets.contains { begins(Array("\(name):".utf8)[...], with: $0) } }

    static func withoutSecrets(_ head: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(head.count)
        for line in head.split(separator: 10, omittingEmptySubsequences: false) {
            if let secret = secrets.first(where: { begins(line, with: $0) }) {
                result += line.prefix(secret.count)
                result += Array(" (left out)\r\n".utf8)
            } else {
                result += line
                if line.endIndex < head.endIndex { result.append(10) }
            }
        }
        return result
    }

    private static func begins(_ line: ArraySlice<UInt8>, with name: [UInt8]) -> Bool {
        line.count >= name.count && zip(line, name).allSatisfy { ((65...90).contains($0) ? $0 + 32 : $0) == $1 }
    }
}
