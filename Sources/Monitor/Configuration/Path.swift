import FoundationEssentials
import Glibc

/// Paths as text. Everything here is lexical, but for `exists`, `isFolder`, `matching` and `shippedPacks`,
/// which look at the disk.
enum Path {
    /// `path` as seen from `folder`; an absolute path as it is.
    static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
    }

    /// The folder that `file` stands in; empty for the working directory.
    static func folder(of file: String) -> String {
        guard let slash = file.lastIndex(of: "/") else { return "" }
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }

    static func name(of file: String) -> String {
        file.lastIndex(of: "/").map { String(file[file.index(after: $0)...]) } ?? file
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The packs that came with this executable: `../share/netra` beside its folder where that is, else the `Config` of
    /// the package that it was built from.
    static var shippedPacks: String {
        let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let installed = folder(of: folder(of: executable)) + "/share/netra"
        return exists(installed + "/rules") ? installed : packageFolder + "/Config"
    }

    /// The package's folder at the time of compiling.
    private static let packageFolder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")

    /// Files that match a pattern whose last part may hold `*`, sorted by name.
    static func matching(_ pattern: String) -> [String] {
        let folder = folder(of: pattern)
        let wanted = name(of: pattern)
        guard wanted.contains("*") else { return exists(pattern) ? [pattern] : [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.filter { fnmatch(wanted, $0, FNM_PERIOD) == 0 }.sorted().map { resolve($0, in: folder) }
    }
}
