import FoundationEssentials
import Glibc
public import Model

/// A folder from which the real daemon runs: `netra.yaml`, the webhook's secret, `state/`, `logs/`, and what it prints.
public struct Installation: Sendable {
    public struct NotWritten: Error, CustomStringConvertible {
        public let description: String
    }

    public let path: String
    public var configuration: String { "\(path)/netra.yaml" }
    public var output: String { "\(path)/netra.log" }
    public var received: String { "\(path)/received.jsonl" }
    public var logs: String { "\(path)/logs" }
    public var state: String { "\(path)/state" }

    /// - Parameter path: A folder that is there and empty.
    public init(path: String) { self.path = path }

    /// Writes the smallest configuration that watches `sources` and reports to `webhook`, and the secret beside it.
    public func configure(sources: [Source], webhook: String, secret: String) throws {
        try write(secret + "\n", to: "\(path)/demo.secret", mode: 0o600)
        let list = sources.map { source in
            """
              - name: \(source.name)
                url: \(source.url.text)
                kind: \(source.kind.rawValue)
                region: "\(source.region ?? "")"
                every: \(source.every)s
                local: true
            """
        }
        let text = """
            # Written by netra-demo. The same keys watch real outlets; `local` allows loopback addresses.
            contact: demo@example.org
            state: state
            logs: logs
            timezone: Asia/Jakarta
            oldest-sent: 36500d               # the sample articles are of November 2024
            sources:
            \(list.joined(separator: "\n"))
            webhooks:
              - name: demo
                url: \(webhook)
                secret-file: demo.secret
                format: standard
                local: true

            """
        try write(text, to: configuration, mode: 0o644)
    }

    private func write(_ text: String, to file: String, mode: mode_t) throws {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        let bytes = Array(text.utf8)
        let written = descriptor < 0 ? -1 : bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if descriptor >= 0 { close(descriptor) }
        guard written == bytes.count else { throw NotWritten(description: "\(file) cannot be written") }
    }

    /// A new signing secret of Standard Webhooks: `whsec_` and 32 random bytes in base64.
    public static func newSecret() -> String {
        var random = SystemRandomNumberGenerator()
        let key = Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
        return "whsec_" + key.base64EncodedString()
    }

    /// Starts `netra run` on this configuration.
    /// - Parameter environment: What it has besides our own environment.
    public func start(_ executable: String, environment: [String: String] = [:]) throws -> ChildProcess {
        try ChildProcess(
            executable,
            arguments: ["run", "--config", configuration],
            environment: environment,
            output: output
        )
    }

    /// The daily log, one event a line without its LF, over all days.
    public func logLines() -> [[UInt8]] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: logs)) ?? []
        return names.filter { $0.hasPrefix("alerts-") && $0.hasSuffix(".jsonl") }.sorted().flatMap { name in
            let bytes = FileManager.default.contents(atPath: "\(logs)/\(name)") ?? Data()
            return bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }
        }
    }

    /// The events of the daily log; a line that is not whole yet is left out.
    public func loggedEvents() -> [LoggedEvent] {
        logLines().compactMap { try? JSONDecoder().decode(LoggedEvent.self, from: Data($0)) }
    }

    /// The last lines that the daemon printed.
    public func lastOutput(lines: Int) -> [String] {
        let bytes = FileManager.default.contents(atPath: output) ?? Data()
        return bytes.suffix(16_384).split(separator: UInt8(ascii: "\n")).suffix(lines)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The head of a line of the daily log.
public struct LoggedEvent: Decodable, Sendable, Hashable {
    public let seq: Int64
    /// `sha256:` and the digest of the line before.
    public let prev: String
    public let id: String
    public let type: String
}
