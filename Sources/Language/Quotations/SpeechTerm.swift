/// What a word may be where somebody speaks. A word is often several: `kata` is a noun too, `ketua` an office and its holder.
struct SpeechTerm: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    static let said = SpeechTerm(rawValue: 1 << 0)
    /// `katanya`: the speaker is the one spoken of last.
    static let saidHe = SpeechTerm(rawValue: 1 << 1)
    static let tell = SpeechTerm(rawValue: 1 << 2)
    static let told = SpeechTerm(rawValue: 1 << 3)
    static let toldHe = SpeechTerm(rawValue: 1 << 4)
    static let title = SpeechTerm(rawValue: 1 << 5)
    static let role = SpeechTerm(rawValue: 1 << 6)
    static let rank = SpeechTerm(rawValue: 1 << 7)
    static let office = SpeechTerm(rawValue: 1 << 8)
    static let institution = SpeechTerm(rawValue: 1 << 9)
    /// `ia`, `dia`, `beliau`, `pihaknya`.
    static let pronoun = SpeechTerm(rawValue: 1 << 10)
    static let preposition = SpeechTerm(rawValue: 1 << 11)
    /// `menurut`, `bagi`.
    static let according = SpeechTerm(rawValue: 1 << 12)
    /// Laws, letters, data: they say things, but nobody speaks.
    static let document = SpeechTerm(rawValue: 1 << 13)
    /// Weekdays, months, `WIB`: capitalised, never a name.
    static let calendar = SpeechTerm(rawValue: 1 << 14)
    /// A verb behind it has no subject of its own: `untuk`, `yang`.
    static let subordinate = SpeechTerm(rawValue: 1 << 15)
    /// The name behind it is a small place, not a person: `desa`, `camat`.
    static let smallPlace = SpeechTerm(rawValue: 1 << 16)
    /// `bernama`, `berinisial`, `alias`.
    static let named = SpeechTerm(rawValue: 1 << 17)
    /// A sentence that begins so goes on with what was said: `pertama`, `di antaranya`.
    static let continuing = SpeechTerm(rawValue: 1 << 18)
    /// Capitalised at the beginning of a sentence only because it stands there.
    static let opener = SpeechTerm(rawValue: 1 << 19)
    /// `Pj`, `Plt`, `mantan`: before an office, not part of it.
    static let acting = SpeechTerm(rawValue: 1 << 20)
    static let degree = SpeechTerm(rawValue: 1 << 21)
    static let oleh = SpeechTerm(rawValue: 1 << 22)
    static let and = SpeechTerm(rawValue: 1 << 23)
    /// Capitalised at the beginning of a sentence; elsewhere a capital makes it a name.
    static let common = SpeechTerm(rawValue: 1 << 24)
    /// `lanjutnya`, `imbuhnya`: goes on with whoever spoke last.
    static let more = SpeechTerm(rawValue: 1 << 25)
    /// `tersebut`, `itu`: ends what a preposition governs.
    static let this = SpeechTerm(rawValue: 1 << 26)
    /// People without a name: `saksi`, `warga`.
    static let anybody = SpeechTerm(rawValue: 1 << 27)

    /// `yang`: what follows says something about the word before, not what somebody says.
    static let relative = SpeechTerm(rawValue: 1 << 28)

    /// An ordinary word that is a part of many names: `Hakim`, `Agung`.
    static let surname = SpeechTerm(rawValue: 1 << 29)

    /// `memberikan`: speaks only with a noun such as `penjelasan` behind it.
    static let gives = SpeechTerm(rawValue: 1 << 30)
    static let speechNoun = SpeechTerm(rawValue: 1 << 31)

    /// Governs its noun even where an adjective or a number stands between: `di salah satu OPD`.
    static let locative = SpeechTerm(rawValue: 1 << 32)

    /// `memastikan`: says something, or sees to it that something is so.
    static let ensures = SpeechTerm(rawValue: 1 << 33)
    /// Joins a second verb to a first: `dan`, `serta`, `sekaligus`.
    static let joins = SpeechTerm(rawValue: 1 << 34)
    static let thatClause = SpeechTerm(rawValue: 1 << 35)
    /// What follows is told of somebody, not said by him: `diduga mengajak`.
    static let allegedly = SpeechTerm(rawValue: 1 << 36)

    /// `juru bicara`: what stands behind it is an office, not a verb.
    static let spokes = SpeechTerm(rawValue: 1 << 37)
    /// Before somebody who is not named: `seorang`, `salah`, `para`.
    static let some = SpeechTerm(rawValue: 1 << 38)
    /// Those for whom the speaker speaks: `lembaganya`, `timnya`.
    static let own = SpeechTerm(rawValue: 1 << 39)
    /// A sentence that begins so leaves the speaker: `sementara`, `adapun`.
    static let turning = SpeechTerm(rawValue: 1 << 40)

    /// `meminta`: asks that something be so, or asks for a thing.
    static let asks = SpeechTerm(rawValue: 1 << 42)
    /// What is asked for in an inquiry: `keterangan`, `waktu`.
    static let handed = SpeechTerm(rawValue: 1 << 43)
    /// Begins a clause of its own, whose verb says what somebody else said: `setelah panwas menyimpulkan`.
    static let clause = SpeechTerm(rawValue: 1 << 41)

    /// `yang hadir`, `yang tiba`: verbs that are not seen to be any.
    static let present = SpeechTerm(rawValue: 1 << 44)

    /// Before an office that then means no one person: `dua keuchik`, `sejumlah anggota`.
    static let several = SpeechTerm(rawValue: 1 << 45)

    /// What stands before a recording or a letter that is quoted: `bunyi`, `penggalan`.
    static let excerpt = SpeechTerm(rawValue: 1 << 46)

    /// What came of a case: `dihentikan`, `diteruskan`.
    static let outcome = SpeechTerm(rawValue: 1 << 47)

    /// Makes another office of the one it stands before: `wakil`, `calon`.
    static let lesser = SpeechTerm(rawValue: 1 << 48)

    /// What a reporter calls somebody for a change: `orang nomor satu itu`, `pria kelahiran Sumba itu`.
    static let epithet = SpeechTerm(rawValue: 1 << 49)

    /// What is told with it is still to come: `dijadwalkan`, `paling lambat`.
    static let coming = SpeechTerm(rawValue: 1 << 50)

    /// Behind a letter and a stop a degree: `Pd` in `S.Pd`, `Sos` in `S.Sos`.
    static let degreePart = SpeechTerm(rawValue: 1 << 51)

    /// Lower-case behind a body's name, a word of the sentence: `Bawaslu tetap`, `Pemkab tengah`.
    static let trailing = SpeechTerm(rawValue: 1 << 52)

    /// A body in capitals, a person's name otherwise: `AJI`, `Aji Santoso`.
    static let inCapitals = SpeechTerm(rawValue: 1 << 53)

    /// Bodies whose name is whole: a name behind it is a person's, `KPK Novel Baswedan`.
    static let whole = SpeechTerm(rawValue: 1 << 54)

    static let notName: SpeechTerm = [
        .role, .office, .institution, .document, .calendar, .pronoun, .preposition, .according, .tell, .told, .opener,
        .said, .saidHe, .toldHe, .continuing, .acting, .degree,
    ]
}
