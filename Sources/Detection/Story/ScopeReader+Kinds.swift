import Language

extension ScopeReader {
    /// What a class means here; a class may mean several things.
    struct Kind: OptionSet, Sendable {
        let rawValue: UInt32

        static let condition = Kind(rawValue: 1)
        static let modal = Kind(rawValue: 2)
        static let negation = Kind(rawValue: 4)
        static let decision = Kind(rawValue: 8)
        static let servant = Kind(rawValue: 16)
        static let contest = Kind(rawValue: 32)
        static let thing = Kind(rawValue: 64)
        static let cleared = Kind(rawValue: 128)
        static let denied = Kind(rawValue: 256)
        static let alleged = Kind(rawValue: 512)
        static let pledge = Kind(rawValue: 1024)
        static let neutral = Kind(rawValue: 2048)
        static let norm = Kind(rawValue: 4096)
        static let act = Kind(rawValue: 8192)
        /// A condition where a consequence follows: "pegawai yang terbukti … bisa dipecat".
        static let relative = Kind(rawValue: 16384)
        /// What would follow: a sanction, a recommendation.
        static let consequence = Kind(rawValue: 32768)
        static let excuse = Kind(rawValue: 65536)
        /// That something was decided, whatever it was: "menyimpulkan", "putusan".
        static let verdict = Kind(rawValue: 131072)
        static let sanction = Kind(rawValue: 262_144)
        /// Means nobody in particular: "mereka", "siapa pun".
        static let anyone = Kind(rawValue: 524_288)
        /// Makes people of a class certain ones: "seorang", "dua".
        static let counted = Kind(rawValue: 1_048_576)
    }

    /// The classes that mean something, by name.
    static let classes: [(kind: Kind, names: [String])] = [
        (.condition, ["condition"]), (.relative, ["relative"]), (.consequence, ["sanction", "recommended"]),
        (.excuse, ["excuse"]), (.verdict, ["verdict"]), (.modal, ["modal"]), (.negation, ["negation"]),
        (.decision, ["found", "punished"]), (.servant, ["servant"]), (.contest, ["contestant", "contest"]),
        (.thing, ["facility", "aid", "transfer", "office", "budget"]), (.cleared, ["cleared"]), (.denied, ["denied"]),
        (.alleged, ["alleged"]), (.pledge, ["pledge"]), (.neutral, ["neutral"]), (.norm, ["urge", "must", "forbid"]),
        (.act, ["seen", "reported", "process", "recommended", "alleged"]), (.sanction, ["sanction"]),
        (.anyone, ["anyone"]), (.counted, ["counted"]),
    ]

    /// By group, what it means.
    static func kinds(_ groups: [String: Int32]) -> [Kind] {
        var kinds = [Kind](repeating: [], count: groups.count)
        for (kind, names) in classes {
            for name in names {
                if let group = groups["@" + name] { kinds[Int(group)].insert(kind) }
            }
        }
        return kinds
    }
}

extension ScopeReader {
    /// Whether the sanction that stands before "yang terbukti" is only threatened: "sanksi menanti ASN yang terbukti", of whoever
    /// it may turn out to be. Who was counted, named or pointed at was found to have done it: "sanksi kepada seorang camat yang
    /// terbukti", "kepada kepala desa di Bilah Hilir yang terbukti".
    func isOfAnyone(_ relative: Int32, _ hits: SentenceHits, _ passage: Passage) -> Bool {
        let first = Int32(hits.words.lowerBound)
        var people: Int32?
        for index in hits.range where hits.all[index].end == relative {
            let hit = hits.all[index]
            guard !kinds[Int(hit.group)].isDisjoint(with: [.servant, .anyone]) else { continue }
            people = min(people ?? hit.start, hit.start)
        }
        guard let people else { return false }
        return people == first || !isCounted(people - 1, hits, passage)
    }

    private func isCounted(_ word: Int32, _ hits: SentenceHits, _ passage: Passage) -> Bool {
        if passage.words[Int(word)].isNumber { return true }
        return hits.starting(at: Int(word)).contains { kinds[Int($0.group)].contains(.counted) }
    }
}
