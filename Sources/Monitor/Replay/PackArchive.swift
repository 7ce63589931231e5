import Detection
import FoundationEssentials
import Glibc
import Settings

/// Every pack that was in force, kept by its fingerprint in the state folder: what a pack raised can be raised again when
/// its files have long been changed.
///
/// A pack is a folder named by the fingerprint's digits, with a folder for each of its parts, so that every file keeps its
/// name: names are part of the fingerprint.
struct PackArchive: Sendable {
    private let folder: String

    init(stateFolder: String) { folder = stateFolder + "/packs" }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Where the pack is kept; nil where it is not.
    func paths(of fingerprint: String) -> PackPaths? {
        let place = place(of: fingerprint)
        guard Path.exists(place) else { return nil }
        func only(_ part: String) -> String {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(place)/\(part)")) ?? []
            let own = names.first { $0 != "regions-aliases.yaml" }
            return "\(place)/\(part)/\(own ?? part)"
        }
        return PackPaths(
            rules: place + "/rules",
            lexicon: place + "/lexicon",
            calendar: only("calendar"),
            norms: only("norms"),
            regions: only("regions"),
            filing: only("filing")
        )
    }

    /// Keeps a pack that was loaded. Throws `Failure` where it cannot be, or where its files are no longer those that were
    /// loaded.
    func keep(_ paths: PackPaths, fingerprint: String) throws(Failure) {
        if let kept = self.paths(of: fingerprint), kept.fingerprint() == fingerprint { return }
        let place = place(of: fingerprint)
        let draft = place + ".tmp"
        do {
            for old in [draft, place] where Path.exists(old) { try FileManager.default.removeItem(atPath: old) }
            for (part, files) in parts(of: paths) {
                let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o750]
                try FileManager.default.createDirectory(
                    atPath: "\(draft)/\(part)",
                    withIntermediateDirectories: true,
                    attributes: mode
                )
                for file in files where Path.exists(file) {
                    try copy(file, to: "\(draft)/\(part)/\(Path.name(of: file))")
                }
            }
        } catch {
            // On a disk that is full, half a pack must not take the room of the record.
            try? FileManager.default.removeItem(atPath: draft)
            throw Failure(description: "the pack \(fingerprint) cannot be kept in \(folder): \(error)")
        }
        guard rename(draft, place) == 0 else {
            throw Failure(description: "\(place): cannot be made: \(String(cString: strerror(errno)))")
        }
        guard self.paths(of: fingerprint)?.fingerprint() == fingerprint else {
            throw Failure(description: "the files of the pack \(fingerprint) were changed while it was loaded")
        }
    }

    private func place(of fingerprint: String) -> String {
        "\(folder)/\(fingerprint.split(separator: ":").last.map(String.init) ?? fingerprint)"
    }

    private func parts(of paths: PackPaths) -> [(name: String, files: [String])] {
        let silent = Problems(file: "")
        return [
            ("rules", paths.ruleFiles()),
            ("lexicon", PackPaths.yaml(in: paths.lexicon, into: silent)),
            ("calendar", [paths.calendar]), ("norms", [paths.norms]), ("regions", [paths.regions, paths.aliases]),
            ("filing", [paths.filing]),
        ]
    }

    /// Copies a file and makes the copy durable.
    private func copy(_ file: String, to target: String) throws(Failure) {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Failure(description: "\(file): cannot be read")
        }
        let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        defer { if descriptor >= 0 { close(descriptor) } }
        var code = descriptor >= 0 ? Descriptor.write([UInt8](data), to: descriptor) : errno
        if code == 0, fsync(descriptor) != 0 { code = errno }
        guard code == 0 else {
            throw Failure(description: "\(target): cannot be written: \(String(cString: strerror(code)))")
        }
    }
}
