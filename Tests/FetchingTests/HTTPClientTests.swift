import Fetching
import Model
import TestSupport
import Testing

@Suite struct HTTPClientTests {
    @Test func `a page comes back whole, with what evidence needs`() async throws {
        let server = try LoopbackServer { _ in
            .text("<p>Halo</p>", headers: [("Content-Type", "text/html"), ("X-Satu", "dua")])
        }
        let reply = try await withClient { await $0.perform(.local(server.url("/berita?x=1"))) }
        let capture = try #require(reply.capture)
        #expect(capture.status == 200)
        #expect(capture.body == Array("<p>Halo</p>".utf8))
        #expect(capture.header("x-satu") == "dua")
        #expect(capture.remoteAddress == "127.0.0.1")
        #expect(capture.certificate == nil)
        let sent = String(decoding: capture.requestHead, as: UTF8.self)
        #expect(sent.hasPrefix("GET /berita?x=1 HTTP/1.1\r\n"))
        #expect(sent.hasSuffix("\r\n\r\n"))
        #expect(sent.contains("User-Agent: Netra-Test/1\r\n"))
        let received = String(decoding: capture.responseHead, as: UTF8.self)
        #expect(received == "HTTP/1.1 200 Fine\r\nContent-Type: text/html\r\nX-Satu: dua\r\nContent-Length: 11\r\n\r\n")
    }

    /// Each file of the folder is the same text, packed as its name says.
    @Test(arguments: Fixtures("Fetching/encodings").names())
    func `a packed body comes back unpacked`(encoding: String) async throws {
        let packed = Fixtures("Fetching/encodings").bytes(encoding)
        let server = try LoopbackServer { request in
            let accepted = request.headers["accept-encoding"] ?? ""
            guard accepted.contains(encoding) || encoding == "identity" else { return .text("", 406) }
            return .response(headers: [("Content-Encoding", encoding)], body: packed)
        }
        let capture = try #require(try await withClient { await $0.perform(.local(server.url())) }.capture)
        #expect(capture.status == 200)
        #expect(capture.body == Fixtures("Fetching/encodings").bytes("identity"))
        #expect(capture.header("content-encoding") == encoding)
    }

    @Test func `connections are kept and reused`() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        try await withClient { client in
            for _ in 1...20 { #expect(await client.perform(.local(server.url())).status == 200) }
        }
        #expect(server.requests.count == 20)
        #expect(Set(server.requests.map(\.connection)) == [1])
    }

    @Test func `no more than two connections a host`() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer([.wait(seconds: 0.02)] + LoopbackAnswer.text("x").steps) }
        try await withClient { client in
            await withTaskGroup(of: Int?.self) { group in
                for _ in 1...12 { group.addTask { await client.perform(.local(server.url())).status } }
                for await status in group { #expect(status == 200) }
            }
        }
        #expect(server.mostConnections == 2)
    }

    @Test func `a post carries its body and headers, and its redirect is the reply`() async throws {
        let server = try LoopbackServer { _ in .redirect(307, to: "/lain") }
        var request = HTTPRequest.local(server.url("/kait"))
        request.method = "POST"
        request.headers = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("X-Kosong", "")]
        request.body = Array("{\"a\":1}".utf8)
        request.redirects = .refused
        let posted = request
        let reply = try await withClient { await $0.perform(posted) }
        #expect(reply.status == 307)
        let seen = try #require(server.requests.first)
        #expect(server.requests.count == 1)
        #expect(seen.method == "POST")
        #expect(seen.body == posted.body)
        #expect(seen.headers["content-type"] == "application/json")
        #expect(seen.headers["x-kosong"] == "")
        #expect(seen.headers["expect"] == nil)
    }

    @Test func `a response too large is cut where truncation is asked for`() async throws {
        let server = try LoopbackServer { _ in .response(body: [UInt8](repeating: 65, count: 100_000)) }
        var request = HTTPRequest.local(server.url())
        request.oversize = .truncation
        request.limits.bodyBytes = 1000
        let asked = request
        let capture = try #require(try await withClient { await $0.perform(asked) }.capture)
        #expect(capture.status == 200)
        #expect(capture.body.count == 1000)
    }

    @Test func `redirects are followed, and the address that answered is told`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/a": .redirect(301, to: "/b")
            case "/b": .redirect(302, to: "c?d=e f")
            default: .text(request.path)
            }
        }
        let capture = try #require(try await withClient { await $0.perform(.local(server.url("/a"))) }.capture)
        #expect(capture.requested.path == "/a")
        #expect(capture.address.path == "/c")
        #expect(String(decoding: capture.body, as: UTF8.self) == "/c?d=e%20f")
        #expect(String(decoding: capture.requestHead, as: UTF8.self).hasPrefix("GET /c?d=e%20f "))
    }

    @Test func `credentials go to the server and not into the record`() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        let request = HTTPRequest.local("http://wartawan:geheim@127.0.0.1:\(server.port)/")
        let capture = try #require(try await withClient { await $0.perform(request) }.capture)
        #expect(server.requests.first?.headers["authorization"] == "Basic d2FydGF3YW46Z2VoZWlt")
        let sent = String(decoding: capture.requestHead, as: UTF8.self)
        #expect(sent.contains("Authorization: (left out)\r\n"))
        #expect(sent.hasSuffix("\r\n\r\n"))
        #expect(!sent.contains("d2FydG"))
    }

    @Test func `cancelling the task takes the transfer off the wire`() async throws {
        let asked = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { _ in
            asked.continuation.yield()
            return .silence
        }
        try await withClient { client in
            let task = Task { await client.perform(.local(server.url())) }
            for await _ in asked.stream { break }
            task.cancel()
            #expect(await task.value.failure?.outcome == .abandoned)
            #expect(await client.transfers == 0)
        }
    }

    @Test func `after shutting down, requests are abandoned and what ran has ended`() async throws {
        let asked = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { _ in
            asked.continuation.yield()
            return .silence
        }
        let client = HTTPClient(settings: .test)
        let task = Task { await client.perform(.local(server.url())) }
        for await _ in asked.stream { break }
        await client.shutDown()
        #expect(await task.value.failure?.outcome == .abandoned)
        #expect(await client.perform(.local(server.url())).failure?.outcome == .abandoned)
        await client.shutDown()
    }

    @Test(arguments: ["localhost", "sampit.localhost", "xn--rgng-hoa.localhost", "rågång.localhost"])
    func `names are resolved, those of other scripts too`(host: String) async throws {
        let server = try LoopbackServer { _ in .text("x") }
        let reply = try await withClient { await $0.perform(.local("http://\(host):\(server.port)/")) }
        #expect(reply.status == 200, "\(String(describing: reply.failure))")
        #expect(server.requests.first?.headers["host"]?.utf8.allSatisfy { $0 < 128 && $0 != 37 } == true)
    }

    @Test func `IPv6 is spoken`() async throws {
        let server = try LoopbackServer(host: "::1") { _ in .text("x") }
        let capture = try #require(try await withClient { await $0.perform(.local(server.url())) }.capture)
        #expect(capture.remoteAddress == "::1")
    }
}
