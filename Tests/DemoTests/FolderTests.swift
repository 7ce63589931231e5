import SampleSite
import Testing

@testable import netra_demo

@Suite struct FolderTests {
    @Test(arguments: [
        ("/proc/netra-demo", "/proc/netra-demo cannot be made: No such file or directory: choose a folder"),
        ("/proc/version", "/proc/version is no folder that can be read"), ("/proc", "/proc is not empty"),
    ])
    func `a folder that cannot be had is told in words`(path: String, words: String) {
        do {
            let folder = try Installation(demonstrationAt: path)
            Issue.record("\(folder.path) was taken")
        } catch {
            #expect("\(error)".hasPrefix(words))
        }
    }
}
