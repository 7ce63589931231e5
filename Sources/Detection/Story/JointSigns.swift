/// Signs of a sentence in which words of several kinds meet: a servant and a partisan act, an office's thing and a contest.
/// Weights are added up, so what only counts together needs a sign of its own.
struct JointSigns: Sendable {
    private struct Joint: Sendable {
        let sign: Int32
        /// A class of each of these lists has to be there; a bit each.
        let all: UInt64
        /// No class of this list.
        let none: UInt64
    }

    private let joints: [Joint]

    private static let servant = "servant"
    private static let act = "partisan pose attribute attendance"
    private static let contest = "contest contestant electoral"
    private static let thing = "facility aid transfer budget office"
    private static let use = "misuse mobilise"
    private static let dispute = "alleged reported process found punished seen denied cleared"
    private static let norm = "urge must forbid"
    private static let authority = "authority supervisor"
    private static let head = "head statesman"

    /// By name: the lists of classes, and that of which none may be there.
    private static let table: [(name: String, all: [String], none: String)] = [
        ("servant-act", [servant, act], ""),
        ("servant-act-contest", [servant, act, contest], ""),
        ("servant-neutral", [servant, "neutral"], ""),
        ("servant-contest-dispute", [servant, contest, dispute], ""),
        ("servant-contest-norm", [servant, contest, norm], ""),
        ("servant-authority-dispute", [servant, authority, dispute], ""),
        ("neutral-stated", ["neutral"], norm),
        ("we-are-neutral", ["neutral", "pronoun"], norm),
        ("neutral-without-servant", ["neutral"], servant),
        ("act-without-servant", [contest, act], servant),
        ("thing-use", [thing, use], ""),
        ("thing-use-contest", [thing, use, contest + " political-end"], ""),
        ("thing-end", [thing, "political-end"], ""),
        ("thing-contest-dispute", [thing, contest, dispute], ""),
        ("thing-contest-norm", [thing, contest, norm], ""),
        ("thing-authority-dispute", [thing, authority, dispute], ""),
        ("head-thing", [head, thing], ""),
        ("head-thing-contest", [head, thing, contest], ""),
        ("head-mobilises", ["mobilise", servant, head], ""),
        ("mobilise-contest", ["mobilise", contest], ""),
        ("head-contest-only", [head, contest], servant + " " + thing),
        ("organiser-without-servant", ["organiser committee"], servant),
        ("bystander-without-servant", ["bystander opinion"], servant),
    ]

    static let names = table.map(\.name)

    static let classes = Set(
        table.flatMap { joint in (joint.all + [joint.none]).flatMap { $0.split(separator: " ").map(String.init) } }
    )

    /// By sign: the lists that it is in, a bit each; 0 for most.
    private let bits: [UInt64]

    init(signs: SignTable) {
        // Each list of classes has a bit, the same for the same list: there are fewer than 64.
        var lists: [String] = []
        func bit(_ classes: String) -> UInt64 {
            if classes.isEmpty { return 0 }
            if !lists.contains(classes) { lists.append(classes) }
            return 1 << UInt64(lists.firstIndex(of: classes) ?? 0)
        }
        joints = JointSigns.table.enumerated().map { index, entry in
            Joint(
                sign: Int32(signs.firstJoint + index),
                all: entry.all.reduce(0) { $0 | bit($1) },
                none: bit(entry.none)
            )
        }
        var bits = [UInt64](repeating: 0, count: signs.count)
        for list in lists {
            for name in list.split(separator: " ") {
                if let sign = signs.numbers["class." + name] { bits[Int(sign)] |= bit(list) }
            }
        }
        self.bits = bits
    }

    /// The lists of classes that a sign is in, a bit each.
    @inline(__always)
    func lists(of sign: Int32) -> UInt64 { bits[Int(sign)] }

    /// Adds the joint signs of a sentence.
    ///
    /// - Parameter lists: Of all its signs.
    func add(to signs: inout NumberSet, lists: UInt64) {
        for joint in joints where lists & joint.all == joint.all && lists & joint.none == 0 { signs.insert(joint.sign) }
    }
}
