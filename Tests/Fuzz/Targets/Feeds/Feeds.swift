import Model
import Reading

/// RSS, Atom, JSON Feed and sitemaps, told apart by content.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let address = WebAddress("https://kabar.example.id/feed/") else { return -1 }
    let page = Page(bytes: bytes, contentType: "application/rss+xml", address: address)
    if case .feed(let feed) = PageReader.read(page, expecting: .feed) {
        for entry in feed.entries {
            if let found = entry.address { precondition(WebAddress(found.text) == found, "an address that is none") }
        }
    }
    _ = FeedDiscovery(homePage: page)
    return 0
}
