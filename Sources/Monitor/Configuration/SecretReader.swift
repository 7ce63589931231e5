import FoundationEssentials
import Glibc
import Model
import Settings

/// Reads what must not stand in a file that everyone can read: from a file of its own, the environment or a systemd
/// credential.
struct SecretReader {
    /// What relative paths start from.
    let folder: String
    /// Whether secrets, and addresses that are secret, are read.
    let sends: Bool

    /// The text of `key`, or of what `key-file`, `key-environment` or `key-credential` names.
    /// - Parameter unread: What stands for it where secrets are not read.
    func text(_ table: SettingsTable, _ key: String, isRequired: Bool, unread: String = "") -> (
        text: String, node: SettingsNode
    )? {
        let inline = table.optional(key)
        let file = table.optional("\(key)-file")
        let variable = table.optional("\(key)-environment")
        let credential = table.optional("\(key)-credential")
        let given = [inline, file, variable, credential].compactMap { $0 }
        guard given.count == 1, let node = given.first else {
            if given.isEmpty {
                guard isRequired else { return nil }
                table.place.fail(
                    "\(table.place.path) has no \(key): add \(key)-file, \(key)-credential or \(key)-environment"
                )
            } else {
                given[1].fail("\(table.place.path) says its \(key) twice: keep one of them")
            }
            return nil
        }
        guard let value = node.string else { return nil }
        if !sends, inline == nil { return (unread, node) }
        if inline != nil {
            if key != "url" { warnOfInlineSecret(node, key) }
            return (value, node)
        }
        if variable != nil {
            guard let text = ProcessInfo.processInfo.environment[value], !text.isEmpty else {
                node.fail("the environment has no variable \(value)")
                return nil
            }
            return (text, node)
        }
        if credential != nil {
            guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
                node.fail("no credentials here: the service's unit hands them over (LoadCredential=\(value):…)")
                return nil
            }
            return contents(of: "\(folder)/\(value)", for: node).map { ($0, node) }
        }
        let path = Path.resolve(value, in: folder)
        warnIfWorldReadable(path, node)
        return contents(of: path, for: node).map { ($0, node) }
    }

    private func contents(of path: String, for node: SettingsNode) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else {
            // The error of Foundation's own says neither of these two.
            let reason = Self.mode(of: path).map { mode in
                mode & S_IFMT == S_IFDIR ? "is a folder, not a file" : "cannot be read: give it to the service's group"
            }
            node.fail("\(node.path): " + (reason.map { "\(path) \($0)" } ?? "no such file: \(path)"))
            return nil
        }
        guard data.count <= 64 * 1024, let text = String(validating: data, as: UTF8.self) else {
            node.fail("\(node.path): \(path) is not a short text file")
            return nil
        }
        // Some editors begin a file with a mark of its byte order.
        return String(text.trimmingPrefix("\u{FEFF}")).trimmed
    }

    private func warnIfWorldReadable(_ path: String, _ node: SettingsNode) {
        guard let mode = Self.mode(of: path), mode & 0o004 != 0 else { return }
        node.warn("\(path) can be read by everyone on this machine: chmod 640 \(path)")
    }

    private func warnOfInlineSecret(_ node: SettingsNode, _ key: String) {
        guard let mode = Self.mode(of: node.file), mode & 0o004 != 0 else { return }
        node.warn("a secret stands in a file that everyone on this machine can read: use \(key)-file, or chmod 640")
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode : nil
    }
}
