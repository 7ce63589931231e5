/// The language in which people are told. The words are chosen with care: nothing here accuses.
public enum Wording: String, Sendable, CaseIterable {
    /// As BCP 47 names them.
    case indonesian = "id"
    case english = "en"

    /// The one of two texts that is in this language.
    func say(_ indonesian: String, _ english: String) -> String {
        self == .indonesian ? indonesian : english
    }
}

/// What the values of an alert are called.
extension Wording {
    /// Such as *dugaan menurut berita*; nil for a date.
    public func stance(of statement: Statement) -> String? {
        statement.stance.map { stance($0, deniedBy: statement.deniedBy) }
    }

    /// `dugaan menurut berita`; with the detectors before it where several found the words.
    public func kind(of excerpt: Excerpt) -> String {
        let found = excerpt.statements.map(\.detector)
        let detectors = Detector.allCases.filter(found.contains).map(detector).joined(separator: ", ")
        guard let stance = stance(of: excerpt.first) else { return detectors }
        return Set(found).count == 1 ? stance : "\(detectors): \(stance)"
    }

    /// What the words say of dates, each once.
    public func dates(of excerpt: Excerpt) -> [String] {
        var seen: Set<String> = []
        return excerpt.statements.compactMap(date).filter { seen.insert($0).inserted }
    }

    /// `finding` is what an outlet reports as decided: never *temuan*, which is Bawaslu's own term for something else.
    public func stance(_ stance: Stance, deniedBy: DeniedBy? = nil) -> String {
        switch stance {
        case .finding: say("diberitakan telah diputus melanggar", "reported as decided to be a violation")
        case .allegation: say("dugaan menurut berita", "alleged according to the news")
        case .denial where deniedBy == .authority: say("dinyatakan tidak terbukti", "declared not proven")
        case .denial: say("bantahan", "denial")
        case .reminder: say("imbauan", "reminder")
        case .pledge: say("ikrar", "pledge")
        }
    }

    public func detector(_ detector: Detector) -> String {
        switch detector {
        case .neutrality: say("netralitas", "neutrality")
        case .misuseOfOffice: say("penyalahgunaan jabatan", "misuse of office")
        case .electionDate: say("tanggal Pilkada", "election date")
        }
    }

    public func event(_ event: ElectionEvent) -> String {
        switch event {
        case .voting: say("pemungutan suara", "voting")
        case .revote: say("pemungutan suara ulang", "revote")
        case .campaign: say("kampanye", "campaign")
        case .quietPeriod: say("masa tenang", "quiet period")
        case .registration: say("pendaftaran pasangan calon", "registration of candidates")
        case .candidateDetermination: say("penetapan pasangan calon", "determination of candidates")
        case .recapitulation: say("rekapitulasi", "recapitulation")
        case .inauguration: say("pelantikan", "inauguration")
        }
    }

    /// A stage of the election calendar, as an alert holds it.
    public func stage(_ stage: String) -> String { ElectionEvent(rawValue: stage).map(event) ?? stage }

    public func calendar(_ check: CalendarCheck) -> String {
        switch check {
        case .agrees: say("sesuai kalender resmi", "agrees with the official calendar")
        case .differs: say("BERBEDA dari kalender resmi", "DIFFERS from the official calendar")
        case .unknown: say("tidak tercantum dalam kalender resmi", "not in the official calendar")
        }
    }

    /// `Budi Santoso, Ketua Bawaslu`, as far as it is known who speaks; `Camat` where nothing but an office is.
    public func speaker(of statement: Statement) -> String? {
        guard let speaker = statement.speaker, let role = statement.role, role != speaker else {
            return statement.speaker
        }
        return "\(speaker), \(role)"
    }

    /// `pemungutan suara: 27 November 2024, sesuai kalender resmi`; nil where there is no date.
    public func date(of statement: Statement) -> String? {
        guard let event = statement.event, let start = statement.start else { return nil }
        let until = statement.end.flatMap { $0 == start ? nil : " \(say("s.d.", "to")) \(day($0))" } ?? ""
        let check = statement.calendar.map { ", \(calendar($0))" } ?? ""
        return "\(self.event(event)): \(day(start))\(until)\(check)"
    }
}
