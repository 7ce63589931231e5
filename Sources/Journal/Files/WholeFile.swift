/// A file that is there whole or not at all, with mode 0640.
struct WholeFile {
    let calls: any FileCalls

    /// Writes beside the file and puts that in its place; a file that stood there is replaced.
    func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try write(to: path) { file throws(FileFailure) in try file.append(bytes) }
        } catch let failure as FileFailure {
            // The name of the half that was written is nobody's concern.
            throw FileFailure(operation: failure.operation, path: path, code: failure.code)
        }
    }

    /// The same for what is written piece by piece.
    func write(to path: String, _ body: (AppendFile) throws -> Void) throws {
        let temporary = path + ".tmp"
        do {
            let file = try AppendFile(path: temporary, size: 0, calls: calls)
            file.cut(to: 0)  // what a crash may have left there
            try body(file)
            try file.sync()
            try calls.rename(temporary, to: path)
        } catch {
            // Half a file would keep the room that may be lacking.
            try? calls.remove(temporary)
            throw error
        }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try calls.syncFolder(folder.isEmpty ? "/" : folder)
    }
}
