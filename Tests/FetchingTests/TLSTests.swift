import Fetching
import FoundationEssentials
import Model
import TestSupport
import Testing

@Suite(.enabled(if: TestAuthority.openssl != nil, "openssl is not installed"))
struct TLSTests {
    private func serve(
        _ kind: TestAuthority.Certificate
    ) async throws -> (authority: TestAuthority, certificate: String, server: TLSServer) {
        let authority = try await TestAuthority()
        let (certificate, key) = try await authority.issue(kind)
        return (authority, certificate, try await TLSServer(certificate: certificate, key: key))
    }

    private func reply(from kind: TestAuthority.Certificate, trusting: Bool = true) async throws -> HTTPReply {
        let (authority, _, server) = try await serve(kind)
        var settings = WireSettings.test
        if trusting { settings.caFile = authority.caFile }
        return try await withClient(settings) { await $0.perform(.local("https://localhost:\(server.port)/")) }
    }

    @Test(arguments: [TestAuthority.Certificate.expired, .wrongHost, .selfSigned])
    func `a certificate that does not hold ends the exchange`(kind: TestAuthority.Certificate) async throws {
        let failure = try #require(try await reply(from: kind).failure)
        #expect(failure.outcome == .tlsFailure, "\(failure.reason)")
        #expect(failure.reason.contains("certificate") || failure.reason.contains("SSL"))
    }

    @Test func `an authority that is not trusted is no authority`() async throws {
        #expect(try await reply(from: .good, trusting: false).failure?.outcome == .tlsFailure)
    }

    @Test func `a good certificate is kept by its digest`() async throws {
        let (authority, certificate, server) = try await serve(.good)
        var settings = WireSettings.test
        settings.caFile = authority.caFile
        let reply = try await withClient(settings) { await $0.perform(.local("https://localhost:\(server.port)/")) }
        let capture = try #require(reply.capture, "\(String(describing: reply.failure))")
        #expect(capture.status == 200)
        let pem = String(decoding: FileManager.default.contents(atPath: certificate) ?? Data(), as: UTF8.self)
        let base64 = pem.split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
        let der = try #require(Data(base64Encoded: base64))
        #expect(capture.certificate == Digest(of: der))
    }
}
