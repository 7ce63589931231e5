import Glibc

enum AppendingFile {
    /// Appends `text` in one write; what cannot be written is lost, as the record is only a convenience.
    static func append(_ text: String, to path: String) {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard file >= 0 else { return }
        defer { close(file) }
        var bytes = Array(text.utf8)
        _ = bytes.withUnsafeMutableBytes { write(file, $0.baseAddress, $0.count) }
    }
}
