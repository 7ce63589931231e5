import Model

/// What the title and the lead of an article say of whose election it tells.
struct DateTopic {
    /// The title is about the election of somebody else; or the lead is, and no title names ours.
    let isOnOtherElection: Bool
    /// A story on the hiring of polling staff dates their registration and their oath, not the candidates'.
    let isOnCommittee: Bool
    /// The title or the lead names a revote.
    let isOnRevote: Bool
    let isTitledRevote: Bool
    /// The title is about officials who were appointed, not about heads of region who took office.
    let isOnAppointments: Bool
    /// The title is about the oath of heads of region who were elected.
    let isOnElected: Bool
    /// `PSU` is of housing: prasarana, sarana, dan utilitas.
    let isOnHousing: Bool

    /// The title or the lead names an election, or somebody who stands in one or runs it.
    let isOnElection: Bool

    /// Classes of elections, of those who stand in them and of those who run them.
    static let people: [KnownClass] = [.contestant, .pair, .organiser, .supervisor, .contest, .regional, .elected]

    /// Sentences of the body that are its lead.
    private static let lead = 2

    init(_ story: Story, _ pack: RulePack) {
        let titles = story.sentences.prefix { $0.isTitle }
        let lead = story.sentences.dropFirst(titles.count).prefix(DateTopic.lead)
        func has(_ sentences: ArraySlice<StorySentence>, _ name: KnownClass) -> Bool {
            sentences.contains { $0.reading.has(pack.group(name)) }
        }
        func names(_ sentences: ArraySlice<StorySentence>, _ event: ElectionEvent) -> Bool {
            sentences.contains { $0.reading.firings.contains { pack.rules[$0.rule].event == event } }
        }
        let isOthers = titles.contains {
            ($0.reading.has(pack.group(.elsewhere)) || $0.reading.has(pack.group(.otherContest)))
                && (!$0.reading.has(pack.group(.contest)) || DateTopic.isAsideOfContest($0, pack))
        }
        isOnOtherElection =
            isOthers || titles.contains { DateTopic.isRevoteOfNational($0, pack) }
            || has(lead, .otherContest) && !has(titles, .contest) && !has(lead, .contest)
                && !has(titles, .contestant)
        isOnCommittee = has(titles, .committee)
        isOnElection =
            DateTopic.people.contains { has(titles, $0) || has(lead, $0) }
            || [.voting, .revote, .campaign, .quietPeriod].contains { names(titles, $0) || names(lead, $0) }
        isTitledRevote = names(titles, .revote)
        isOnRevote = isTitledRevote || names(lead, .revote)
        isOnAppointments = has(titles, .appointments) && !has(titles, .elected)
        isOnElected = has(titles, .elected) && names(titles, .inauguration)
        isOnHousing = has(story.sentences[...], .housing)
    }

    /// "MK Perintahkan Pemungutan Suara Ulang Pileg": a revote by itself may be of any election.
    private static func isRevoteOfNational(_ title: StorySentence, _ pack: RulePack) -> Bool {
        guard title.reading.has(pack.group(.national)), !title.reading.has(pack.group(.regional)) else { return false }
        let revotes = title.reading.firings.filter { pack.rules[$0.rule].event == .revote }
        return !revotes.isEmpty
            && title.reading.hits.hits.allSatisfy { hit in
                hit.group != pack.group(.contest)
                    || revotes.contains { $0.words.overlaps(Int(hit.start)..<Int(hit.end)) }
            }
    }

    /// "Pilkades Digelar Usai Pilkada": the contest only says when.
    private static func isAsideOfContest(_ title: StorySentence, _ pack: RulePack) -> Bool {
        let hits = title.reading.hits.hits
        let times = [pack.group(.before), pack.group(.after)]
        return hits.filter { $0.group == pack.group(.contest) }.allSatisfy { contest in
            hits.contains { times.contains($0.group) && $0.end == contest.start }
        }
    }
}
