import ArgumentParser
import FoundationEssentials
import Glibc
import SampleSite

extension Installation {
    /// The folder of one demonstration.
    /// - Parameter path: New or empty; nil for a new temporary folder. Anything else is a wrong use of the command.
    init(demonstrationAt path: String?) throws {
        let files = FileManager.default
        guard let path else {
            // mkdtemp puts a name of its own in the place of the X.
            var template = Array("\(files.temporaryDirectory.path)/netra-demo-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else {
                throw ValidationError("no temporary folder could be made: use --directory")
            }
            self.init(path: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
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
            try? files.createDirectory(atPath: path, withIntermediateDirectories: true)
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
                throw ValidationError(
                    "\(path) cannot be made: \(String(cString: strerror(errno))): choose a folder where you may write"
                )
            }
        }
        self.init(path: path)
    }
}
