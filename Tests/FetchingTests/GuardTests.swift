import Fetching
import Model
import TestResolver
import TestSupport
import Testing

@Suite struct GuardTests {
    @Test(arguments: [
        ("8.8.8.8", AddressClass.global), ("103.28.12.1", .global), ("172.15.0.1", .global), ("172.32.0.1", .global),
        ("100.63.255.255", .global), ("100.128.0.0", .global), ("198.20.0.1", .global), ("223.255.255.255", .global),
        ("0.0.0.0", .unspecified), ("0.1.2.3", .reserved), ("10.0.0.1", .privateUse), ("100.64.0.1", .shared),
        ("100.127.255.255", .shared), ("127.0.0.1", .loopback), ("127.255.255.254", .loopback),
        ("169.254.169.254", .linkLocal), ("172.16.0.1", .privateUse), ("172.31.255.255", .privateUse),
        ("192.0.0.8", .reserved), ("192.0.2.1", .documentation), ("192.88.99.1", .reserved),
        ("192.168.1.1", .privateUse),
        ("198.18.0.1", .benchmarking), ("198.19.255.255", .benchmarking), ("198.51.100.7", .documentation),
        ("203.0.113.9", .documentation), ("224.0.0.1", .multicast), ("239.255.255.250", .multicast),
        ("240.0.0.1", .reserved), ("255.255.255.255", .broadcast),
    ])
    func `IPv4 addresses have a class`(text: String, expected: AddressClass) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressClass(of: address) == expected)
    }

    @Test(arguments: [
        ("2001:4860:4860::8888", AddressClass.global), ("2400:cb00::1", .global), ("::", .unspecified),
        ("::1", .loopback),
        ("::ffff:127.0.0.1", .loopback), ("::ffff:10.1.2.3", .privateUse), ("::ffff:8.8.8.8", .global),
        ("::ffff:0:127.0.0.1", .loopback), ("::127.0.0.1", .reserved), ("::8.8.8.8", .reserved),
        ("64:ff9b::127.0.0.1", .loopback), ("64:ff9b::a9fe:a9fe", .linkLocal), ("64:ff9b::808:808", .global),
        ("64:ff9b:1::1", .reserved), ("2002:7f00:1::", .loopback), ("2002:c0a8:101::1", .privateUse),
        ("2002:808:808::1", .global), ("2001::1", .reserved), ("2001:2::1", .benchmarking), ("2001:10::1", .reserved),
        ("2001:db8::1", .documentation), ("3fff::1", .documentation), ("fc00::1", .privateUse),
        ("fd12:3456::1", .privateUse),
        ("fe80::1", .linkLocal), ("fe80::1%eth0", .linkLocal), ("febf::1", .linkLocal), ("fec0::1", .reserved),
        ("ff02::1", .multicast), ("100::1", .reserved), ("4000::1", .reserved), ("5f00::1", .reserved),
    ])
    func `IPv6 addresses have a class, by what they carry`(text: String, expected: AddressClass) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressClass(of: address) == expected)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "0x7f.1", "2130706433", ":::", "gggg::", "1.2.3.4/8"])
    func `what is no address is refused`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: AddressClass.allCases)
    func `only global addresses pass, and local ones for local sources`(kind: AddressClass) throws {
        let samples: [AddressClass: String] = [
            .global: "1.1.1.1", .unspecified: "0.0.0.0", .loopback: "127.0.0.1", .privateUse: "10.0.0.1",
            .shared: "100.64.0.1", .linkLocal: "169.254.1.1", .multicast: "224.0.0.1", .broadcast: "255.255.255.255",
            .documentation: "192.0.2.1", .benchmarking: "198.18.0.1", .reserved: "240.0.0.1",
        ]
        let sample = try #require(samples[kind])
        let address = try #require(IPAddress(sample))
        #expect(AddressClass(of: address) == kind)
        #expect((Guard().verdict(on: address, isLocal: false) == .allowed) == (kind == .global))
        #expect((Guard().verdict(on: address, isLocal: true) == .allowed) == (kind == .global || kind.isLocal))
    }

    @Test func `trusted ranges pass, to the bit`() throws {
        let range = try #require(AddressRange("10.20.16.0/20"))
        let trusted = Guard(trusted: [range])
        #expect(trusted.verdict(on: IPAddress(10, 20, 31, 255), isLocal: false) == .allowed)
        #expect(trusted.verdict(on: IPAddress(10, 20, 32, 0), isLocal: false) != .allowed)
        #expect(AddressRange("10.0.0.0/33") == nil)
        #expect(AddressRange("10.0.0.0/") == nil)
        #expect(AddressRange("::/128") != nil)
    }

    // MARK: On the wire

    private func refused(_ url: String, _ settings: WireSettings = .test) async throws -> HTTPFailure? {
        var request = HTTPRequest.local(url)
        request.isLocal = false
        let asked = request
        return try await withClient(settings) { await $0.perform(asked) }.failure
    }

    @Test func `no source may reach loopback unless it is local`() async throws {
        let server = try LoopbackServer { _ in .text("rahasia") }
        for host in ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"] {
            let failure = try await refused("http://\(host):\(server.port)/")
            #expect(failure?.outcome == .refusedAddress, "\(host): \(failure?.reason ?? "reached")")
        }
        #expect(server.requests.isEmpty)
    }

    /// 127.0.0.2 plays the public web here.
    private var outside: WireSettings {
        get throws {
            var settings = WireSettings.test
            let range = try #require(AddressRange("127.0.0.2/32"))
            settings.guarding = Guard(trusted: [range])
            return settings
        }
    }

    /// A server that is taken for one outside, and one of this machine on the same port. Another test may have that one already:
    /// then there are others.
    private func twins(
        _ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer
    ) throws -> (outside: LoopbackServer, inside: LoopbackServer) {
        for _ in 1...20 {
            let outside = try LoopbackServer(host: "127.0.0.2", answer)
            if let inside = try? LoopbackServer(port: outside.port, { _ in .text("rahasia") }) {
                return (outside, inside)
            }
        }
        throw CancellationError()
    }

    @Test func `a redirect into this machine is refused`() async throws {
        let inside = try LoopbackServer { _ in .text("rahasia") }
        let server = try LoopbackServer(host: "127.0.0.2") { request in
            request.path == "/langsung" ? .redirect(to: inside.url()) : .redirect(to: "/langsung")
        }
        #expect(try await refused(server.url(), outside)?.outcome == .refusedAddress)
        #expect(server.paths == ["/", "/langsung"])
        #expect(inside.requests.isEmpty)
    }

    @Test func `a name that turns to this machine at its second look-up is refused then`() async throws {
        let (outsider, inside) = try twins { _ in .text("berita", headers: [("Connection", "close")]) }
        var settings = try outside
        settings.dnsCachePeriod = 0
        var request = HTTPRequest.local("http://rebinding-a.test:\(outsider.port)/")
        request.isLocal = false
        let asked = request
        let before = test_resolver_lookups()
        let replies = try await withClient(settings) { [await $0.perform(asked), await $0.perform(asked)] }
        #expect(test_resolver_lookups() - before >= 2)
        #expect(replies.map(\.status) == [200, nil])
        #expect(replies.last?.failure?.outcome == .refusedAddress)
        #expect(outsider.paths == ["/"])
        #expect(inside.requests.isEmpty)
    }

    @Test func `a redirect to a name that turns to this machine is refused`() async throws {
        let (server, inside) = try twins { request in
            let port = request.headers["host"]?.split(separator: ":").last ?? ""
            let next = "http://rebinding-b.test:\(port)/\(request.number)"
            return .response(302, headers: [("Location", next), ("Connection", "close")])
        }
        var settings = try outside
        settings.dnsCachePeriod = 0
        let failure = try await refused("http://127.0.0.2:\(server.port)/", settings)
        #expect(failure?.outcome == .refusedAddress)
        #expect(server.requests.count == 2)
        #expect(inside.requests.isEmpty)
    }

    @Test func `a connection that a local source opened is not lent to others`() async throws {
        let server = try LoopbackServer { _ in .text("rahasia") }
        try await withClient { client in
            #expect(await client.perform(.local(server.url("/lokal"))).status == 200)
            var request = HTTPRequest.local(server.url("/luar"))
            request.isLocal = false
            #expect(await client.perform(request).failure?.outcome == .refusedAddress)
        }
        #expect(server.paths == ["/lokal"])
    }

    @Test func `behind a proxy, its own address is exempt but private targets are not passed on`() async throws {
        let proxy = try LoopbackServer { request in .text("lewat \(request.path)") }
        var settings = WireSettings.test
        settings.proxy = WebAddress(proxy.url())
        #expect(try await refused("http://192.168.1.1/", settings)?.outcome == .refusedAddress)
        #expect(try await refused("http://localhost:1/", settings)?.outcome == .refusedAddress)
        #expect(try await refused("http://[::1]/", settings)?.outcome == .refusedAddress)
        #expect(proxy.requests.isEmpty)
        #expect(try await refused("http://1.1.1.1/berita", settings) == nil)
        #expect(proxy.paths == ["http://1.1.1.1/berita"])
    }
}
