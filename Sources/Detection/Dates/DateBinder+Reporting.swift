import Language
import Model

/// Days of the report, of what was said, of laws and rulings.
extension DateBinder {
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
        if let published = story.document.published, date.kind == .relative, let start = date.start,
            let end = date.end, start <= published, end <= published + DateBinder.week
        {
            let gap = max(
                date.words.lowerBound - mention.words.upperBound,
                mention.words.lowerBound - date.words.upperBound
            )
            // "Kemarin saat di Pilkada …": what was, without a day.
            let isBehind = mention.words.lowerBound >= date.words.upperBound
            if isBehind, isBeing(date, mention, sentence) { return false }
            // "Ia sudah dilantik dan hari ini memimpin rapat".
            if !isBehind, gap > 0, pack.finders.dates.isAnd(sentence.passage, date.words.lowerBound - 1) { return true }
            // "Lurah ikut konvoi pendaftaran, camat panggil pagi ini".
            if !isBehind, gap > 1, start == published,
                breaks(mention.words.upperBound..<date.words.lowerBound, sentence) > 0
            {
                return true
            }
            if isBehind, breaks(date.words.upperBound..<mention.words.lowerBound, sentence) > 0 { return true }
            // "hari pelaksanaannya, Sabtu pekan lalu": a word that only hints, beside the official day.
            let isHint = mention.isHinted && start < published && isOfficial(mention, date)
            return !(mention.isSpecific || isHint) || gap > (isBehind && start < published || isHint ? 2 : 6)
        }
        if isSaidOn(date, mention, sentence) || isPublishedOn(date, mention, sentence) { return true }
        let (legal, court) = (pack.group(.legalDate), pack.group(.court))
        return sentence.reading.hits.hits.contains {
            let gap = date.words.lowerBound - Int($0.end)
            // "Sesuai undang-undang, hari pemungutannya 27 November": the stage stands between, in a clause of its own.
            let isApart =
                Int($0.end) <= mention.words.lowerBound && mention.words.upperBound <= date.words.lowerBound
                && breaks(Int($0.end)..<mention.words.lowerBound, sentence) > 0
            // "45 hari sejak putusan, atau tepatnya 5 April": the day is that of the stage before the ruling.
            let isNamely =
                mention.words.upperBound <= Int($0.start) && gap > 0
                && breaks(Int($0.end)..<date.words.lowerBound, sentence) > 0
                && (Int($0.end)..<date.words.lowerBound).contains { pack.finders.dates.isNamely(sentence.passage, $0) }
            return $0.group == legal && (0...3).contains(gap) && !isApart && !isNamely
                || $0.group == court && (0...1).contains(gap) && mention.words.upperBound <= Int($0.start)
                    && breaks(Int($0.end)..<date.words.lowerBound, sentence) == 0
        }
    }

    /// "Kemarin, Rabu, merupakan hari pertama masa kampanye": the day is said to be the stage's.
    private func isBeing(_ date: DateMention, _ mention: Mention, _ sentence: StorySentence) -> Bool {
        (date.words.upperBound..<mention.words.lowerBound).prefix(2).contains { word in
            pack.finders.dates.isBeing(sentence.passage, word) && mention.words.lowerBound - word <= 4
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
                && (!mention.isSpecific || breaks(Int($0.end)..<date.words.lowerBound, sentence) == 0)
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
        case .campaign:
            // "Hari terakhir kampanye pemilihan bupati Berau, Sabtu (5/12), dilalui …": the day stands in apposition.
            let isApposed = isBefore && commas == 1 && between.count <= 6
            return (isTight || isApposed) && date.start.map { pack.facts.calendar.isBound(.campaign, on: $0) } ?? false
        case .voting, .revote:
            let isVote = date.start.map { pack.facts.calendar.voting(near: $0) == $0 } ?? false
            return isVote || isTight || commas == 0
        default: return isStage || isBefore || commas == 0
        }
    }

    /// "pada Rabu (25/9), bertepatan dengan hari pertama masa kampanye".
    func isCoincident(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let group = pack.group(.coincident)
        return sentence.reading.hits.hits.contains {
            $0.group == group && (0...1).contains(Int($0.start) - date.words.upperBound)
        }
    }
}
