import Fetching
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// A receiver over TLS is told nothing unless its certificate holds, by the system's authorities or by one's own.
@Suite(.enabled(if: TestAuthority.openssl != nil, "openssl is not installed"))
struct CertificateTests {
    @Test(arguments: [TestAuthority.Certificate.expired, .wrongHost, .selfSigned])
    func `a certificate that does not hold leaves the delivery owed`(kind: TestAuthority.Certificate) async throws {
        #expect(try await reason(kind) == Self.unverified)
    }

    @Test func `an authority of one's own is trusted`() async throws {
        // openssl's own server knows only GET, and never answers a message.
        #expect(try await reason(.good) != Self.unverified)
    }

    private static let unverified = "the receiver's certificate could not be verified"

    /// Why the delivery is still owed; nil where it was accepted.
    private func reason(_ kind: TestAuthority.Certificate) async throws -> String? {
        let authority = try await TestAuthority()
        let (certificate, key) = try await authority.issue(kind)
        let server = try await TLSServer(certificate: certificate, key: key)
        let post = try await Post()
        var settings = WireSettings(userAgent: "Netra-Test/1")
        settings.caFile = authority.caFile
        let client = HTTPClient(settings: settings)
        let bounds = kind == .good ? Post.brief : Post.patient
        let courier = Courier(journal: post.journal, client: client, clock: post.clock, settings: bounds)
        try await courier.serve([try post.webhook("https://localhost:\(server.port)/hook")])
        try await post.happen(1)
        while courier.progress.accepted + courier.progress.failed == 0 { await Task.yield() }
        await courier.shutDown()
        await client.shutDown()
        let reason = try await post.owed().first?.reason
        try await post.end()
        return reason
    }
}
