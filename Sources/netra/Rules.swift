import ArgumentParser
import Monitor

struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, test and explain the rules.",
        subcommands: [List.self, Test.self, Explain.self, Signs.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the rules of the packs.")

        @OptionGroup var packs: PackOptions

        @Option(help: "A configuration, whose journal says how people judged what each rule raised.")
        var config: String?

        @Flag(help: "One JSON object a line and rule.")
        var json = false

        func run() throws {
            let rules = RuleCommands(packs: packs.paths)
            try rules.list(isJSON: json, judgedBy: config, on: .standard).exit()
        }
    }

    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Hold every rule against its own examples.")

        @OptionGroup var packs: PackOptions

        func run() throws { try RuleCommands(packs: packs.paths).test(on: .standard).exit() }
    }

    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show for a sentence which rule fired on which words, and the nearest that did not."
        )

        @OptionGroup var packs: PackOptions

        @Argument(help: "A sentence or several.")
        var text: [String]

        func run() throws {
            try RuleCommands(packs: packs.paths).explain(text.joined(separator: " "), on: .standard).exit()
        }
    }

    struct Signs: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what each sentence of labelled articles is judged by; Tests/Fitting/fit.py learns from it."
        )

        @OptionGroup var packs: PackOptions

        @Argument(help: "A file of labelled articles, one JSON object a line.")
        var labelled: String

        func run() throws { try RuleCommands(packs: packs.paths).signs(file: labelled, on: .standard).exit() }
    }
}
