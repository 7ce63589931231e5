import Detection
import Model
import Settings
import TestSupport

/// The pack in `Config/`, compiled once for all tests.
enum ShippedPack {
    static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/Config"

    static let loaded: (pack: RulePack?, problems: [String]) = {
        let problems = Problems(file: folder)
        let pack = RulePack.load(paths: PackPaths(folder: folder), into: problems)
        return (pack, problems.all.map(\.description))
    }()
}
