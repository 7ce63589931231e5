/// Signs of a sentence in which words of several kinds meet: a servant and a partisan act, an office's thing and a contest.
/// Weights are added up, so what only counts together needs a sign of its own.
struct JointSigns: Sendable {
    private struct Joint: Sendable {
        let sign: Int32
        /// One class of each row has to be there.
        let all: [[UInt64]]
        /// No class of these.
        let none: [UInt64]
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

    /// By name: the rows of classes, and those that may not be there.
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

    init(signs: SignTable) {
        let width = (signs.count + 63) / 64
        func row(_ classes: String) -> [UInt64] {
            var bits = [UInt64](repeating: 0, count: width)
            for name in classes.split(separator: " ") {
                guard let sign = signs.numbers["class." + name] else { continue }
                bits[Int(sign >> 6)] |= 1 << UInt64(sign & 63)
            }
            return bits
        }
        joints = JointSigns.table.enumerated().map { index, entry in
            Joint(sign: Int32(signs.firstJoint + index), all: entry.all.map(row), none: row(entry.none))
        }
    }

    func add(to signs: inout NumberSet) {
        for joint in joints where joint.all.allSatisfy({ signs.meets($0) }) && !signs.meets(joint.none) {
            signs.insert(joint.sign)
        }
    }
}
