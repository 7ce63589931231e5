/// A pair of candidates by its number, or a party, as an alert's title and statements name it. To be named is not to be
/// accused: this only serves to see whether the watch is even-handed.
enum PoliticalName: Hashable, Sendable {
    /// By its number on the ballot, 1 to 20.
    case pair(Int)
    /// By the name that people use.
    case party(String)

    /// Words that a pair's number follows.
    private static let pairWords: Set<String> = ["paslon", "pasangan", "calon", "nomor", "no", "urut", "kandidat"]

    /// Those of them that a number in words follows: after `calon` it may count anything, such as terms of office.
    private static let numberWords: Set<String> = ["paslon", "nomor", "no", "urut"]

    private static let spelledOut: [String: Int] = [
        "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    ]

    /// Words that join the number of another pair: `paslon 1 dan 2`.
    private static let joining: Set<String> = ["dan", "atau", "serta", "maupun"]

    /// Acronyms count only in capitals: `pan` and `psi` are words too.
    private static let acronyms: [String: String] = [
        "PDIP": "PDI Perjuangan", "PDI-P": "PDI Perjuangan", "PKB": "PKB", "PKS": "PKS", "PAN": "PAN", "PPP": "PPP",
        "PSI": "PSI", "PKN": "PKN", "Demokrat": "Demokrat", "DEMOKRAT": "Demokrat", "PNA": "Partai Nanggroe Aceh",
        "PDA": "Partai Darul Aceh",
    ]

    /// Names that are no other words count however they are written.
    private static let names: [String: String] = [
        "nasdem": "NasDem", "golkar": "Golkar", "gerindra": "Gerindra", "hanura": "Hanura", "perindo": "Perindo",
    ]

    /// What follows `Partai` in the names of the 18 parties of the general election of 2024 and of Aceh's six: none is the
    /// beginning of another, and one that is shorter than a name says nothing of which of two parties is meant.
    private static let afterParty: [(words: [String], name: String)] = [
        (["kebangkitan", "bangsa"], "PKB"), (["gerakan", "indonesia", "raya"], "Gerindra"),
        (["demokrasi", "indonesia", "perjuangan"], "PDI Perjuangan"), (["golongan", "karya"], "Golkar"),
        (["nasional", "demokrat"], "NasDem"), (["buruh"], "Buruh"), (["gelombang", "rakyat"], "Gelora"),
        (["gelora"], "Gelora"), (["keadilan", "sejahtera"], "PKS"), (["kebangkitan", "nusantara"], "PKN"),
        (["hati", "nurani", "rakyat"], "Hanura"), (["garda", "republik"], "Garuda"), (["garuda"], "Garuda"),
        (["amanat", "nasional"], "PAN"), (["bulan", "bintang"], "PBB"), (["pbb"], "PBB"),
        (["solidaritas", "indonesia"], "PSI"), (["persatuan", "indonesia"], "Perindo"),
        (["persatuan", "pembangunan"], "PPP"), (["ummat"], "Ummat"), (["aceh"], "Partai Aceh"),
        (["nanggroe", "aceh"], "Partai Nanggroe Aceh"), (["darul", "aceh"], "Partai Darul Aceh"),
        (["adil", "sejahtera", "aceh"], "PAS Aceh"), (["pas", "aceh"], "PAS Aceh"),
        (["generasi", "aceh", "beusaboh"], "Gabthat"), (["gabthat"], "Gabthat"),
        (["soliditas", "independen", "rakyat"], "SIRA"), (["sira"], "SIRA"),
    ]

    /// Each name once.
    static func names(in texts: [String]) -> Set<PoliticalName> {
        var found: Set<PoliticalName> = []
        for text in texts {
            let words = text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
            var last: (index: Int, isSpelledOut: Bool)?
            for (index, word) in words.enumerated() {
                let before = index > 0 ? words[index - 1] : ""
                let isSpelledOut = spelledOut[word.lowercased()] != nil
                // As the number before it is written: `paslon 1 dan dua saksi` names one pair.
                let isJoined =
                    last.map { $0.index + 2 == index && $0.isSpelledOut == isSpelledOut } ?? false
                    && joining.contains(before.lowercased())
                if let number = pairNumber(word, after: before.lowercased(), isJoined: isJoined),
                    isPair(words[..<index])
                {
                    found.insert(.pair(number))
                    last = (index, isSpelledOut)
                }
                if word == "PDI", words.indices.contains(index + 1), words[index + 1] == "Perjuangan" {
                    found.insert(.party("PDI Perjuangan"))
                }
                if let party = acronyms[word] ?? names[word.lowercased()] { found.insert(.party(party)) }
                if before.lowercased() == "partai", let party = party(words[index...]) { found.insert(.party(party)) }
            }
        }
        return found
    }

    /// By the words that follow `Partai`.
    private static func party(_ words: ArraySlice<String>) -> String? {
        let lowercased = words.prefix(3).map { $0.lowercased() }
        return afterParty.first { lowercased.starts(with: $0.words) }?.name
    }

    /// `2`, `02` or `dua` behind a word that a pair's number follows; nil for a year or any other number.
    private static func pairNumber(_ word: String, after before: String, isJoined: Bool) -> Int? {
        if let number = spelledOut[word.lowercased()] {
            return isJoined || numberWords.contains(before) ? number : nil
        }
        guard isJoined || pairWords.contains(before), word.utf8.count <= 2,
            word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(word), (1...20).contains(number)
        else { return nil }
        return number
    }

    /// `nomor 12` alone may number anything: one of the words before it must be of candidates or of voting.
    private static func isPair(_ before: ArraySlice<String>) -> Bool {
        let words: Set<String> = ["paslon", "pasangan", "calon", "urut", "kandidat", "coblos", "mencoblos"]
        return before.suffix(6).contains { words.contains($0.lowercased()) }
    }
}
