import Model

/// Heads of HTTP messages as a web archive keeps them: HTTP/1.1 in form (RFC 9112), so that every reader of archives
/// understands them, with the headers that no longer hold renamed.
enum HTTPMessage {
    /// The body is kept decoded, so these would lie.
    private static let outdated: Set<String> = ["content-encoding", "transfer-encoding", "content-length"]

    /// `h2` or `h3` where the exchange was not HTTP/1; nil otherwise.
    static func protocolName(of head: [UInt8]) -> String? {
        if head.starts(with: "HTTP/2".utf8) { return "h2" }
        if head.starts(with: "HTTP/3".utf8) { return "h3" }
        return nil
    }

    static func responseHead(of capture: Capture) -> [UInt8] {
        var out = Array(statusLine(of: capture).utf8)
        for header in capture.headers {
            let name = WARCRecord.line(header.name)
            guard !name.isEmpty, !name.hasPrefix(":") else { continue }
            let isOutdated = outdated.contains(name.lowercased())
            out += Array("\(isOutdated ? "X-Archive-Orig-" : "")\(name): \(WARCRecord.line(header.value))\r\n".utf8)
        }
        out += Array("Content-Length: \(capture.body.count)\r\n\r\n".utf8)
        return out
    }

    private static func statusLine(of capture: Capture) -> String {
        let first = capture.responseHead.prefix { $0 != 0x0D && $0 != 0x0A }
        let parts = String(decoding: first, as: UTF8.self).split(separator: " ", maxSplits: 2)
        let reason = parts.count == 3 ? WARCRecord.line(String(parts[2])) : ""
        let version = parts.first == "HTTP/1.0" ? "HTTP/1.0" : "HTTP/1.1"
        return "\(version) \(capture.status) \(reason)\r\n"
    }

    static func requestHead(of capture: Capture) -> [UInt8] {
        let text = String(decoding: capture.requestHead, as: UTF8.self)
        var out = ""
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            if index == 0 {
                let parts = line.split(separator: " ")
                let target = parts.count > 1 ? String(parts[1]) : capture.address.path
                out += "\(parts.first ?? "GET") \(target) HTTP/1.1\r\n"
                continue
            }
            let name = line.prefix { $0 != ":" }
            out += HTTPHeader(String(name), "").isSecret ? "\(name): (left out)\r\n" : "\(line)\r\n"
        }
        return Array((out + "\r\n").utf8)
    }
}
