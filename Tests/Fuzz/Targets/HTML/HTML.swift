import Model

@testable import Reading

/// A page of any kind. What is read holds to what is promised: no empty paragraph, an idempotent address.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let address = WebAddress("https://kabar.example.id/berita/12345/camat-bantah-hadir") else { return -1 }
    let skeleton = bytes.withUnsafeBufferPointer { HTMLPrelude.skeleton($0) }
    precondition(skeleton.markup.count <= bytes.count * 8 + 16, "the prelude makes pages longer")
    precondition(skeleton.runs.allSatisfy { $0.start < $0.end && $0.end <= bytes.count }, "a text is no range")
    let tree = HTMLParser.tree(bytes)
    for node in 0..<max(0, tree.count) {
        precondition(tree.end(node) > node && tree.end(node) <= tree.count, "a subtree is no range")
        precondition(tree.parent(node) < node, "a parent comes after its child")
    }
    let page = Page(bytes: bytes, contentType: "text/html", address: address)
    for kind in [Source.Kind.auto, .page, .listing] {
        guard case .article(let article, _) = PageReader.read(page, expecting: kind) else { continue }
        precondition(!article.text.isEmpty && !article.title.isEmpty, "an article without text or title")
        precondition(!article.text.hasPrefix("\n") && !article.text.hasSuffix("\n"), "an empty paragraph")
        precondition(StoryAddress.unified(article.canonical) == article.canonical, "an address that unifies further")
    }
    return 0
}
