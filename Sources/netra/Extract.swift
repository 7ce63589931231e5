import ArgumentParser
import Monitor

struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show the article in each page, without its furniture.")

    @Flag(help: "One JSON object a line and page.")
    var json = false

    @Argument(help: "Files, http or https addresses, or -.")
    var inputs: [String]

    func run() async throws {
        try await PageExtraction(isJSON: json).run(inputs: inputs, on: .standard).exit()
    }
}
