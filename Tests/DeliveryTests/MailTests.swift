import Fetching
import FoundationEssentials
import Glibc
import Journal
import Model
import SampleSite
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// Mail over real SMTP: `Fixtures/Delivery/smtp.py` is the server.
@Suite(
    .enabled(if: Python.has("ssl"), "needs python3"),
    .enabled(if: TestAuthority.openssl != nil, "openssl is not installed")
)
struct MailTests {
    private func send(
        _ mode: String,
        _ scheme: String,
        certificate: TestAuthority.Certificate = .good,
        to: [String] = ["a@mitra.example", "b@mitra.example"],
        isLocal: Bool = true,
        time: Double = 20
    ) async throws -> (reply: MailReply, seen: MailServerRig.Seen?) {
        let rig = try await MailServerRig(mode: mode, certificate: certificate)
        let server = try #require(MailServer("\(scheme)://localhost:\(rig.port)"))
        var settings = WireSettings(userAgent: "Netra-Test/1")
        settings.caFile = rig.caFile
        let mail = Mail(
            server: server,
            user: "netra",
            password: "rahasia",
            from: "netra@monitor.example",
            to: to,
            message: Array("Subject: Uji\r\n\r\n.titik\r\nisi\r\n".utf8),
            isLocal: isLocal,
            time: time
        )
        let reply = await MailClient(settings: settings).send(mail)
        // A mail is told before it is acknowledged: what was not told when the server has ended never came.
        rig.stop()
        return (reply, try await rig.next())
    }

    @Test(arguments: [("implicit", "smtps"), ("starttls", "smtp"), ("plain", "smtp+plain")])
    func `a mail arrives whole`(mode: String, scheme: String) async throws {
        let (reply, seen) = try await send(mode, scheme)
        #expect(reply == .accepted)
        #expect(seen?.from == "<netra@monitor.example>")
        #expect(seen?.to == ["<a@mitra.example>", "<b@mitra.example>"])
        #expect(seen?.user == "netra")
        #expect(seen?.secured == (mode != "plain"))
        #expect(seen?.message == "Subject: Uji\r\n\r\n.titik\r\nisi\r\n")
    }

    @Test func `a server that offers no TLS is told nothing`() async throws {
        let (reply, seen) = try await send("plain", "smtp")
        #expect(reply == .failure(.tlsFailure, code: 250) || reply == .failure(.tlsFailure, code: 502))
        #expect(seen == nil)
    }

    @Test(arguments: [TestAuthority.Certificate.expired, .wrongHost, .selfSigned])
    func `a certificate that does not hold is told nothing`(kind: TestAuthority.Certificate) async throws {
        let (reply, seen) = try await send("implicit", "smtps", certificate: kind)
        guard case .failure(.tlsFailure, _) = reply else { throw Unexpected(reply: reply) }
        #expect(seen == nil)
    }

    @Test func `a refused recipient is told by its code`() async throws {
        let (reply, _) = try await send("refuse", "smtp+plain")
        guard case .failure(_, code: 550) = reply else { throw Unexpected(reply: reply) }
        #expect(Verdict(of: reply) == .retry(wish: nil, reason: "the mail server answered 550"))
    }

    @Test func `an address that is refused keeps the mail from nobody else`() async throws {
        let to = ["a@mitra.example", "gone@mitra.example", "b@mitra.example"]
        let (reply, seen) = try await send("plain", "smtp+plain", to: to)
        #expect(reply == .partlyAccepted(refused: [MailRefusal(address: "gone@mitra.example", code: 550)]))
        #expect(Verdict(of: reply) == .accepted)
        #expect(seen?.to == ["<a@mitra.example>", "<b@mitra.example>"])
    }

    /// The one that runs here.
    private func server(_ rig: MailServerRig) -> String { "smtp+plain://localhost:\(rig.port)" }

    @Test(arguments: [false, true])
    func `a mailbox that is full is tried again, and nobody else gets the mail twice`(isRestarted: Bool) async throws {
        let rig = try await MailServerRig(mode: "plain", certificate: .good)
        defer { rig.stop() }
        let post = try await Post()
        let webhook = try post.mail(
            to: ["a@mitra.example", "full@mitra.example", "gone@mitra.example"],
            by: server(rig)
        )
        try await post.journal.setWebhooks([webhook.subscription])
        try await post.happen(1)
        let told = Mutex<[MailRefusal]>([])
        func lane() -> Lane {
            post.lane(webhook) { _, taking in told.withLock { $0 += taking.refusals } }
        }
        let first = lane()
        _ = try await first.deliverDue()
        while try await post.owed("surat").first?.attempts == 0 { await Task.yield() }
        #expect(try await rig.next()?.to == ["<a@mitra.example>"])
        #expect(try await post.owed("surat").first?.reason == "the mail server answered 452 for 1 of the addresses")
        #expect(told.withLock { $0.map(\.code) } == [452, 550])

        post.clock.advance(seconds: 6)
        _ = try await (isRestarted ? lane() : first).deliverDue()
        while try await post.counts("surat").accepted == 0 { await Task.yield() }
        #expect(try await rig.next()?.to == ["<full@mitra.example>"])
        try await post.end()
    }

    @Test func `a server that says nothing is given up`() async throws {
        let (reply, _) = try await send("silent", "smtp+plain", time: 0.5)
        #expect(reply == .failure(.timedOut, code: nil))
    }

    @Test func `a private address is refused where the webhook is not marked as local`() async throws {
        let (reply, seen) = try await send("plain", "smtp+plain", isLocal: false)
        #expect(reply == .failure(.refusedAddress, code: nil))
        #expect(seen == nil)
    }

    @Test func `an event goes from the journal to the mail server`() async throws {
        let rig = try await MailServerRig(mode: "plain", certificate: .good)
        defer { rig.stop() }
        let post = try await Post()
        let webhook = try post.mail(to: ["a@mitra.example"], by: server(rig))
        try await post.courier.serve([webhook])
        try await post.happen(1)
        let seen = try #require(await rig.next())
        #expect(seen.message.contains("Message-ID: <evt_") && seen.message.contains("Content-Type: text/html"))
        await post.courier.shutDown()
        #expect(try await post.counts("surat").accepted == 1)
        try await post.end()
    }

    private struct Unexpected: Error { let reply: MailReply }

    @Test(arguments: [
        ("smtps://mail.example", "smtps://mail.example:465"), ("smtp://Mail.example/", "smtp://mail.example:587"),
        ("smtp+plain://127.0.0.1:2525", "smtp://127.0.0.1:2525"), ("smtps://[::1]:465", "smtps://[::1]:465"),
    ]) func `a mail server is read`(text: String, url: String) {
        #expect(MailServer(text)?.text == url)
    }

    @Test(arguments: [
        "", "mail.example", "https://mail.example", "smtps://", "smtps://u:p@mail.example", "smtps://a b", "smtp://x:0",
    ])
    func `what is no mail server is refused`(text: String) {
        #expect(MailServer(text) == nil)
    }
}

/// The server, with a certificate, in a process of its own.
private struct MailServerRig {
    struct Seen: Decodable {
        let from: String?
        let to: [String]
        let user: String?
        let secured: Bool
        let message: String
    }

    let port: Int
    let caFile: String
    private let program: ProgramBeside
    private let authority: TestAuthority

    init(mode: String, certificate: TestAuthority.Certificate) async throws {
        authority = try await TestAuthority()
        caFile = authority.caFile
        let (certificate, key) = try await authority.issue(certificate)
        let script = Fixtures("Delivery").folder + "/smtp.py"
        program = try ProgramBeside("python3", [script, mode, certificate, key])
        // It prints its port when it listens.
        port = try #require(await program.nextLine().flatMap { Int($0) })
    }

    /// The next mail that came, waited for; nil when the server has ended.
    func next() async throws -> Seen? {
        guard let line = await program.nextLine() else { return nil }
        return try JSONDecoder().decode(Seen.self, from: Data(line.utf8))
    }

    func stop() { program.stop() }
}
