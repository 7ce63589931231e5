import ArgumentParser

/// What `wire`, `pages` and `deliveries` measure with: pages to serve, the daemon's own fetch path against a server, reading
/// alone, the path from the server to the record, schedules of many sources, alerts on their way to receivers,
/// years of record to report on. Each
/// measurement prints one line of `key=value` fields.
@main
struct Wire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Wire",
        subcommands: [
            MakePages.self, FetchPages.self, ReadPages.self, MeasurePage.self, WholePath.self, WatchSources.self,
            DeliverAlerts.self, DrainOutbox.self, MakeRecord.self,
        ]
    )
}
