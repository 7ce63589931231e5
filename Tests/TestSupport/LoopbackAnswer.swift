/// What a test server does with one request, step by step: answers that are right, and answers that no server should
/// give.
public struct LoopbackAnswer: Sendable {
    public enum Step: Sendable {
        case send([UInt8])
        /// One byte at a time, so many seconds apart.
        case drip([UInt8], every: Double)
        /// Again and again until the client goes away.
        case flood([UInt8])
        case wait(seconds: Double)
        /// Ends the connection in order.
        case close
        /// Ends it with RST.
        case reset
        /// Leaves it open and says nothing more.
        case silence
    }

    public var steps: [Step]

    public init(_ steps: [Step]) { self.steps = steps }

    /// A response with its right length, after which the connection stays open.
    public static func response(
        _ status: Int = 200,
        headers: [(String, String)] = [],
        body: [UInt8] = []
    ) -> LoopbackAnswer {
        var head = "HTTP/1.1 \(status) \(status < 400 ? "Fine" : "Sorry")\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        head += status == 304 ? "\r\n" : "Content-Length: \(body.count)\r\n\r\n"
        return LoopbackAnswer([.send(Array(head.utf8) + body)])
    }

    public static func text(_ body: String, _ status: Int = 200, headers: [(String, String)] = []) -> LoopbackAnswer {
        response(status, headers: headers, body: Array(body.utf8))
    }

    public static func html(_ body: String, _ status: Int = 200) -> LoopbackAnswer {
        text(body, status, headers: [("Content-Type", "text/html; charset=utf-8")])
    }

    public static func redirect(_ status: Int = 302, to location: String) -> LoopbackAnswer {
        response(status, headers: [("Location", location)])
    }

    /// Exactly these bytes, then the connection ends.
    public static func raw(_ text: String) -> LoopbackAnswer { LoopbackAnswer([.send(Array(text.utf8)), .close]) }

    public static let silence = LoopbackAnswer([.silence])
}

/// A request as a test server received it.
public struct LoopbackRequest: Sendable {
    public let method: String
    public let path: String
    /// Names in lower case.
    public let headers: [String: String]
    public let body: [UInt8]
    /// Counted from 1, over all connections.
    public let number: Int
    /// Seconds since the server began to listen.
    public let time: Double
    /// Which connection it came over, counted from 1.
    public let connection: Int
}
