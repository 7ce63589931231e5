public import Detection
import Model

/// `netra evaluate`: how well the packs do on articles that a careful reader has labelled.
public struct LabelledEvaluation: Sendable {
    private let packs: PackPaths
    private let isJSON: Bool

    public init(packs: PackPaths, isJSON: Bool) {
        self.packs = packs
        self.isJSON = isJSON
    }

    public func run(file: String, on terminal: Terminal) -> ExitStatus {
        guard let analyst = Analyst.loaded(from: packs, on: terminal) else { return .foundWrong }
        return terminal.attempt {
            var articles: [LabelledArticle] = []
            let isWhole = try LabelledFile.read(file, on: terminal, areLabels: true) { articles.append($0) }
            guard !articles.isEmpty else {
                terminal.error("\(file): holds no article")
                return .foundWrong
            }
            let evaluation = Evaluation(articles) { article in
                analyst.statements(
                    title: article.title,
                    text: article.text,
                    published: article.published,
                    outletRegion: nil
                ).map(Label.init)
            }
            terminal.out(isJSON ? try JSONText.encode(evaluation) : "\(evaluation)")
            return isWhole ? .fine : .foundWrong
        }
    }
}
