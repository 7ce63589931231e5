import Testing

@testable import Monitor

@Suite struct TextTableTests {
    private func lines(width: String?, colour: Bool = false) -> [String] {
        let kept = Kept()
        var environment = ["NO_COLOR": colour ? "" : "1"]
        environment["COLUMNS"] = width
        let table = TextTable(
            columns: [
                .init(name: "source"), .init(name: "new", isNumber: true, worth: 1),
                .init(name: "pending", isNumber: true, worth: 0), .init(name: ""),
            ],
            rows: [
                .init(cells: ["sampit-raya", "12", "3", ""]),
                .init(cells: ["seruyan-pos", "0", "0", "not reached"], isMarked: true),
            ]
        )
        table.show(on: kept.terminal(isSeen: width != nil || colour, environment: environment))
        return kept.output
    }

    @Test func `numbers stand under one another, and no line ends in blanks`() {
        let whole = [
            "source       new  pending", "sampit-raya   12        3", "seruyan-pos    0        0  not reached",
        ]
        #expect(lines(width: nil) == whole)
        #expect(lines(width: "40") == whole)
    }

    @Test func `what is worth least is left out first where it is narrow, and what says the trouble never`() {
        #expect(lines(width: "36") == ["source       new", "sampit-raya   12", "seruyan-pos    0  not reached"])
        #expect(lines(width: "10") == ["source", "sampit-raya", "seruyan-pos  not reached"])
    }

    @Test func `what to look at is told by words, colour only adds to it`() {
        #expect(lines(width: nil, colour: true).last?.contains("\u{1B}[1m") == true)
        #expect(lines(width: nil).last?.hasSuffix("not reached") == true)
    }
}
