import ArgumentParser
import Monitor

struct JournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Copy the journal, restore a copy, and look for damage.",
        subcommands: [Backup.self, Restore.self, Inspect.self]
    )

    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the journal into a new file, also while the daemon runs."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Argument(help: "The file to be made.")
        var file: String

        func run() throws { try JournalCommands(configurationFile: config).backUp(to: file, on: .standard).exit() }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a backup in the place of the journal.",
            discussion: """
                Stop the daemon first. The backup is checked; what the daily log holds after the backup's last event is \
                read back from the log, so that the chain goes on and no alert is opened twice; holds are taken over from \
                the journal that stood there, which is kept beside the new one. Where that cannot be read, holds are \
                the backup's, and that is said. Those events are sent once more, under the same ids. If log and backup \
                are not of one chain, nothing is changed.
                """
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Argument(help: "A file that `netra journal backup` made.")
        var file: String

        func run() async throws {
            try await JournalCommands(configurationFile: config).restore(file, on: .standard).exit()
        }
    }

    struct Inspect: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Look through the whole journal for damage."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        func run() throws { try JournalCommands(configurationFile: config).check(on: .standard).exit() }
    }
}
