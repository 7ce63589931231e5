import Model

/// The request line and headers as they were sent, fit for records.
enum RequestHead {
    static func withoutSecrets(_ head: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(head.count)
        for line in head.split(separator: 10, omittingEmptySubsequences: false) {
            let name = line.prefix { $0 != UInt8(ascii: ":") }
            if name.count < line.count, HTTPHeader(String(decoding: name, as: UTF8.self), "").isSecret {
                result += name
                result += Array(": (left out)\r\n".utf8)
            } else {
                result += line
                if line.endIndex < head.endIndex { result.append(10) }
            }
        }
        return result
    }
}
