import Testing

@testable import Detection

/// Numbers of the fitted tables.
@Suite struct ShortDecimalTests {
    @Test(arguments: [
        "0", "-0", "1", "-1", "20", ".5", "-.3783", "0.1", "0.3", "3.", "0.0459831", "123456.789", "999999999999999",
        "0.000000000000001", "1234567890.12345", "1e-35", "-2.5e3", "0.1234567890123456789", "12345678901234567890",
        "1.7976931348623157e308", "inf",
    ])
    func `a number is the one that the standard library reads`(text: String) throws {
        let wanted = try #require(Double(text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text))
        let found = try #require(ShortDecimal.value(text.utf8))
        #expect(found == wanted && found.sign == wanted.sign)
    }

    @Test(arguments: ["", "-", ".", "-.", "--1", "1.2.3", "x", "1x", "1 ", " 1", "٣"])
    func `what is no number is none`(text: String) {
        #expect(ShortDecimal.value(text.utf8) == nil)
    }
}
