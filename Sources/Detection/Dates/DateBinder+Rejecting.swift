import Language
import Model

/// Days that are no stage's: of another clause, of officials, of a rally.
extension DateBinder {
    /// Whether a stage was on those very days, by the calendar: an article that does not say of which election it speaks
    /// says so by its dates.
    func isOfficial(_ dated: DatedEvent) -> Bool {
        (pack.rules[dated.rule].certainty == .sure || dated.event == .voting)
            && pack.facts.calendar.check(dated.event, dated.start, dated.end, region: nil) == .agrees
    }

    /// Whether the bare name of the contest stands beside a day of its vote: "besok warga memilih".
    func isOfficial(_ mention: Mention, _ date: DateMention) -> Bool {
        guard let event = mention.event, let start = date.start, let end = date.end, start == end else { return false }
        return pack.facts.calendar.check(event, start, end, region: nil) == .agrees
    }

    /// "sehari kemudian, Minggu 6 April": the date behind it says which day.
    func isRestated(_ date: DateMention, by dates: [DateMention]) -> Bool {
        dates.contains {
            $0.kind != .counted && (0...1).contains($0.words.lowerBound - date.words.upperBound) && $0.isResolved
        }
    }

    /// Another date stands between the stage and this one, and is not joined to it as a list is.
    func isShadowed(
        _ date: DateMention,
        _ mention: Mention,
        by dates: [DateMention],
        _ sentence: StorySentence
    ) -> Bool {
        // "digeser ke Agustus dibantah KPU, hari pelaksanaan tetap 28 Juli".
        let again = [pack.group(.schedule), pack.group(.goesOn)]
        let isAgain = sentence.reading.hits.hits.contains {
            again.contains($0.group) && (0...2).contains(date.words.lowerBound - Int($0.end))
        }
        if isAgain { return false }
        // "Kampanye berakhir hari ini, Bawaslu: besok harus bersih": the day of another clause.
        let isBeyond = dates.contains { other in
            let between = other.words.upperBound..<max(other.words.upperBound, date.words.lowerBound)
            return date.kind == .relative && mention.words.upperBound <= other.words.lowerBound && between.count > 1
                && breaks(between, sentence) > 0
        }
        if isBeyond { return true }
        return dates.contains { other in
            guard other != date, !other.isParenthesised, date.kind != .counted, date.kind != .countdown else {
                return false
            }
            let isBetween =
                mention.words.upperBound <= other.words.lowerBound && other.words.upperBound <= date.words.lowerBound
            let gap = date.words.lowerBound - other.words.upperBound
            return isBetween && (gap > 4 || gap > 2 && isInNextClause(date, behind: other, mention, sentence))
        }
    }

    /// "karena penetapan jatuh pada 22 September, penggantian pejabat sejak 22 Maret dilarang": the stage has its official day,
    /// and something else begins in the clause behind it.
    private func isInNextClause(
        _ date: DateMention,
        behind other: DateMention,
        _ mention: Mention,
        _ sentence: StorySentence
    ) -> Bool {
        mention.event == .candidateDetermination && isOfficial(mention, other)
            && breaks(other.words.upperBound..<other.words.upperBound, sentence) > 0 && isSince(date, sentence)
    }

    /// "PSU digelar 45 hari sejak putusan, tepatnya 5 April": what a term runs from is not what the day behind it dates.
    func isTermOf(_ mention: Mention, _ sentence: StorySentence) -> Bool {
        guard mention.event == nil else { return false }
        let begins = pack.group(.begins)
        return sentence.reading.hits.hits.contains {
            $0.group == begins && Int($0.end) == mention.words.lowerBound
                && sentence.sentence.words.contains(Int($0.start) - 1)
                && pack.finders.dates.isTimeUnit(sentence.passage, Int($0.start) - 1)
        }
    }

    /// Commas and semicolons between words.
    func breaks(_ words: Range<Int>, _ sentence: StorySentence) -> Int {
        guard words.lowerBound > 0, words.upperBound < sentence.passage.words.count else { return 0 }
        let bytes = sentence.passage.bytes
        let start = Int(sentence.passage.words[words.lowerBound - 1].end)
        let end = Int(sentence.passage.words[words.upperBound].start)
        guard start < end else { return 0 }
        return bytes[start..<end].indices.count { at in
            // "3,1 juta" has no clause in it.
            bytes[at] == UInt8(ascii: ";") || bytes[at] == UInt8(ascii: ",") && !(0x30...0x39).contains(bytes[at + 1])
        }
    }

    /// An oath that was taken, by officials or by nobody knows whom: "camat yang dilantik pada 11 Januari".
    func isOfficials(_ dated: DatedEvent, _ sentence: StorySentence, isContinued: Bool) -> Bool {
        guard dated.event == .inauguration, !isContinued, !sentence.reading.has(pack.group(.elected)) else {
            return false
        }
        if pack.facts.calendar.check(.inauguration, dated.start, dated.end, region: nil) == .agrees { return false }
        if topic.isOnAppointments || sentence.reading.has(pack.group(.standIn)) { return true }
        // "menunggu keputusan menteri", in a story on the oath of those who were elected.
        guard let published = story.document.published, dated.start < published, !topic.isOnElected else {
            return false
        }
        return sentence.reading.has(pack.group(.appointments))
    }

    /// What lasts until a day, and a past week or month that says which contest is meant, are no day of the vote: "yang kalah dalam
    /// pemilihan gubernur bulan lalu, masih menjabat sampai Oktober".
    func isNoVote(_ dated: DatedEvent, _ date: DateMention, _ mention: Mention, _ sentence: StorySentence) -> Bool {
        if pack.finders.dates.isPastSpan(date, sentence.passage) {
            let gap = date.words.lowerBound - mention.words.upperBound
            let isHeld = gap == 0 || (1...DateBinder.held).contains(gap) && isPlaced(date.words.lowerBound, sentence)
            return !mention.isSpecific || !isHeld
        }
        guard dated.event == .voting, !isOfficial(dated) || date.kind == .month else { return false }
        let until = pack.group(.until)
        let lasts = sentence.reading.hits.hits.contains { $0.group == until && Int($0.end) == date.words.lowerBound }
        // "hari pemungutannya 27 November, jadi honor dihitung sampai Desember".
        if lasts, !mention.isSpecific || date.kind == .month { return true }
        guard !mention.isSpecific else { return false }
        guard let published = story.document.published, date.kind == .month,
            dated.end < published, mention.words.upperBound == date.words.lowerBound
        else { return false }
        return !date.words.contains { sentence.passage.words[$0].isNumber }
    }

    /// "pendaftaran paslon dijadwalkan akhir Agustus", "bupati terpilih dilantik Oktober": a part of a month, or a month that
    /// nothing leads in, is a stage's only behind it, in its clause, and where the sentence says whose stage it is.
    func isMonthOfOther(_ date: DateMention, _ mention: Mention, _ sentence: StorySentence) -> Bool {
        let gap = date.words.lowerBound - mention.words.upperBound
        let isBare = date.kind == .month && date.words.count == 1 && gap == 0 && !sentence.isTitle
        guard date.isPartOfMonth || isBare else { return false }
        // "bupati definitif diharapkan dilantik Juni".
        let isHeads = mention.event == .inauguration && topic.isOnElection && sentence.reading.has(pack.group(.head))
        if !isPolitical(sentence), !(isBare && mention.event == .voting), !(isBare && isHeads) { return true }
        return !mention.isSpecific || mention.isHinted || !(0...DateBinder.partOfMonth).contains(gap)
            || breaks(mention.words.upperBound..<date.words.lowerBound, sentence) > 0
    }

    /// Words from a stage to the part of a month in which it is.
    private static let partOfMonth = 4

    /// Words between a stage and the week or month in which it was held: "dilantik bulan lalu", "pendaftaran yang ditutup pekan lalu".
    private static let held = 2

    /// Nobody adds up a vote that is still ahead: "pemenang lomba diumumkan Senin (11/11)".
    func isBeforeVote(_ dated: DatedEvent) -> Bool {
        guard dated.event == .recapitulation, let published = story.document.published, dated.end <= published,
            let vote = pack.facts.calendar.voting(near: dated.start)
        else { return false }
        return dated.end < vote
    }

    /// A day on which somebody was at a rally: "mengangkut spanduk kampanye pada 11 November".
    func isRally(_ dated: DatedEvent, _ date: DateMention, _ mention: Mention, _ sentence: StorySentence) -> Bool {
        // "berkampanye di lapangan lain akhir pekan ini".
        let isWeek = date.kind == .relative && dated.start != dated.end && date.words.count <= 2
        guard dated.event == .campaign, dated.start == dated.end || date.kind == .relative,
            let published = story.document.published,
            dated.end <= published || isWeek, !pack.facts.calendar.isBound(.campaign, on: dated.start)
        else { return false }
        let bounds = [pack.group(.schedule), pack.group(.begins), pack.group(.goesOn), pack.group(.until)]
        return !sentence.reading.hits.hits.contains {
            bounds.contains($0.group) && (0...2).contains(date.words.lowerBound - Int($0.end))
        }
    }

    /// The day of the vote, told beside another stage: "mundur ke 12 Mei lantaran hasil 15 Februari digugat".
    func voteInPassing(_ date: DateMention, _ mention: Mention) -> DatedEvent? {
        guard let event = mention.event, ![.voting, .revote, .recapitulation].contains(event),
            let start = date.start, start == date.end, pack.facts.calendar.voting(near: start) == start,
            date.words.lowerBound - mention.words.upperBound > (event == .campaign ? 1 : 3)
                || mention.words.lowerBound > date.words.lowerBound,
            let rule = pack.rules.firstIndex(where: { $0.detector == .electionDate && $0.event == .voting })
        else { return nil }
        return DatedEvent(event: .voting, start: start, end: start, rule: rule)
    }
}
