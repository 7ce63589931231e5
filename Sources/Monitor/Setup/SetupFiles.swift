import FoundationEssentials
import Glibc
import Model

/// Where the guide's files go, and who may read them.
struct SetupFiles: Sendable {
    let configurationFile: String

    /// Writes secrets first, then the configuration that names them.
    /// - Returns: The configuration's path: the one that was asked for, or one beside it where that was edited by somebody.
    /// - Throws: `ReplacedFile.Failure`.
    func write(_ choices: SetupChoices, secrets: [String: String], words: SetupWords) throws -> String {
        let folder = Path.folder(of: configurationFile)
        let path = mayReplace ? configurationFile : configurationFile + ".setup"
        for (name, text) in secrets.sorted(by: { $0.key < $1.key }) {
            let secret = Path.resolve(name, in: folder)
            try ReplacedFile.write(text + "\n", to: secret, mode: 0o600)
            handToService(secret)
        }
        let day = SystemClock().now().day(in: choices.zone)
        let group = groupOf(configurationFile) ?? groupOf(folder)
        try ReplacedFile.write(choices.yaml(words: words, day: day, schema: schema(in: folder)), to: path)
        // As the package has it: readable by the service through its group.
        if geteuid() == 0, let group { chown(path, 0, group) }
        return path
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
