import Language
import Model

/// Of which election an article speaks.
extension DateBinder {
    /// Whether the article is on a national election, and a regional one at most an aside: it dates a stage as the national
    /// calendar does, and its title names none of ours.
    var isOnNationalElection: Bool {
        let titles = story.sentences.prefix { $0.isTitle }
        if titles.contains(where: { $0.reading.has(pack.group(.contest)) }) { return false }
        return story.sentences.contains { sentence in
            dates[sentence.index].contains { date in
                guard let start = date.start, let end = date.end, date.kind != .relative else { return false }
                // A day in brackets that is still to come is no report's.
                let isReport = date.isParenthesised && story.document.published.map { start <= $0 } ?? true
                return !isReport && pack.facts.calendar.isNational(start, end)
                    && !sentence.reading.has(pack.group(.contest))
            }
        }
    }

    /// Whether a sentence names a head of region who was elected: "Wali Kota Kediri terpilih", "bupati dan wakil bupati terpilih".
    func namesElectedHead(_ sentence: StorySentence) -> Bool {
        let (head, elected) = (pack.group(.head), pack.group(.elected))
        let hits = sentence.reading.hits.hits
        return hits.contains { name in
            name.group == head
                && hits.contains { hit in
                    let between = Int(name.end)..<max(Int(name.end), Int(hit.start))
                    return hit.group == elected && Int(hit.start) >= Int(name.end) && between.count <= 3
                        && between.allSatisfy { sentence.passage.words[$0].isCapitalised }
                }
        }
    }

    /// Whether it is about contestants of such an election, and of no national one.
    var isAboutContestants: Bool {
        let title = story.sentences.prefix { $0.isTitle }
        var contestants = 0
        var national = 0
        for sentence in story.sentences {
            if sentence.reading.has(pack.group(.contestant)) { contestants += 1 }
            if isNational(sentence) { national += 1 }
        }
        return contestants > national * 4 && !title.contains(where: isNational)
    }

    /// Sentences on Pilkades, Pemilu and the like carry no date of ours, unless they name a regional contest as well.
    func isElsewhere(_ sentence: StorySentence) -> Bool {
        if sentence.reading.has(pack.group(.elsewhere)) { return true }
        let names = sentence.reading.has(pack.group(.contest))
        if sentence.reading.has(pack.group(.otherContest)), !names { return true }
        return isNational(sentence) && (!names || isRevoteOfNational(sentence))
    }

    /// "Pemungutan suara ulang pemilihan legislatif", "PSU untuk Pileg": which vote is repeated stands right behind.
    private func isRevoteOfNational(_ sentence: StorySentence) -> Bool {
        let (national, contest) = (pack.group(.national), pack.group(.contest))
        let hits = sentence.reading.hits.hits
        let revotes = sentence.reading.firings.filter { pack.rules[$0.rule].event == .revote }
        func isRevote(_ words: Range<Int>) -> Bool { revotes.contains { $0.words.overlaps(words) } }
        let isOfNational = hits.contains { hit in
            hit.group == national && revotes.contains { (0...1).contains(Int(hit.start) - $0.words.upperBound) }
        }
        return isOfNational && hits.allSatisfy { $0.group != contest || isRevote(Int($0.start)..<Int($0.end)) }
    }

    /// Names a national election; the name of those who run or watch it (Badan Pengawas Pemilu) is none.
    func isNational(_ sentence: StorySentence) -> Bool {
        let national = pack.group(.national)
        let bodies = [pack.group(.supervisor), pack.group(.organiser), pack.group(.notStage)]
        let hits = sentence.reading.hits.hits
        return hits.contains { name in
            name.group == national
                && !hits.contains { bodies.contains($0.group) && $0.start < name.start && name.start <= $0.end }
        }
    }
}

extension SentenceReading {
    /// Whether any hit is of one of the groups.
    func has(anyOf groups: [Int32]) -> Bool { hits.hits.contains { groups.contains($0.group) } }
}
