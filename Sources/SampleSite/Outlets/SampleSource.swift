public import Model

extension Outlet {
    /// What a configuration names to have this outlet watched: its feed or listing, and each page watched for change.
    /// - Parameters:
    ///   - port: Where the sample site listens.
    ///   - every: Seconds between two looks.
    public func sources(port: UInt16, every: Int = 1) -> [Source] {
        let front = source(name, path: entryPath, kind: frontKind, port: port, every: every)
        let watched = articles.filter(\.isWatched).enumerated().map { index, article in
            source("\(name)-halaman-\(index + 1)", path: article.path, kind: .page, port: port, every: every)
        }
        return ([front] + watched).compactMap(\.self)
    }

    private var frontKind: Source.Kind {
        switch entry {
        case .rss: .auto
        case .atom: .feed
        case .listing: .listing
        }
    }

    private func source(_ name: String, path: String, kind: Source.Kind, port: UInt16, every: Int) -> Source? {
        WebAddress("http://\(host):\(port)\(path)").map {
            Source(name: name, url: $0, kind: kind, region: region, every: every, isLocal: true)
        }
    }
}

extension SampleSite {
    /// The sources of all its outlets, at the port it listens on.
    public func sources(every: Int = 1) -> [Source] {
        outlets.flatMap { $0.sources(port: port, every: every) }
    }
}
