import ArgumentParser
import Model
import Monitor

struct Scan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the statements in pages or text files.",
        discussion: "Of a text file, the first line that is not empty is the title. `-` is standard input."
    )

    @OptionGroup var packs: PackOptions

    @Option(help: "When the inputs were published (YYYY-MM-DD, or RFC 3339), where they do not say so themselves.")
    var published: String?

    @Flag(help: "One JSON object a line and input.")
    var json = false

    @Option(help: "Labelled articles, one JSON object a line; statements go to standard output, a line an article.")
    var articles: String?

    @Argument(help: "Files, http or https addresses, or -.")
    var inputs: [String] = []

    func validate() throws {
        guard inputs.isEmpty == (articles != nil) else {
            throw ValidationError("Give either inputs or --articles FILE.")
        }
        if let published, Publication(published) == nil {
            throw ValidationError(
                "--published should be a day as 2024-11-14 or an RFC 3339 time, not \"\(published)\"."
            )
        }
    }

    func run() async throws {
        let scan = ArticleScan(packs: packs.paths, published: published.flatMap(Publication.init), isJSON: json)
        if let articles {
            try scan.run(articles: articles, on: .standard).exit()
        } else {
            try await scan.run(inputs: inputs, on: .standard).exit()
        }
    }
}
