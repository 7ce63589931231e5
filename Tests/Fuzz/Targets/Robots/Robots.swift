import Fetching
import Model

/// The first line is a path that a robot asks for, the rest a robots.txt.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    let line = bytes.prefix { $0 != 10 }
    let robots = Robots(parsing: Array(bytes.dropFirst(line.count + 1)), agent: "Netra")
    precondition(robots.sitemaps.count <= 100, "sitemaps without bound")
    if let delay = robots.crawlDelay { precondition(delay.isFinite && delay >= 0, "a delay that is no time") }
    let path = String(decoding: line, as: UTF8.self)
    if let address = WebAddress("https://kabar.example.id/\(path)") { _ = robots.allows(address) }
    return 0
}
