import Model

/// The status line and headers of a response as its lines arrive (RFC 9112 §4 and §5), within a bound.
struct ResponseHead {
    /// As received, of the last response.
    private(set) var bytes: [UInt8] = []
    private(set) var status: Int?
    private(set) var headers: [HTTPHeader] = []
    private var isComplete = false
    private let limit: Int
    /// Bytes of every head so far: interim responses (RFC 9110 §15.2) come before the one that counts, and trailers
    /// after it.
    private var total = 0

    /// - Parameter limit: Bytes.
    init(limit: Int) { self.limit = limit }

    /// Takes one line, with its line end. False if the bound is exceeded.
    mutating func append(_ line: UnsafeBufferPointer<UInt8>, bodyHasBegun: Bool) -> Bool {
        total += line.count
        guard total <= limit else { return false }
        if !bodyHasBegun, line.starts(with: "HTTP/".utf8), isComplete || bytes.isEmpty {
            bytes = []
            headers = []
            isComplete = false
            status = ResponseHead.status(of: line)
        } else if isComplete {
            return true  // a trailer (RFC 9110 §6.5) is no part of the head
        }
        bytes.append(contentsOf: line)
        let content = line.prefix { $0 != 13 && $0 != 10 }
        if content.isEmpty {
            isComplete = true
        } else if let colon = content.firstIndex(of: UInt8(ascii: ":")) {
            headers.append(HTTPHeader(text(content[..<colon]), text(content[(colon + 1)...])))
        } else if let first = content.first, first == 32 || first == 9, var last = headers.popLast() {
            last.value += " " + text(content)  // obsolete line folding, RFC 9112 §5.2
            headers.append(last)
        }
        return true
    }

    func value(_ name: String) -> String? {
        headers.first { $0.isNamed(name) }?.value
    }

    private static func status(of line: UnsafeBufferPointer<UInt8>) -> Int? {
        let fields = line.split(separator: 32, maxSplits: 2)
        guard fields.count >= 2 else { return nil }
        return Int(String(decoding: fields[1].prefix(3), as: UTF8.self))
    }

    /// Without the white space around it.
    private func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var bytes = bytes.drop { $0 == 32 || $0 == 9 }
        while let last = bytes.last, last == 32 || last == 9 { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
