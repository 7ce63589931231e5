public import Detection

extension PackPaths {
    /// The packs that came with this executable.
    public static var shipped: PackPaths { PackPaths(folder: Path.shippedPacks) }

    /// The packs of a folder, or the shipped ones; with a folder of rules in the place of their own.
    public static func chosen(folder: String?, rules: String?) -> PackPaths {
        var paths = folder.map { PackPaths(folder: $0) } ?? .shipped
        if let rules { paths.rules = rules }
        return paths
    }
}
