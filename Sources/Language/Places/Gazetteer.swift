public import Model

/// Knows the regions of the country by all their names, and finds them in a text.
public struct Gazetteer: Sendable {
    /// What a name stands for.
    struct Sense: Hashable, Sendable {
        var region: Int
        /// A town that stands for the region.
        var isSeat: Bool
        /// Counts only behind a marker or in a dateline.
        var needsMarker: Bool
    }

    let regions: [Region]
    private let index: [String: Int]
    private let zones: [String: Zone]
    let names: NameTrie<Sense>
    let markers: TermTable<PlaceMarker>
    /// `ibu` in `Ibu Kota Negara`, where `Kota` marks nothing.
    private let mother: Int32
    /// `di` before a venue, and the words that a day behind it begins with.
    private let at: Int32
    private let days: TermTable<Bool>

    public init(_ list: RegionNames, adding vocabulary: inout Vocabulary.Builder) {
        regions = list.regions
        index = Dictionary(list.regions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        zones = list.zones
        var names = NameTrie<Sense>()
        let marked = Set(list.markedOnly.map { $0.lowercased() })
        var inserted: Set<[Int32]> = []
        func add(_ name: String, _ region: Int, isSeat: Bool, _ vocabulary: inout Vocabulary.Builder) {
            let terms = vocabulary.addAll(name)
            guard inserted.insert([Int32(region)] + terms).inserted else { return }
            names.insert(
                terms,
                Sense(region: region, isSeat: isSeat, needsMarker: marked.contains(name.lowercased()))
            )
        }
        for (number, region) in list.regions.enumerated() {
            var own = Gazetteer.bareName(of: region)
            add(own, number, isSeat: false, &vocabulary)
            if own.hasPrefix("Kepulauan ") {
                own = "Kep " + own.dropFirst("Kepulauan ".count)
                add(own, number, isSeat: false, &vocabulary)
            }
            for name in list.also[region.code] ?? [] { add(name, number, isSeat: false, &vocabulary) }
            for name in list.seats[region.code] ?? [] { add(name, number, isSeat: true, &vocabulary) }
        }
        self.names = names
        var markers = TermTable<PlaceMarker>()
        for (marker, words) in PlaceMarker.words {
            for line in words.split(separator: "\n") { markers.set(marker, for: String(line), in: &vocabulary) }
        }
        self.markers = markers
        mother = vocabulary.add("ibu")
        at = vocabulary.add("di")
        var days = TermTable<Bool>()
        days.set(true, for: "senin selasa rabu kamis jumat jum'at sabtu minggu ahad", in: &vocabulary)
        self.days = days
    }

    /// `Kota Administrasi Jakarta Pusat` is `Jakarta Pusat`.
    static func bareName(of region: Region) -> String {
        var words = region.name.split(separator: " ")
        if region.code.utf8.count > 2, let first = words.first, first == "Kabupaten" || first == "Kota", words.count > 1
        {
            words.removeFirst()
            if words.first == "Administrasi", words.count > 1 { words.removeFirst() }
        }
        return words.joined(separator: " ")
    }

    public func region(code: String) -> Region? { index[code].map { regions[$0] } }

    /// Of the province that the region lies in or is.
    public func zone(ofRegion code: String) -> Zone? { zones[String(code.prefix(2))] }

    // MARK: Finding

    /// A name as found, before it is decided what it means.
    struct Candidate {
        var words: Range<Int>
        var senses: [Sense]
        var marker: PlaceMarker?
        var isDateline: Bool
        var isVenue = false
    }

    /// The names of regions among some words, longest first, never overlapping.
    func candidates(in passage: Passage, words: Range<Int>, isDateline: Bool) -> [Candidate] {
        var found: [Candidate] = []
        var at = words.lowerBound
        while at < words.upperBound {
            let word = passage.words[at]
            guard word.term > 0, word.isCapitalised || word.shape.contains(.digits),
                let match = names.longest(
                    at: at,
                    limit: words.upperBound,
                    in: passage.words,
                    joins: { passage.between($0).subtracting([.dash, .dot]).isEmpty }
                )
            else {
                at += 1
                continue
            }
            let marker = marker(before: at, in: passage, from: words.lowerBound)
            let senses = match.values.filter { isMeant($0, marker, isDateline: isDateline) }
            if senses.isEmpty {
                at += 1
            } else {
                let span = at..<(at + match.length)
                var candidate = Candidate(words: span, senses: senses, marker: marker, isDateline: isDateline)
                candidate.isVenue = isVenue(span, in: passage, limit: words)
                found.append(candidate)
                at = span.upperBound
            }
        }
        return found
    }

    private func isMeant(_ sense: Sense, _ marker: PlaceMarker?, isDateline: Bool) -> Bool {
        switch marker {
        case .below?: false
        case nil: !sense.needsMarker || isDateline
        default: true
        }
    }

    private func marker(before word: Int, in passage: Passage, from start: Int) -> PlaceMarker? {
        guard word > start, passage.between(word - 1).subtracting(.dot).isEmpty else { return nil }
        if word > start + 1, passage.words[word - 2].term == mother { return nil }
        return markers[passage.words[word - 1].term] ?? (endsSmallerName(word, in: passage, from: start) ? .below : nil)
    }

    /// `Kepala Desa Ulak Bandung`, `SMAN 1 Semarang Hilir`: whether what stands before a name, capitalised and without a break,
    /// begins with something smaller, of whose own name it is then the end.
    private func endsSmallerName(_ word: Int, in passage: Passage, from start: Int) -> Bool {
        var at = word - 1
        while at > start, word - at <= Gazetteer.longestSmallerName {
            let part = passage.words[at]
            guard part.isNumber || part.isCapitalised && (part.term == 0 || passage.part != .title),
                passage.between(at - 1).isEmpty || passage.between(at - 1) == .dot
            else { return false }
            at -= 1
            if let marker = markers[passage.words[at].term] { return marker == .below }
        }
        return false
    }

    /// Words of a village's name before one that it shares with a region.
    private static let longestSmallerName = 3

    /// `di Cikeas, Bogor, Jawa Barat, Minggu (23/2)`: behind `di` and other names, before a weekday.
    private func isVenue(_ span: Range<Int>, in passage: Passage, limit: Range<Int>) -> Bool {
        var ahead = span.upperBound
        while ahead < min(limit.upperBound, span.upperBound + 5), days[passage.words[ahead].term] != true {
            guard passage.words[ahead].isCapitalised || isPada(passage, ahead) else { return false }
            ahead += 1
        }
        guard ahead < limit.upperBound, days[passage.words[ahead].term] == true else { return false }
        var back = span.lowerBound - 1
        while back >= max(limit.lowerBound, span.lowerBound - 8) {
            if passage.words[back].term == at { return true }
            guard passage.words[back].isCapitalised else { return false }
            back -= 1
        }
        return false
    }

    private func isPada(_ passage: Passage, _ word: Int) -> Bool {
        passage.words[word].range.count == 4 && passage.bytes[passage.words[word].range].elementsEqual("pada".utf8)
    }

    func province(of region: Int) -> String { String(regions[region].code.prefix(2)) }

    func rank(of region: Int) -> PlaceMarker {
        let code = regions[region].code
        if code.utf8.count == 2 { return .province }
        return regions[region].name.hasPrefix("Kota") ? .city : .regency
    }
}
