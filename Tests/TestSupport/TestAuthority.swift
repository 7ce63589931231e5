import FoundationEssentials

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

    public init() async throws {
        folder = try TemporaryFolder()
        try await make(subject: "/CN=Otoritas Uji", into: "ca", extra: ["-x509", "-days", "2"])
    }

    /// Paths of a certificate and its key, PEM.
    public func issue(_ kind: Certificate) async throws -> (certificate: String, key: String) {
        let base = "\(folder.path)/\(kind.rawValue)"
        let name = kind == .wrongHost ? "lain.contoh.id" : "localhost"
        let names = ["-addext", "subjectAltName=DNS:\(name)"]
        if kind == .selfSigned {
            try await make(subject: "/CN=\(name)", into: kind.rawValue, extra: ["-x509", "-days", "2"] + names)
            return ("\(base).pem", "\(base).key")
        }
        try await make(subject: "/CN=\(name)", into: kind.rawValue, extra: names)
        let days = kind == .expired ? "-1" : "2"
        try await TestAuthority.run([
            "x509", "-req", "-in", "\(base).pem", "-CA", caFile, "-CAkey", "\(folder.path)/ca.key", "-CAcreateserial",
            "-days", days, "-copy_extensions", "copy", "-out", "\(base).crt",
        ])
        return ("\(base).crt", "\(base).key")
    }

    private func make(subject: String, into name: String, extra: [String]) async throws {
        try await TestAuthority.run(
            ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", subject]
                + ["-keyout", "\(folder.path)/\(name).key", "-out", "\(folder.path)/\(name).pem"] + extra
        )
    }

    private static func run(_ arguments: [String]) async throws {
        guard let openssl else { throw ProgramBeside.Failure(what: "openssl is not installed") }
        let status = try await ProgramBeside(openssl, arguments).waitForEnd()
        guard status == 0 else { throw ProgramBeside.Failure(what: "openssl \(arguments.first ?? "")") }
    }
}
