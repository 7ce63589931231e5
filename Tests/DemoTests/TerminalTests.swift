import Testing

@testable import netra_demo

@Suite struct TerminalTests {
    @Test func `text is wrapped between words, and the margin counts`() {
        let terminal = Terminal(hasColour: false, width: 20)
        let text = terminal.wrapped("satu dua tiga empat lima enam", margin: "  ┃ ")
        #expect(text == "  ┃ satu dua tiga\n  ┃ empat lima enam")
        #expect(terminal.wrapped("kata", margin: "    ", first: "  · ") == "  · kata")
    }

    @Test func `a word longer than the line stands alone`() {
        let terminal = Terminal(hasColour: false, width: 10)
        #expect(terminal.wrapped("a bbbbbbbbbbbbbbbbbb c", margin: "") == "a\nbbbbbbbbbbbbbbbbbb\nc")
    }

    @Test func `nothing from the web is obeyed by the terminal`() {
        #expect(Terminal.harmless("a\u{1B}[31mb\u{7}\u{9B}c") == "a [31mb  c")
    }

    @Test func `colour is there only where it is wanted`() {
        #expect(Terminal(hasColour: false, width: 80).styled("a", .red) == "a")
        #expect(Terminal(hasColour: true, width: 80).styled("a", .red) == "\u{1B}[31ma\u{1B}[0m")
        #expect(Terminal(hasColour: true, width: 80).styled("a", .plain) == "a")
    }
}
