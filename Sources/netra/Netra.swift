import ArgumentParser
import Glibc
import Monitor

/// The command line. Each subcommand is a file; what it does is done in `Monitor`.
struct Netra: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "netra",
        abstract: "Watches regional news in Indonesia for statements on the neutrality of civil servants, the misuse of"
            + " public office, and the dates of regional elections.",
        discussion: "Exit status: 0 fine, 1 found something wrong, 2 used wrongly; of netra run, 75 may start later.",
        version: Version.text,
        subcommands: [
            Setup.self, Run.self, Check.self, Scan.self, Extract.self, Rules.self, Evaluate.self, SourceCommand.self,
            Log.self, Coverage.self, Report.self, ReviewCommand.self, Export.self, Status.self, Replay.self,
            Redact.self, Hold.self, JournalCommand.self, Webhook.self, Deliver.self,
        ]
    )
}

@main enum Main {
    static func main() async {
        do {
            var command = try Netra.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            // sysexits' 64 for wrong use is 2 here, as in most tools of this kind; help and version stay 0.
            let message = Netra.fullMessage(for: error)
            let code = Netra.exitCode(for: error)
            if !message.isEmpty {
                if code == .success { Terminal.standard.out(message) } else { Terminal.standard.error(message) }
            }
            exit(code == .validationFailure ? 2 : code.rawValue)
        }
    }
}
