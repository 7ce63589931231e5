import Testing

@testable import Reading

@Suite struct CharsetTests {
    private func text(_ bytes: [UInt8], _ contentType: String? = nil) -> String {
        DecodedText(bytes, contentType: contentType).bytes.string
    }

    @Test(arguments: [
        ("iso-8859-1", "text/html; charset=UTF-8"), ("utf-8", "text/html; charset=iso-8859-1"), ("latin1", nil),
        ("utf-16", "text/html"), ("", nil),
    ])
    func `UTF-8 stays UTF-8 whatever header and meta say`(meta: String, header: String?) {
        let page = "<meta charset=\"\(meta)\"><p>“Netral” – kata Tétéa</p>"
        #expect(text(Array(page.utf8), header) == page)
    }

    @Test func `windows-1252 is read where bytes are no UTF-8, declared or not`() {
        let bytes: [UInt8] =
            Array("<meta charset=utf-8><p>".utf8) + [0x93] + Array("Netral".utf8) + [0x94, 0x20, 0x96]
            + Array(" caf".utf8) + [0xE9]
        #expect(text(bytes).hasSuffix("“Netral” – café"))
        #expect(text(bytes, "text/html; charset=ISO-8859-1").hasSuffix("“Netral” – café"))
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is read in both orders, with a mark and without`(isLittle: Bool, isMarked: Bool) {
        let page = "<html><p>Camat “netral” 😀</p></html>"
        let units = (isMarked ? [0xFEFF] : []) + Array(page.utf16)
        let bytes = units.flatMap { isLittle ? [UInt8($0 & 255), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 255)] }
        #expect(text(bytes) == page)
    }

    @Test(arguments: [
        ("â€œNetralâ€\u{9D} kata dia", "“Netral” kata dia"), ("Joâ€™s", "Jo’s"), ("2019 â€“ 2024", "2019 – 2024"),
        ("cafÃ©", "café"), ("Ã bas", "Ã bas"), ("âge", "âge"), ("São", "São"), ("ANTARAÂ®", "ANTARA®"),
    ])
    func `text decoded twice is repaired only where that is certain`(broken: String, whole: String) {
        #expect(text(Array(broken.utf8), "text/plain; charset=utf-8") == whole)
    }

    @Test(arguments: [
        ("â\u{80}\u{9C}Netralâ\u{80}\u{9D} kata dia â\u{80}\u{93} kemarin", "“Netral” kata dia – kemarin"),
        ("â€œNetral,â€ kata dia", "“Netral,” kata dia"), ("“Netralâ€", "“Netralâ€"),
        ("\u{93}Netral\u{94} kata dia \u{96} kemarin", "“Netral” kata dia – kemarin"),
    ])
    func `quotation marks that PHP has encoded once too often, or whose last byte is lost, are repaired`(
        broken: String,
        whole: String
    ) {
        #expect(text(Array(broken.utf8), "text/plain; charset=utf-8") == whole)
    }

    @Test func `marks of windows-1252 within UTF-8 are read as marks, and other strange bytes replaced`() {
        let bytes =
            Array("© Kabar ".utf8) + [0x93] + Array("Netral".utf8) + [0x94] + Array(" kata André ".utf8) + [0x96]
            + Array(" caf".utf8) + [0xE9] + Array(" buka".utf8)
        #expect(text(bytes, "text/html; charset=utf-8") == "© Kabar “Netral” kata André – caf\u{FFFD} buka")
    }

    @Test func `a character cut off at the end is replaced, not dropped with its page`() {
        let bytes = Array("Netral – “".utf8).dropLast()
        #expect(text(Array(bytes), "text/html; charset=utf-8") == "Netral – \u{FFFD}")
    }
}
