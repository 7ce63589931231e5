import ArgumentParser
import FoundationEssentials
import Glibc
import SampleSite

@main
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "netra-demo",
        abstract: "Runs netra between sample outlets and a webhook receiver, all on this machine.",
        discussion: """
            Six made-up regional outlets and a receiver of signed webhooks listen on loopback; the real `netra run` \
            watches the one and reports to the other. Nothing leaves this machine and nothing needs root. Ctrl-C ends it.
            """
    )

    @Flag(help: "End when every page was read and every delivery accepted: exit status 0, or 1 with the reason.")
    var once = false

    @Option(help: "Where netra.yaml, state/ and logs/ go: a new or an empty folder. Default: a new temporary one.")
    var directory: String?

    @Option(help: "The netra to run. Default: the one beside this program.")
    var netra: String?

    @Option(help: "Seconds after which --once gives up.")
    var limit: Int = 90

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit should be at least 1 second") }
    }

    func run() async throws {
        let executable = try netra ?? Self.besideThisProgram("netra")
        guard access(executable, X_OK) == 0 else {
            throw ValidationError("no program at \(executable): build it, or say where it is with --netra")
        }
        let folder = try Installation(demonstrationAt: directory)
        let demo = Demo(folder: folder, executable: executable, once: once, limit: .seconds(limit))
        throw ExitCode(try await demo.run())
    }

    private static func besideThisProgram(_ name: String) throws -> String {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            throw ValidationError("this program's own folder is unknown: use --netra PATH")
        }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return "\(folder)/\(name)"
    }

    /// Exit status 2 where the command was used wrongly, as for `netra` itself.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let isMisuse = exitCode(for: error) == .validationFailure
            guard isMisuse else { exit(withError: error) }
            Terminal.warn(fullMessage(for: error))
            Glibc.exit(2)
        }
    }
}
