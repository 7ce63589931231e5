/// `openssl s_server` on a free port of loopback; it answers every request with a page about the connection.
public final class TLSServer: Sendable {
    public let port: Int
    private let program: ProgramBeside

    public init(certificate: String, key: String) async throws {
        guard let openssl = TestAuthority.openssl else { throw ProgramBeside.Failure(what: "openssl is not installed") }
        let arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"]
        program = try ProgramBeside(openssl, arguments)
        while let line = await program.nextLine() {
            guard line.hasPrefix("ACCEPT"), let port = line.split(separator: ":").last.flatMap({ Int($0) }) else {
                continue
            }
            self.port = port
            return
        }
        throw ProgramBeside.Failure(what: "openssl s_server listens nowhere")
    }

    deinit { program.stop() }
}
