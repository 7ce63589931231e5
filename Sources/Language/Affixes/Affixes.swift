/// Generates the affixed forms of an Indonesian root, so that no stemmer has to run on text.
///
/// Morphophonemics as in *Tata Bahasa Baku Bahasa Indonesia*: the nasal of me- and pe- takes the place of k, p, s and t, and
/// loanwords keep theirs (mengkampanyekan beside mengampanyekan). Reduplicated words need nothing: a hyphen parts words.
/// Too many forms do no harm; a form nobody writes is never met.
public enum Affixes {
    /// Every form, the root itself first; lower case, no duplicates.
    public static func forms(of root: String) -> [String] {
        let root = root.lowercased()
        guard let first = root.first else { return [] }
        var forms: [String] = []
        var seen: Set<String> = []
        func add(_ stem: String, _ suffixes: [String], _ enclitics: [String]) {
            for suffix in suffixes {
                for enclitic in enclitics {
                    let form = stem + suffix + enclitic
                    if seen.insert(form).inserted { forms.append(form) }
                }
            }
        }
        let tails = ["", "nya", "lah", "kah", "pun"]
        add(root, ["", "kan", "an", "i"], tails + ["ku", "mu"])
        let nasals = nasalised(root, first)
        for stem in nasals {
            add("me" + stem, ["", "kan", "i"], tails)
            add("pe" + stem, ["", "an"], tails + ["ku", "mu"])
            add("sepe" + stem, ["", "an"], [""])
            add("keme" + stem, ["an"], ["", "nya"])
        }
        for prefix in ["di", "ter", "ku", "kau"] { add(prefix + root, ["", "kan", "i"], tails) }
        for prefix in ["memper", "diper", "teper", "terper"] { add(prefix + root, ["", "kan", "i"], tails) }
        for prefix in ["member", "diber"] { add(prefix + root, ["kan", "i"], tails) }
        for ber in linked("be", root, first) {
            add(ber, ["", "kan", "an"], tails)
            add("ke" + ber, ["an"], ["", "nya"])
            add("pem" + ber, ["an"], ["", "nya"])
        }
        for per in linked("pe", root, first) + ["pe" + root] {
            add(per, ["", "an"], tails)
            add("ber" + per, ["", "an"], [""])
        }
        for prefix in ["ke", "keter", "keber", "kese", "ketidak", "keterse"] { add(prefix + root, ["an"], tails) }
        add("se" + root, ["", "an", "nya"], ["", "lah"])
        add("ke" + root, ["", "i"], [""])
        add("berke" + root, ["an"], [""])
        return forms
    }

    /// The root behind the nasal of me- or pe-, in each way it is written.
    private static func nasalised(_ root: String, _ first: Character) -> [String] {
        let rest = String(root.dropFirst())
        var stems: [String]
        switch first {
        case "k": stems = ["ng" + rest, "ng" + root]
        case "p": stems = ["m" + rest, "m" + root]
        case "t": stems = ["n" + rest, "n" + root]
        case "s": stems = ["ny" + rest, "n" + root]
        case "b", "f", "v": stems = ["m" + root]
        case "c", "d", "j", "z": stems = ["n" + root]
        case "g", "h", "q", "x", "a", "e", "i", "o", "u": stems = ["ng" + root]
        default: stems = [root]
        }
        let vowels = root.reduce(0) { $0 + ("aeiou".contains($1) ? 1 : 0) }
        if vowels == 1 { stems.append("nge" + root) }
        return stems
    }

    /// ber- and per- lose their r before r and before a first syllable in -er-, and turn to bel-, pel- in "ajar".
    private static func linked(_ prefix: String, _ root: String, _ first: Character) -> [String] {
        if root == "ajar" { return [prefix + "l" + root] }
        if first == "r" { return [prefix + root] }
        let second = Array(root.prefix(3))
        let short = second.count == 3 && second[1] == "e" && second[2] == "r" && !"aeiou".contains(second[0])
        return short ? [prefix + root, prefix + "r" + root] : [prefix + "r" + root]
    }
}
