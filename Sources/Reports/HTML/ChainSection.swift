import Journal
import Model

/// How the day stands in the chain.
struct ChainSection {
    private let chain: DayChain
    private let wording: Wording

    init(_ chain: DayChain, _ wording: Wording) {
        self.chain = chain
        self.wording = wording
    }

    func write(to page: inout HTMLText) {
        let isWell = chain.finding == .whole || chain.finding == .empty
        page.element("p", isWell ? [] : [("class", "bad")], Self.words(chain.finding, wording))
        page.element("dl") { list in
            list.fact(wording.count, [wording.lines(chain.events, redacted: chain.redacted)])
            if let first = chain.first { list.fact(wording.firstLine, ["\(first)"], isCode: true) }
            if let last = chain.last { list.fact(wording.lastLine, ["\(last)"], isCode: true) }
        }
        page.element("p", [("class", "soft")], wording.chainNote)
    }

    static func words(_ finding: DayChain.Finding, _ wording: Wording) -> String {
        switch finding {
        case .whole: wording.chainWhole
        case .fileMissing: wording.chainFileMissing
        case .fileDiffers(let seq): wording.chainFileDiffers(seq)
        case .fileBehind(let seq): wording.chainFileBehind(seq)
        case .broken(let seq): wording.chainBroken(seq)
        case .empty: wording.chainEmpty
        }
    }
}
