/// The decimal numbers of the fitted tables: some 60,000, nearly all of a few digits.
enum ShortDecimal {
    /// The nearest `Double`; nil where the text is no number. Whole numbers up to 2^53 and powers of ten up to 10^22 are exact, so
    /// that one division rounds as a general reader does (Clinger 1990); what is longer, or has an exponent, goes to that.
    static func value(_ text: some Collection<UInt8>) -> Double? {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits.removeFirst() }
        var mantissa = 0
        var count = 0
        var decimals: Int?
        for byte in digits {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
                continue
            }
            let digit = Int(byte) - 0x30
            guard (0...9).contains(digit), count < most else { return general(text) }
            mantissa = mantissa * 10 + digit
            count += 1
            if let places = decimals { decimals = places + 1 }
        }
        guard count > 0 else { return nil }
        let value = Double(mantissa) / powers[decimals ?? 0]
        return isNegative ? -value : value
    }

    /// Digits that are less than 2^53 together.
    private static let most = 15
    private static let powers = (0..<most).reduce(into: [1.0]) { powers, place in powers.append(powers[place] * 10) }

    private static func general(_ text: some Collection<UInt8>) -> Double? {
        Double(String(decoding: text, as: UTF8.self))
    }
}
