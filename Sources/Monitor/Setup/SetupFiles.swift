import Delivery
import FoundationEssentials
import Glibc
import Model

/// Where the guide's files go, and who may read them.
struct SetupFiles: Sendable {
    let configurationFile: String

    private var folder: String { Path.folder(of: configurationFile) }

    /// Why nothing could be written in the end, so that nobody answers questions in vain; nil where something can.
    var refusal: String? {
        let place = folder.isEmpty ? "." : folder
        if access(place, W_OK | X_OK) == 0 { return nil }
        let code = errno
        let remedy = code == ENOENT ? "make that folder first" : "run this as root, as in `sudo netra setup`"
        return "\(place): cannot be written to: \(String(cString: strerror(code))): \(remedy)"
    }

    /// What was written, or was there.
    struct Written {
        /// The configuration's path: the one that was asked for, or one beside it where that was edited by somebody.
        var configuration: String
        /// The file of the receiver's secret; nil where it has none.
        var secret: String?
    }

    /// Writes the secret first, then the configuration that names it.
    /// - Parameter secret: The name of its file, and what is to stand there.
    /// - Throws: `ReplacedFile.Failure`.
    func write(
        _ choices: SetupChoices,
        secret: (name: String, text: String)?,
        words: SetupWords
    ) throws -> Written {
        let path = mayReplace ? configurationFile : configurationFile + ".setup"
        var choices = choices
        var written = Written(configuration: path)
        if let secret {
            let (name, isKept) = place(of: secret, isAside: path != configurationFile)
            let file = Path.resolve(name, in: folder)
            if !isKept {
                try ReplacedFile.write(secret.text + "\n", to: file, mode: 0o600)
                handToService(file)
            }
            choices.receiver?.secretFile = name
            written.secret = file
        }
        let day = SystemClock().now().day(in: choices.zone)
        let group = groupOf(configurationFile) ?? groupOf(folder)
        try ReplacedFile.write(choices.yaml(words: words, day: day, schema: schema(in: folder)), to: path)
        // As the package has it: readable by the service through its group.
        if geteuid() == 0, let group { chown(path, 0, group) }
        return written
    }

    /// The name under which a secret is written, and whether the file that has it stays as it is: a receiver knows its signing
    /// secret, and what an edited configuration names is in use.
    private func place(of secret: (name: String, text: String), isAside: Bool) -> (name: String, isKept: Bool) {
        let path = Path.resolve(secret.name, in: folder)
        guard Path.exists(path) else { return (secret.name, false) }
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self).trimmed }
        let isSigning = (try? Secret(secret.text)) != nil
        if isSigning, text.map({ (try? Secret($0)) != nil }) ?? true { return (secret.name, true) }
        return (isAside && text != secret.text ? secret.name + ".setup" : secret.name, false)
    }

    /// Nothing is there, or what came with the package, or what the guide itself wrote: nobody has edited it.
    private var mayReplace: Bool {
        guard let data = FileManager.default.contents(atPath: configurationFile) else { return true }
        let text = String(decoding: data, as: UTF8.self)
        if SetupChoices.isUntouched(text) { return true }
        let shipped = FileManager.default.contents(atPath: Path.shippedPacks + "/netra.yaml")
        return shipped == data
    }

    /// The package puts the schemas beside the configuration; elsewhere those that came with the program are named.
    private func schema(in folder: String) -> String {
        let name = "schema/netra.schema.json"
        return Path.exists(Path.resolve(name, in: folder)) ? name : "\(Path.shippedPacks)/\(name)"
    }

    /// A secret belongs to the account of the service, where there is one and we may give it away.
    private func handToService(_ path: String) {
        guard geteuid() == 0, let account = getpwnam("netra") else { return }
        chown(path, account.pointee.pw_uid, account.pointee.pw_gid)
    }

    private func groupOf(_ path: String) -> gid_t? {
        var status = stat()
        return stat(path.isEmpty ? "." : path, &status) == 0 ? status.st_gid : nil
    }
}
