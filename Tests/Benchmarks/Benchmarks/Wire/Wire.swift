import ArgumentParser

/// What `wire` measures with: pages to serve, the daemon's own fetch path against a server, and schedules of many
/// sources. Each measurement prints one line of `key=value` fields.
@main
struct Wire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Wire",
        subcommands: [MakePages.self, FetchPages.self, WatchSources.self]
    )
}
