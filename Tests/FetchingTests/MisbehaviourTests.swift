import Fetching
import Model
import TestSupport
import Testing

/// Servers that do what no server should: each gives its named outcome, quickly.
@Suite struct MisbehaviourTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let expected: FetchOutcome
        let answer: LoopbackAnswer
        var testDescription: String { name }

        init(_ name: String, _ expected: FetchOutcome, _ answer: LoopbackAnswer) {
            self.name = name
            self.expected = expected
            self.answer = answer
        }
    }

    static let cases: [Case] = [
        Case("never answers", .timedOut, .silence),
        Case("answers a byte a second", .timedOut, slowly),
        Case("sends its head a byte a second", .timedOut, slowHead),
        Case("infinite body", .tooLarge, endless),
        Case("infinite chunks", .tooLarge, endlessChunks),
        Case("announces too long a body", .tooLarge, .raw("HTTP/1.1 200 Fine\r\nContent-Length: 99999999999\r\n\r\n")),
        Case("gzip bomb", .tooLarge, bomb(layers: 1)),
        Case("gzip within gzip bomb", .tooLarge, bomb(layers: 2)),
        Case("100,000 headers", .tooLarge, manyHeaders),
        Case("a header without end", .tooLarge, endlessHeader),
        Case("interim responses without end", .tooLarge, .init([.flood(Array("HTTP/1.1 100 Go on\r\n\r\n".utf8))])),
        Case("redirects to itself", .tooManyRedirects, .redirect(to: "/")),
        Case("redirects to a file", .refusedAddress, .redirect(to: "file:///etc/passwd")),
        Case("redirects to gopher", .refusedAddress, .redirect(to: "gopher://127.0.0.1:70/x")),
        Case("redirects to a bad address", .refusedAddress, .redirect(to: "http://")),
        Case("redirects to cloud metadata", .refusedAddress, .redirect(to: "http://169.254.169.254/latest/meta-data/")),
        Case("length longer than the body", .protocolError, .raw("HTTP/1.1 200 Fine\r\nContent-Length: 50\r\n\r\nabc")),
        Case(
            "chunks cut short",
            .protocolError,
            .raw("HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc")
        ),
        Case(
            "a chunk of nonsense size",
            .protocolError,
            .raw("HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
        ),
        Case("reset mid-body", .connectionFailed, resetMidBody),
        Case("reset at once", .connectionFailed, .init([.reset])),
        Case("closes without a word", .connectionFailed, .init([.close])),
        Case("HTTP/0.9", .protocolError, .raw("<html>halo</html>\n")),
        Case("garbage", .protocolError, .raw("\u{0}\u{1}\u{2}SSH-2.0-x\r\n\r\n")),
        Case("says gzip, sends text", .protocolError, .text("teks", headers: [("Content-Encoding", "gzip")])),
        Case("two different lengths", .protocolError, .raw("HTTP/1.1 200 Fine\r\nContent-Length: -5\r\n\r\nab")),
    ]

    @Test(arguments: cases)
    func `a server that`(_ case: Case) async throws {
        let server = try LoopbackServer { _ in `case`.answer }
        var request = HTTPRequest.local(server.url())
        request.limits.bodyBytes = 1 << 20
        if `case`.expected == .timedOut { request.limits.total = 2.5 }
        let asked = request
        let reply = try await withClient { await $0.perform(asked) }
        #expect(reply.failure?.outcome == `case`.expected, "\(reply.failure?.reason ?? "status \(reply.status ?? 0)")")
        #expect(reply.failure?.reason.isEmpty == false)
    }

    @Test func `nobody listens`() async throws {
        var port = 0
        do { port = try LoopbackServer { _ in .silence }.port }
        let url = "http://127.0.0.1:\(port)/"
        let reply = try await withClient { await $0.perform(.local(url)) }
        #expect(reply.failure?.outcome == .connectionFailed)
    }

    @Test func `a name that does not exist`() async throws {
        let reply = try await withClient { await $0.perform(.local("http://tidak-ada.invalid/")) }
        #expect(reply.failure?.outcome == .dnsFailure)
    }

    @Test func `a body that is announced as too long is told with the bound`() async throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 Fine\r\nContent-Length: 99999999999\r\n\r\n") }
        let reply = try await withClient { await $0.perform(.local(server.url())) }
        #expect(reply.failure?.reason == "its body is larger than 8388608 bytes")
    }

    @Test func `a response with more bytes than it announced is cut at its length`() async throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 Fine\r\nContent-Length: 3\r\n\r\nabcdefgh") }
        let reply = try await withClient { await $0.perform(.local(server.url())) }
        #expect(reply.capture?.body == Array("abc".utf8))
    }

    @Test(arguments: ["UTF-8", "utf8", "iso-8859-1", "binary", "aws-chunked"])
    func `what is no coding in place of one is read as it is, and asked for so from then on`(name: String) async throws
    {
        let server = try LoopbackServer { _ in .text("<rss/>", headers: [("Content-Encoding", name)]) }
        let request = HTTPRequest.local(server.url())
        let replies = try await withClient { client in [await client.perform(request), await client.perform(request)] }
        #expect(replies.allSatisfy { $0.capture?.body == Array("<rss/>".utf8) })
        #expect(server.requests.map { $0.headers["accept-encoding"] != nil } == [true, false, false])
    }

    @Test(arguments: ["x-rahasia", "gzip, x-rahasia", "utf-8, gzip"])
    func `a coding that is not known is no text`(name: String) async throws {
        let server = try LoopbackServer { _ in .text("<rss/>", headers: [("Content-Encoding", name)]) }
        let reply = try await withClient { await $0.perform(.local(server.url())) }
        #expect(reply.failure?.outcome == .protocolError)
        #expect(server.requests.count == 1)
    }

    @Test func `trailers are no headers`() async throws {
        let text = "HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nETag: \"bohong\"\r\n\r\n"
        let server = try LoopbackServer { _ in .raw(text) }
        let capture = try #require(try await withClient { await $0.perform(.local(server.url())) }.capture)
        #expect(capture.body == Array("abc".utf8))
        #expect(capture.header("etag") == nil)
    }

    @Test func `one that hangs does not hold up the others`() async throws {
        let hanging = try LoopbackServer { _ in .silence }
        let good = try LoopbackServer { _ in .text("x") }
        try await withClient { client in
            let stuck = (1...30).map { _ in Task { await client.perform(.local(hanging.url())) } }
            for _ in 1...20 { #expect(await client.perform(.local(good.url())).status == 200) }
            for task in stuck { task.cancel() }
            for task in stuck { #expect(await task.value.failure?.outcome == .abandoned) }
        }
    }

    @Test func `among all of them, a good source is looked at again and again`() async throws {
        let servers = try Self.cases.map { `case` in
            try LoopbackServer { $0.path == "/robots.txt" ? .text("", 404) : `case`.answer }
        }
        let good = try LoopbackServer { $0.path == "/robots.txt" ? .text("", 404) : .text("x") }
        var settings = FetchSettings.test
        settings.limits.bodyBytes = 1 << 20
        settings.limits.total = 8
        let sources = zip(Self.cases, servers).map { Source.local($0.name, $1.url(), every: 3600) }
        let (stream, continuation) = AsyncStream.makeStream(of: FetchResult.self)
        try await withFetcher(settings) {
            continuation.yield($0)
        } body: { fetcher in
            await fetcher.watch([.local("good", good.url())] + sources)
            var ended: [String: FetchOutcome] = [:]
            var looks = 0
            for await result in stream {
                if result.job.purpose.source == "good" {
                    looks += 1
                } else {
                    ended[result.job.purpose.source] = result.outcome
                }
                if ended.count == Self.cases.count, looks >= 2 { break }
            }
            for `case` in Self.cases { #expect(ended[`case`.name] == `case`.expected, "\(`case`.name)") }
        }
    }

    // MARK: What they send

    static let slowly = LoopbackAnswer([
        .send(Array("HTTP/1.1 200 Fine\r\nContent-Length: 1000\r\n\r\n".utf8)),
        .drip([UInt8](repeating: 65, count: 1000), every: 1),
    ])

    static let slowHead = LoopbackAnswer([.drip(Array("HTTP/1.1 200 Fine\r\nX: y\r\n\r\n".utf8), every: 1)])

    static let endless = LoopbackAnswer([
        .send(Array("HTTP/1.1 200 Fine\r\n\r\n".utf8)), .flood([UInt8](repeating: 65, count: 65_536)),
    ])

    static let endlessChunks = LoopbackAnswer([
        .send(Array("HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)),
        .flood(Array("1000\r\n".utf8) + [UInt8](repeating: 65, count: 4096) + Array("\r\n".utf8)),
    ])

    static let manyHeaders = LoopbackAnswer([
        .send(Array("HTTP/1.1 200 Fine\r\n".utf8)),
        .send(Array((1...100_000).map { "X-\($0): y\r\n" }.joined().utf8)),
        .send(Array("Content-Length: 1\r\n\r\nx".utf8)),
    ])

    static let endlessHeader = LoopbackAnswer([
        .send(Array("HTTP/1.1 200 Fine\r\nX: ".utf8)), .flood([UInt8](repeating: 65, count: 65_536)),
    ])

    static let resetMidBody = LoopbackAnswer([
        .send(Array("HTTP/1.1 200 Fine\r\nContent-Length: 50\r\n\r\nabc".utf8)), .wait(seconds: 0.05), .reset,
    ])

    /// 50 MB of zeros, packed; in two layers, 200 MB that take hardly a kilobyte.
    static func bomb(layers: Int) -> LoopbackAnswer {
        let name = layers == 1 ? "zeros-50mb.gz" : "zeros-200mb.gz.gz"
        let encoding = [String](repeating: "gzip", count: layers).joined(separator: ", ")
        return .response(headers: [("Content-Encoding", encoding)], body: Fixtures("Fetching").bytes(name))
    }
}
