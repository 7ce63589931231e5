import ArgumentParser
import FoundationEssentials
import Model
import Monitor

struct SourceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source",
        abstract: "Find and try out sources.",
        subcommands: [Add.self, Check.self]
    )

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find the feed, sitemap or listing of an outlet, try it, and print it as YAML.",
            discussion:
                "Standard output holds only what belongs below `sources:`: the best that was found, and the others"
                + " as comments. robots.txt and the daemon's manners are kept to, so it may take a minute."
        )

        @Option(help: "The name of the source; else the outlet's.")
        var name: String?

        @Option(help: "The Kemendagri code of where the outlet is at home, as 62.02; else told from its name.")
        var region: String?

        @Option(
            help: "A configuration, for its contact, proxy and packs. Default: that of the daemon, if there is one."
        )
        var config: String?

        @Flag(help: "Allow loopback and private addresses.")
        var local = false

        @Argument(help: "The outlet's home page, or its feed.")
        var url: String

        func validate() throws {
            if let region, !Region.isCode(region) {
                throw ValidationError("--region should be a Kemendagri code such as 62 or 62.02, not \"\(region)\".")
            }
        }

        func run() async throws {
            let standard = ConfigurationFile.standard
            let file = config ?? (FileManager.default.isReadableFile(atPath: standard) ? standard : nil)
            let search = SourceSearch(configurationFile: file, name: name, region: region, isLocal: local)
            try await search.run(url: url, on: .standard).exit()
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fetch each source once, now, and show what came of it, the worst first.",
            discussion: "Exit status 1 where any of them failed."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Flag(help: "Those too that are off (enabled: false).")
        var all = false

        @Flag(help: "One JSON object a line and source.")
        var json = false

        @Argument(help: "Names of sources; all that are on where none is given.")
        var names: [String] = []

        func run() async throws {
            let trial = SourceTrial(configurationFile: config, names: names, includesDisabled: all, isJSON: json)
            try await trial.run(on: .standard).exit()
        }
    }
}
