/// Classes of the lexicon that the program itself asks for. Their numbers are looked up once, when a pack is compiled: by name,
/// the look-ups alone took 5 % of the time that reading an article takes.
enum KnownClass: Int, CaseIterable, Sendable {
    case accused, after, appointments, authority, before, begins, bystander, cleared, coincident, committee, contest
    case contestName, contestant, court, denied, elected, electoral, elsewhere, forces, goesOn, head, housing, legalDate
    case money, national, neutral, noReply, notStage, of, officer, organiser, otherAgenda, otherContest, otherStage
    case pair, publishedOn, putOff, regional, sameDay, saying, schedule, servant, standIn, supervisor, thatDay, until,
        urge

    /// Classes that tell an article about elections.
    static let political: [KnownClass] = [.contest, .contestant, .national, .supervisor, .electoral]

    /// As the lexicon calls it: `other-stage`.
    var name: String {
        "\(self)".reduce(into: "") { name, letter in
            name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
        }
    }
}

/// The numbers of the classes that the program asks for.
struct KnownClasses: Sendable {
    /// -1 where the lexicon has none of that name.
    private let groups: [Int32]

    /// - Parameter groups: By name, `@other-stage`.
    init(groups: [String: Int32]) {
        self.groups = KnownClass.allCases.map { groups["@" + $0.name] ?? -1 }
    }

    @inline(__always)
    subscript(known: KnownClass) -> Int32? {
        let group = groups[known.rawValue]
        return group < 0 ? nil : group
    }
}
