import FoundationEssentials
import Glibc

/// Certificates of a make-believe authority, made when a test asks for them.
public struct TestAuthority: Sendable {
    public enum Certificate: String, Sendable, CaseIterable {
        /// For `localhost`.
        case good
        case expired
        /// For another name.
        case wrongHost = "wrong-host"
        /// Signed by nobody whom anybody trusts.
        case selfSigned = "self-signed"
    }

    public static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private let folder: TemporaryFolder
    /// The authority's own certificate, PEM.
    public var caFile: String { folder.path + "/ca.pem" }

    public init() throws {
        folder = try TemporaryFolder()
        try make(subject: "/CN=Otoritas Uji", into: "ca", extra: ["-x509", "-days", "2"])
    }

    /// Paths of a certificate and its key, PEM.
    public func issue(_ kind: Certificate) throws -> (certificate: String, key: String) {
        let base = "\(folder.path)/\(kind.rawValue)"
        let name = kind == .wrongHost ? "lain.contoh.id" : "localhost"
        let names = ["-addext", "subjectAltName=DNS:\(name)"]
        if kind == .selfSigned {
            try make(subject: "/CN=\(name)", into: kind.rawValue, extra: ["-x509", "-days", "2"] + names)
            return ("\(base).pem", "\(base).key")
        }
        try make(subject: "/CN=\(name)", into: kind.rawValue, extra: names)
        let days = kind == .expired ? "-1" : "2"
        try TestAuthority.run([
            "x509", "-req", "-in", "\(base).pem", "-CA", caFile, "-CAkey", "\(folder.path)/ca.key", "-CAcreateserial",
            "-days", days, "-copy_extensions", "copy", "-out", "\(base).crt",
        ])
        return ("\(base).crt", "\(base).key")
    }

    private func make(subject: String, into name: String, extra: [String]) throws {
        try TestAuthority.run(
            ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", subject]
                + ["-keyout", "\(folder.path)/\(name).key", "-out", "\(folder.path)/\(name).pem"] + extra
        )
    }

    private static func run(_ arguments: [String]) throws {
        let child = try ChildProcess(arguments, output: nil)
        guard child.wait() == 0 else { throw ChildProcess.Failure(what: "openssl \(arguments.first ?? "")") }
    }
}

/// `openssl s_server` on a free port of loopback; it answers every request with a page about the connection.
public final class TLSServer: Sendable {
    public let port: Int
    private let child: ChildProcess

    public init(certificate: String, key: String) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw ChildProcess.Failure(what: "pipe") }
        let arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"]
        child = try ChildProcess(arguments, output: ends[1])
        close(ends[1])
        defer { close(ends[0]) }
        var said = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(ends[0], &buffer, buffer.count)
            guard count > 0 else { throw ChildProcess.Failure(what: "openssl s_server: \(said)") }
            said += String(decoding: buffer[..<count], as: UTF8.self)
            guard let line = said.split(separator: "\n").first(where: { $0.hasPrefix("ACCEPT") }), said.hasSuffix("\n")
            else {
                continue
            }
            guard let port = line.split(separator: ":").last.flatMap({ Int($0) }) else { continue }
            self.port = port
            return
        }
    }

    deinit { child.stop() }
}

/// An `openssl` that runs beside the test.
final class ChildProcess: Sendable {
    struct Failure: Error { let what: String }

    private let id: pid_t

    /// - Parameter output: Where its standard output goes; nil for nowhere.
    init(_ arguments: [String], output: Int32?) throws {
        guard let program = TestAuthority.openssl else { throw Failure(what: "openssl is not installed") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // s_server ends when its standard input does, unless that is a device.
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, 1)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        let texts = ([program] + arguments).map { strdup($0) }
        defer { for text in texts { free(text) } }
        var child: pid_t = 0
        guard posix_spawn(&child, program, &actions, nil, texts + [nil], environ) == 0 else {
            throw Failure(what: "posix_spawn")
        }
        id = child
    }

    /// Its exit status.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Not SIGTERM: the child has inherited the mask of a Dispatch thread, which blocks it.
    func stop() {
        kill(id, SIGKILL)
        _ = wait()
    }
}
