import ArgumentParser
import Monitor

struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Score the detectors on labelled articles: precision, recall and F1 per detector, stance, attributes."
    )

    @OptionGroup var packs: PackOptions

    @Flag(help: "The figures as one JSON object.")
    var json = false

    @Argument(help: "A file of labelled articles, one JSON object a line.")
    var labelled: String

    func run() throws {
        try LabelledEvaluation(packs: packs.paths, isJSON: json).run(file: labelled, on: .standard).exit()
    }
}
