/// Reads a page as strictly as we write it: every element is closed where it should be, every name is known by one id.
struct Markup {
    private(set) var faults: [String] = []
    private(set) var elements: [String: Int] = [:]
    private(set) var text = ""
    private var ids: Set<String> = []
    private var wanted: Set<String> = []

    private static let empty: Set<String> = ["meta"]

    init(_ bytes: [UInt8]) {
        var open: [String] = []
        var rest = String(decoding: bytes, as: UTF8.self)[...]
        guard rest.hasPrefix("<!doctype html>") else {
            faults.append("no doctype")
            return
        }
        rest = rest.dropFirst("<!doctype html>".count)
        while let start = rest.firstIndex(of: "<") {
            if open.last != "style" { text += rest[..<start] }
            guard let end = rest[start...].firstIndex(of: ">") else {
                faults.append("a tag without end")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { faults.append("</\(tag.dropFirst())> closes another") }
                continue
            }
            let name = String(tag.prefix { $0 != " " })
            elements[name, default: 0] += 1
            readAttributes(tag.dropFirst(name.count))
            if !Self.empty.contains(name) { open.append(name) }
        }
        if !open.isEmpty { faults.append("left open: \(open)") }
        for id in wanted.subtracting(ids).sorted() { faults.append("nothing has the id \(id)") }
    }

    private mutating func readAttributes(_ text: Substring) {
        var rest = text
        while let quote = rest.firstIndex(of: "\"") {
            let name = rest[..<quote].filter { $0 != " " && $0 != "=" }
            guard let end = rest[rest.index(after: quote)...].firstIndex(of: "\"") else {
                faults.append("an attribute without end: \(text)")
                return
            }
            let value = String(rest[rest.index(after: quote)..<end])
            rest = rest[rest.index(after: end)...]
            switch name {
            case "id": if !ids.insert(value).inserted { faults.append("two have the id \(value)") }
            case "aria-labelledby": wanted.formUnion(value.split(separator: " ").map(String.init))
            case "href":
                if value.hasPrefix("#") {
                    wanted.insert(String(value.dropFirst()))
                } else if !value.hasPrefix("https://"), !value.hasPrefix("http://") {
                    faults.append("a link to \(value)")
                }
            case "src", "style", "onclick", "action": faults.append("an attribute \(name)")
            default: break
            }
        }
    }
}
