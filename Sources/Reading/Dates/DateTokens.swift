/// A date's text in numbers and words, each with what stands right after it.
enum DateTokens {
    struct Token {
        /// In lower case; empty for a number.
        var word: String
        var value: Int
        var digits: Int
        /// The first byte after it that is not white space; 0 at the end. White space alone is a space.
        var after: UInt8
        /// No white space stands before the next token.
        var isTight: Bool

        var isNumber: Bool { digits > 0 }
        /// `-`, `/` or `.` without a space leads to the next number.
        var isJoined: Bool { isTight && (after == 0x2D || after == 0x2F || after == 0x2E) }
        /// The same with spaces around it, as in `26 | 01 | 2022`.
        var isParted: Bool { !isTight && (after == 0x2D || after == 0x2F || after == 0x2E || after == 0x7C) }

        func number(digits range: ClosedRange<Int>) -> Int? { range.contains(digits) ? value : nil }

        var year: Int? { digits == 4 && (1990...2100).contains(value) ? value : nil }
        /// RFC 822 allowed two digits.
        var shortYear: Int? { digits == 2 ? (value < 70 ? 2000 + value : nil) : nil }
        var monthNumber: Int? { (1...2).contains(digits) && (1...12).contains(value) ? value : nil }
        var dayNumber: Int? { (1...2).contains(digits) && (1...31).contains(value) ? value : nil }
        var monthName: Int? { isNumber ? nil : DateTokens.months[word] }
    }

    /// How much of a text is looked at.
    static let length = 400

    static func read(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var at = 0
        let end = min(bytes.count, length)
        while at < end {
            let byte = bytes[at]
            let start = at
            if byte.isDigit {
                var value = 0
                while at < end, bytes[at].isDigit {
                    value = value < 100_000_000 ? value * 10 + Int(bytes[at] - 0x30) : value
                    at += 1
                }
                append(
                    Token(word: "", value: value, digits: at - start, after: 0, isTight: true),
                    bytes,
                    at,
                    end,
                    &tokens
                )
            } else if byte.isLetter || isLetterBeyondASCII(byte) {
                while at < end, bytes[at].isLetter || bytes[at] == .apostrophe || isLetterBeyondASCII(bytes[at]) {
                    at += bytes[at] >= 0x80 ? 2 : 1
                }
                at = min(at, end)
                var word = bytes[start..<at].map(\.lowered)
                // `2024-11-13T14:05`, and `13Nov`: the T that parts day and time is no word.
                if word == [UInt8(ascii: "t")], at < end, bytes[at].isDigit, let last = tokens.indices.last {
                    tokens[last].after = .space
                    continue
                }
                word.removeAll { $0 == .apostrophe }
                // `2 de abril de 2020`, `December 29th 2019`
                if particles.contains(word.string) { continue }
                append(
                    Token(word: word.string, value: 0, digits: 0, after: 0, isTight: true),
                    bytes,
                    at,
                    end,
                    &tokens
                )
            } else {
                at += 1
            }
        }
        return tokens
    }

    /// The first byte of a character of two: letters of Latin, Greek, Cyrillic and Arabic.
    @inline(__always) private static func isLetterBeyondASCII(_ byte: UInt8) -> Bool { byte >= 0xC3 && byte <= 0xDB }

    private static let particles: Set<String> = ["de", "del", "of", "st", "nd", "rd", "th"]

    private static func append(
        _ token: Token,
        _ bytes: [UInt8],
        _ at: Int,
        _ end: Int,
        _ tokens: inout [Token]
    ) {
        var token = token
        var next = at
        while next < end, bytes[next].isSpace || bytes[next] == 0xC2 || bytes[next] == 0xA0 { next += 1 }
        token.isTight = next == at && at + 1 < end && bytes[at + 1].isWord
        token.after = next < end ? (bytes[next].isWord ? .space : bytes[next]) : 0
        tokens.append(token)
    }

    /// Indonesian (old spellings too) and English, long and short; then the languages of outlets abroad.
    static let months: [String: Int] = {
        let names = [
            "januari jan january janu", "februari feb february pebruari peb febr", "maret mar march mrt mac maart",
            "april apr", "mei may", "juni jun june", "juli jul july julai",
            "agustus agu agt ags aug august agust agus ogos augustus",
            "september sep sept", "oktober okt october oct", "november nov nopember nop",
            "desember des december dec disember dis",
            "januar jänner janvier janv enero ene gennaio janeiro stycznia января ocak leden ianuarie يناير",
            "februar févr février febrero febbraio fevereiro lutego февраля şubat feber februarie فبراير",
            "märz mars marzo març março marca марта mart maart martie مارس",
            "avril abril aprile kwietnia апреля abr avr nisan aprilie أبريل",
            "mai mayo maggio maio maja мая mayıs mag مايو",
            "juin junio giugno junho czerwca июня haziran juni iunie يونيو",
            "juillet juil julio luglio julho lipca июля temmuz juli iulie يوليو",
            "août agosto ago sierpnia августа ağustos augusti أغسطس",
            "septembre septiembre setiembre settembre setembro września сентября eylül set septembrie سبتمبر",
            "octobre octubre ottobre outubro października октября ekim ott octombrie أكتوبر",
            "novembre noviembre novembro listopada ноября kasım noiembrie نوفمبر",
            "dezember dez décembre déc diciembre dic dicembre dezembro grudnia декабря aralık desember decembrie ديسمبر",
        ]
        var table: [String: Int] = [:]
        for (index, line) in names.enumerated() {
            for name in line.split(separator: " ") { table[String(name)] = index % 12 + 1 }
        }
        return table
    }()
}
