import Model

/// What the values of an alert are called in Indonesian. The words are chosen with care: nothing here accuses.
extension Statement {
    /// Such as *dugaan menurut berita*; nil for a date.
    var stanceInWords: String? {
        switch stance {
        case .finding: "diberitakan telah diputus melanggar"
        case .allegation: "dugaan menurut berita"
        case .denial: deniedBy == .authority ? "dinyatakan tidak terbukti" : "bantahan"
        case .reminder: "imbauan"
        case .pledge: "ikrar"
        case nil: nil
        }
    }

    /// `Budi Santoso, Ketua Bawaslu`, as far as it is known who speaks.
    var speakerInWords: String? {
        guard let speaker else { return nil }
        return role.map { "\(speaker), \($0)" } ?? speaker
    }

    /// `pemungutan suara: 2024-11-27, sesuai kalender resmi`; nil where there is no date.
    var dateInWords: String? {
        guard let event, let start else { return nil }
        let days = end.map { $0 == start ? "\(start)" : "\(start) s.d. \($0)" } ?? "\(start)"
        return "\(event.inWords): \(days)" + (calendar.map { ", \($0.inWords)" } ?? "")
    }
}

extension Detector {
    var inWords: String {
        switch self {
        case .neutrality: "netralitas"
        case .misuseOfOffice: "penyalahgunaan jabatan"
        case .electionDate: "tanggal Pilkada"
        }
    }
}

extension ElectionEvent {
    var inWords: String {
        switch self {
        case .voting: "pemungutan suara"
        case .revote: "pemungutan suara ulang"
        case .campaign: "kampanye"
        case .quietPeriod: "masa tenang"
        case .registration: "pendaftaran pasangan calon"
        case .candidateDetermination: "penetapan pasangan calon"
        case .recapitulation: "rekapitulasi"
        case .inauguration: "pelantikan"
        }
    }
}

extension CalendarCheck {
    var inWords: String {
        switch self {
        case .agrees: "sesuai kalender resmi"
        case .differs: "BERBEDA dari kalender resmi"
        case .unknown: "tidak tercantum dalam kalender resmi"
        }
    }
}
