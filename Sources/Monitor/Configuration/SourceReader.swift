import Fetching
import Model
import Reading
import Settings

/// Reads lists of sources, of the configuration itself and of included files, and sees that no two share a name, or watch one address.
final class SourceReader {
    private let problems: Problems
    /// Those that are off.
    private(set) var disabled: [Source] = []
    private var places: [(name: String, node: SettingsNode)] = []
    /// Of those that are on.
    private var watched: [(source: Source, node: SettingsNode)] = []

    /// Seconds: the floor of a source that says none.
    private let every: Double

    init(problems: Problems, every: Double) {
        self.problems = problems
        self.every = every
    }

    func read(_ node: SettingsNode?) -> [Source] {
        (node?.list() ?? []).compactMap(readSource)
    }

    /// Call when every file has been read.
    func refuseTwins() {
        var first: [String: SettingsNode] = [:]
        for (name, node) in places {
            if let earlier = first[name] {
                let place = "\(earlier.file):\(earlier.line ?? 1)"
                node.fail("two sources are named \"\(name)\": the other stands at \(place); give each its own name")
            } else {
                first[name] = node
            }
        }
        warnOfOneAddress()
    }

    /// It may be meant, as while an outlet is given another name; but the outlet is asked twice as often.
    private func warnOfOneAddress() {
        var first: [WebAddress: (source: Source, node: SettingsNode)] = [:]
        for (source, node) in watched {
            if let (earlier, other) = first[source.url], earlier.name != source.name {
                let place = "\(other.file):\(other.line ?? 1)"
                node.warn(
                    "\"\(source.name)\" and \"\(earlier.name)\" (\(place)) watch one address: an article counts for the "
                        + "one that finds it first; take one of them out"
                )
            } else {
                first[source.url] = (source, node)
            }
        }
    }

    private func readSource(_ node: SettingsNode) -> Source? {
        guard let table = node.table() else { return nil }
        let name = table.required("name")
        let url = table.required("url")
        let kind = table.optional("kind")
        let articles = table.optional("articles")
        let region = table.optional("region")
        let every = table.optional("every")
        let isLocal = table.optional("local")?.bool ?? false
        let isEnabled = table.optional("enabled")?.bool ?? true
        // For people: kept in the file, not used by the daemon.
        _ = table.optional("homepage")
        _ = table.optional("note")
        _ = table.optional("feed-checked")
        table.refuseOthers()

        let address = url.flatMap(Self.address)
        let text = name?.string
        if let name, let text {
            places.append((text, name))
            if text.contains("/") || !text.canName {
                name.fail("a source's name is one line of visible characters, without a slash or blanks at its ends")
            }
        }
        let interval = every?.seconds ?? self.every
        let isLoopback = isLocal && address.map { AddressClass.isLoopback($0.host) } ?? true
        if interval < 60 && !isLoopback {
            every?.fail("\(every?.path ?? "every") is below the minimum of 60s: an outlet must not be burdened")
        } else if interval < 1 {
            every?.fail("\(every?.path ?? "every") is below 1s")
        }
        let chosen = (
            kind: kind?.choice(Source.Kind.self) ?? .auto, articles: articles.flatMap(Self.pattern),
            region: region.flatMap(Self.region)
        )
        if let articles, chosen.kind != .listing, chosen.kind != .auto {
            articles.fail("\(articles.path) is for listings: the kind of this source is \(chosen.kind.rawValue)")
        }
        guard let text, let address else { return nil }
        let source = Source(
            name: text,
            url: address,
            kind: chosen.kind,
            articles: chosen.articles,
            region: chosen.region,
            every: Int(max(1, interval)),
            isLocal: isLocal
        )
        if isEnabled {
            if let url {
                watched.append((source, url))
                warnIfInward(source, url)
            }
            return source
        }
        disabled.append(source)
        return nil
    }

    private static func address(_ node: SettingsNode) -> WebAddress? {
        guard let text = node.string else { return nil }
        if let address = WebAddress(text) { return address }
        node.fail("\(node.path) should be an address that begins with http:// or https://, not \"\(text)\"")
        return nil
    }

    private static func pattern(_ node: SettingsNode) -> String? {
        guard let text = node.string else { return nil }
        if AddressPattern(text) != nil { return text }
        node.fail("\(node.path) should be a path with * for any characters, such as /berita/*, not \"\(text)\"")
        return nil
    }

    private static func region(_ node: SettingsNode) -> String? {
        guard let text = node.string else { return nil }
        if Region.isCode(text) { return text }
        node.fail("\(node.path) should be a Kemendagri code in quotes, such as \"62\" or \"62.02\"")
        return nil
    }

    /// Of a source that is not marked as local such an address is never asked.
    private func warnIfInward(_ source: Source, _ node: SettingsNode) {
        let host = source.url.host
        let isInward = AddressClass.isLoopback(host) || IPAddress(host).map { AddressClass(of: $0).isLocal } ?? false
        guard isInward, !source.isLocal else { return }
        node.warn("\(node.path) leads into this machine or its network: nothing is asked there without local: true")
    }
}
