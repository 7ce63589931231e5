public import ArgumentParser
import Detection
public import Model
public import Monitor

/// Which packs a command without a configuration goes by.
struct PackOptions: ParsableArguments {
    @Option(help: "A folder of packs laid out as the shipped one (rules/, lexicon/, calendar.yaml…).")
    var packs: String?

    @Option(help: "A folder of rules in the place of the packs' own.")
    var rules: String?

    var paths: PackPaths { .chosen(folder: packs, rules: rules) }
}

extension Day: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Wording: ExpressibleByArgument {}
extension Model.Challenge.Outcome: ExpressibleByArgument {}
extension ReportWriting.Format: ExpressibleByArgument {}
extension AlertExport.Format: ExpressibleByArgument {}

extension ExitStatus {
    func exit() throws {
        let status = Terminal.standard.settled(self)
        if status != .fine { throw ExitCode(status.rawValue) }
    }
}
