import Language
import Model

/// Days that are no stage's: of the report, of laws and rulings, of what comes before or after a stage.
extension DateBinder {
    /// Whether a stage was on those very days, by the calendar: an article that does not say of which election it speaks
    /// says so by its dates.
    func isOfficial(_ dated: DatedEvent) -> Bool {
        (pack.rules[dated.rule].certainty == .sure || dated.event == .voting)
            && pack.facts.calendar.check(dated.event, dated.start, dated.end, region: nil) == .agrees
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
            return isBetween && date.words.lowerBound - other.words.upperBound > 4
        }
    }

    /// Whether the bare name of the contest stands beside a day of its vote: "besok warga memilih".
    func isOfficial(_ mention: Mention, _ date: DateMention) -> Bool {
        guard let event = mention.event, let start = date.start, let end = date.end, start == end else { return false }
        return pack.facts.calendar.check(event, start, end, region: nil) == .agrees
    }

    /// "1 Juni kemarin … saat Pilgub 2024": the contest has a year of its own.
    func isOfAnotherYear(_ mention: Mention, _ date: DateMention, _ sentence: StorySentence) -> Bool {
        guard let start = date.start else { return false }
        let words = mention.words.upperBound..<min(mention.words.upperBound + 3, sentence.sentence.words.upperBound)
        for index in words where !date.words.contains(index) {
            let word = sentence.passage.words[index]
            guard word.isNumber, word.range.count == 4, let year = Int(sentence.passage.text(word)) else { continue }
            return (2005...2100).contains(year) && year != start.civil.year
        }
        return false
    }

    /// "… 7 Januari, enam bulan sebelum penetapan calon" does not date the stage, nor does "sehari setelah pelantikan mereka
    /// berangkat untuk retret hingga 28 Februari"; "jelang pencoblosan 27 November" does.
    func isUntil(_ mention: Mention, _ date: DateMention, _ sentence: StorySentence) -> Bool {
        let gap = date.words.lowerBound - mention.words.upperBound
        if mention.words.contains(date.words.lowerBound) { return false }
        let isStage = mention.isSpecific && isOfficial(mention, date)
        if (0...(isStage ? 6 : 3)).contains(gap), isStage || !date.isParenthesised,
            gap == 0 || isStage || breaks(mention.words.upperBound..<date.words.lowerBound, sentence) == 0
        {
            return false
        }
        let (before, after) = (pack.group(.before), pack.group(.after))
        return sentence.reading.hits.hits.contains {
            let distance = mention.words.lowerBound - Int($0.end)
            return $0.group == before && (0...1).contains(distance) || $0.group == after && distance == 0
        }
    }

    /// "pada Rabu (25/9), bertepatan dengan hari pertama masa kampanye".
    func isCoincident(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let group = pack.group(.coincident)
        return sentence.reading.hits.hits.contains {
            $0.group == group && (0...1).contains(Int($0.start) - date.words.upperBound)
        }
    }

    /// Commas and semicolons between words.
    func breaks(_ words: Range<Int>, _ sentence: StorySentence) -> Int {
        guard words.lowerBound > 0, words.upperBound < sentence.passage.words.count else { return 0 }
        let bytes = sentence.passage.bytes
        let start = Int(sentence.passage.words[words.lowerBound - 1].end)
        let end = Int(sentence.passage.words[words.upperBound].start)
        guard start < end else { return 0 }
        return bytes[start..<end].reduce(0) { $0 + ($1 == UInt8(ascii: ",") || $1 == UInt8(ascii: ";") ? 1 : 0) }
    }

    /// The day of the report, of a law or a ruling: in brackets, unless the stage itself is what is reported, or behind
    /// "tertanggal".
    func isReporting(_ date: DateMention, _ sentence: StorySentence, _ mention: Mention) -> Bool {
        if date.isImpossible { return true }
        if date.isParenthesised {
            // A day to come is not that of the report.
            if let published = story.document.published, let start = date.start, start > published { return false }
            if isCoincident(date, sentence) { return false }
            return !isHeld(mention, on: date, sentence)
        }
        if let published = story.document.published, date.kind == .relative, let start = date.start, start <= published
        {
            let gap = max(
                date.words.lowerBound - mention.words.upperBound,
                mention.words.lowerBound - date.words.upperBound
            )
            // "Kemarin saat di Pilkada …": what was, without a day.
            let isBehind = mention.words.lowerBound >= date.words.upperBound
            if isBehind, breaks(date.words.upperBound..<mention.words.lowerBound, sentence) > 0 { return true }
            return !mention.isSpecific || gap > (isBehind && start < published ? 2 : 6)
        }
        if isSaidOn(date, mention, sentence) || isPublishedOn(date, mention, sentence) { return true }
        let (legal, court) = (pack.group(.legalDate), pack.group(.court))
        return sentence.reading.hits.hits.contains {
            let gap = date.words.lowerBound - Int($0.end)
            return $0.group == legal && (0...3).contains(gap)
                || $0.group == court && (0...1).contains(gap) && mention.words.upperBound <= Int($0.start)
                    && breaks(Int($0.end)..<date.words.lowerBound, sentence) == 0
        }
    }

    /// "warga kembali ke TPS," katanya, Rabu, 2 April 2025: the day of the talk.
    private func isSaidOn(_ date: DateMention, _ mention: Mention, _ sentence: StorySentence) -> Bool {
        guard let published = story.document.published, let start = date.start, start <= published,
            start == date.end, published - start <= 7, mention.words.upperBound <= date.words.lowerBound,
            breaks(date.words.lowerBound..<date.words.lowerBound, sentence) > 0
        else { return false }
        let saying = pack.group(.saying)
        return sentence.reading.hits.hits.contains {
            $0.group == saying && Int($0.start) >= mention.words.upperBound
                && (0...8).contains(date.words.lowerBound - Int($0.end))
        }
    }

    /// "memberitakan pilgub pada 25 Februari": when something was published.
    private func isPublishedOn(_ date: DateMention, _ mention: Mention, _ sentence: StorySentence) -> Bool {
        let published = pack.group(.publishedOn)
        return sentence.reading.hits.hits.contains {
            $0.group == published && Int($0.end) <= date.words.lowerBound
                && (!mention.isSpecific || Int($0.start) >= mention.words.upperBound)
                && breaks(Int($0.end)..<date.words.lowerBound, sentence) == 0
        }
    }

    /// Whether a day in brackets is when the stage was held, and not when somebody spoke of it: "rekapitulasi tuntas pada
    /// Selasa (15/12)".
    private func isHeld(_ mention: Mention, on date: DateMention, _ sentence: StorySentence) -> Bool {
        guard mention.isSpecific || mention.isHinted, let event = mention.event else { return false }
        let isSaid = pack.has(anyOf: .saying, .urge, in: sentence) || sentence.holdsQuote
        let isStage = isOfficial(mention, date)
        let isBefore = mention.words.upperBound <= date.words.lowerBound
        let between =
            isBefore
            ? mention.words.upperBound..<date.words.lowerBound
            : date.words.upperBound..<max(date.words.upperBound, mention.words.lowerBound)
        let commas = breaks(between, sentence)
        // "Hingga Kamis (29/8) siang, baru satu pasangan mendaftar": how far it has come.
        if !isBefore, isLimit(date, sentence) { return false }
        let isTight = isBefore && between.count <= 6 && commas == 0
        if isSaid {
            let saying = pack.group(.saying)
            return isTight
                && !sentence.reading.hits.hits.contains { $0.group == saying && between.contains(Int($0.start)) }
        }
        switch event {
        case .campaign: return isTight && date.start.map { pack.facts.calendar.isBound(.campaign, on: $0) } ?? false
        case .voting, .revote:
            let isVote = date.start.map { pack.facts.calendar.voting(near: $0) == $0 } ?? false
            return isVote || isTight || commas == 0
        default: return isStage || isBefore || commas == 0
        }
    }

    /// An oath that was taken, by officials or by nobody knows whom: "camat yang dilantik pada 11 Januari".
    func isOfficials(_ dated: DatedEvent, _ sentence: StorySentence, isContinued: Bool) -> Bool {
        guard dated.event == .inauguration, !isContinued, !sentence.reading.has(pack.group(.elected)) else {
            return false
        }
        if pack.facts.calendar.check(.inauguration, dated.start, dated.end, region: nil) == .agrees { return false }
        if topic.isOnAppointments || sentence.reading.has(pack.group(.standIn)) { return true }
        guard let published = story.document.published, dated.start < published else { return false }
        return sentence.reading.has(pack.group(.appointments))
    }

    /// A day on which somebody was at a rally: "mengangkut spanduk kampanye pada 11 November".
    func isRally(_ dated: DatedEvent, _ date: DateMention, _ mention: Mention, _ sentence: StorySentence) -> Bool {
        guard dated.event == .campaign, dated.start == dated.end || date.kind == .relative,
            let published = story.document.published,
            dated.end <= published, !pack.facts.calendar.isBound(.campaign, on: dated.start)
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
            date.words.lowerBound - mention.words.upperBound > 3 || mention.words.lowerBound > date.words.lowerBound,
            let rule = pack.rules.firstIndex(where: { $0.detector == .electionDate && $0.event == .voting })
        else { return nil }
        return DatedEvent(event: .voting, start: start, end: start, rule: rule)
    }
}
