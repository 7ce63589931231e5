import ArgumentParser
import FoundationEssentials
import Glibc
import Model

/// The folder of one demonstration: `netra.yaml`, the webhook's secret, `state/`, `logs/` and what netra printed.
struct DemoFolder {
    let path: String
    var configuration: String { "\(path)/netra.yaml" }
    var output: String { "\(path)/netra.log" }
    var received: String { "\(path)/received.jsonl" }
    var logs: String { "\(path)/logs" }
    var journal: String { "\(path)/state" }

    /// - Parameter path: New or empty; nil for a new temporary folder.
    init(path: String?) throws {
        let files = FileManager.default
        guard let path else {
            var template = Array("\(files.temporaryDirectory.path)/netra-demo-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else {
                throw ValidationError("no temporary folder could be made: use --directory")
            }
            self.path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            return
        }
        if files.fileExists(atPath: path) {
            guard let inside = try? files.contentsOfDirectory(atPath: path) else {
                throw ValidationError("\(path) is no folder that can be read: choose a new or an empty one")
            }
            guard inside.isEmpty else {
                throw ValidationError(
                    "\(path) is not empty: choose a new or an empty folder, so that nothing is mixed up"
                )
            }
        } else {
            do {
                try files.createDirectory(atPath: path, withIntermediateDirectories: true)
            } catch {
                throw ValidationError("\(path) cannot be made: \(error)")
            }
        }
        self.path = path
    }

    /// Writes the smallest configuration that watches `sources` and reports to `webhook`, and the secret beside it.
    func configure(sources: [Source], webhook: String, secret: String) throws {
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
        var bytes = Array(text.utf8)
        let written =
            descriptor < 0 ? -1 : bytes.withUnsafeMutableBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if descriptor >= 0 { close(descriptor) }
        guard written == bytes.count else { throw ValidationError("\(file) cannot be written") }
    }

    /// A new signing secret of Standard Webhooks: `whsec_` and 32 random bytes in base64.
    static func newSecret() -> String {
        var random = SystemRandomNumberGenerator()
        let key = Data((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
        return "whsec_" + key.base64EncodedString()
    }

    /// Ids of the events in the daily log, with their types.
    func loggedEvents() -> [(id: String, type: String)] {
        struct Line: Decodable {
            let id: String
            let type: String
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: logs)) ?? []
        return names.filter { $0.hasPrefix("alerts-") && $0.hasSuffix(".jsonl") }.sorted().flatMap { name in
            let bytes = FileManager.default.contents(atPath: "\(logs)/\(name)") ?? Data()
            return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
                (try? JSONDecoder().decode(Line.self, from: Data(line))).map { ($0.id, $0.type) }
            }
        }
    }

    /// The last lines that netra printed.
    func lastOutput(lines: Int) -> [String] {
        let bytes = FileManager.default.contents(atPath: output) ?? Data()
        return bytes.suffix(16_384).split(separator: UInt8(ascii: "\n")).suffix(lines)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
