/// What a word may be where somebody speaks. A word is often several: `kata` is a noun too, `ketua` an office and its holder.
struct SpeechTerm: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    static let said = SpeechTerm(rawValue: 1)
    /// `katanya`: the speaker is the one spoken of last.
    static let saidHe = SpeechTerm(rawValue: 2)
    static let tell = SpeechTerm(rawValue: 4)
    static let told = SpeechTerm(rawValue: 8)
    static let toldHe = SpeechTerm(rawValue: 16)
    static let title = SpeechTerm(rawValue: 32)
    static let role = SpeechTerm(rawValue: 64)
    static let rank = SpeechTerm(rawValue: 128)
    static let office = SpeechTerm(rawValue: 256)
    static let institution = SpeechTerm(rawValue: 512)
    /// `ia`, `dia`, `beliau`, `pihaknya`.
    static let pronoun = SpeechTerm(rawValue: 1024)
    static let preposition = SpeechTerm(rawValue: 2048)
    /// `menurut`, `bagi`.
    static let according = SpeechTerm(rawValue: 4096)
    /// Laws, letters, data: they say things, but nobody speaks.
    static let document = SpeechTerm(rawValue: 8192)
    /// Weekdays, months, `WIB`: capitalised, never a name.
    static let calendar = SpeechTerm(rawValue: 16384)
    /// A verb behind it has no subject of its own: `untuk`, `yang`.
    static let subordinate = SpeechTerm(rawValue: 32768)
    /// The name behind it is a small place, not a person: `desa`, `camat`.
    static let smallPlace = SpeechTerm(rawValue: 65536)
    /// `bernama`, `berinisial`, `alias`.
    static let named = SpeechTerm(rawValue: 131_072)
    /// A sentence that begins so goes on with what was said: `pertama`, `di antaranya`.
    static let continuing = SpeechTerm(rawValue: 262_144)
    /// Capitalised at the beginning of a sentence only because it stands there.
    static let opener = SpeechTerm(rawValue: 524_288)
    /// `Pj`, `Plt`, `mantan`: before an office, not part of it.
    static let acting = SpeechTerm(rawValue: 1_048_576)
    static let degree = SpeechTerm(rawValue: 2_097_152)
    static let oleh = SpeechTerm(rawValue: 4_194_304)
    static let and = SpeechTerm(rawValue: 8_388_608)
    /// Capitalised at the beginning of a sentence; elsewhere a capital makes it a name.
    static let common = SpeechTerm(rawValue: 16_777_216)
    /// `lanjutnya`, `imbuhnya`: goes on with whoever spoke last.
    static let more = SpeechTerm(rawValue: 33_554_432)
    /// `tersebut`, `itu`: ends what a preposition governs.
    static let this = SpeechTerm(rawValue: 67_108_864)
    /// People without a name: `saksi`, `warga`.
    static let anybody = SpeechTerm(rawValue: 134_217_728)

    /// `yang`: what follows says something about the word before, not what somebody says.
    static let relative = SpeechTerm(rawValue: 268_435_456)

    /// An ordinary word that is a part of many names: `Hakim`, `Agung`.
    static let surname = SpeechTerm(rawValue: 536_870_912)

    /// `memberikan`: speaks only with a noun such as `penjelasan` behind it.
    static let gives = SpeechTerm(rawValue: 1_073_741_824)
    static let speechNoun = SpeechTerm(rawValue: 2_147_483_648)

    /// Governs its noun even where an adjective or a number stands between: `di salah satu OPD`.
    static let locative = SpeechTerm(rawValue: 4_294_967_296)

    /// `memastikan`: says something, or sees to it that something is so.
    static let ensures = SpeechTerm(rawValue: 8_589_934_592)
    /// Joins a second verb to a first: `dan`, `serta`, `sekaligus`.
    static let joins = SpeechTerm(rawValue: 17_179_869_184)
    static let thatClause = SpeechTerm(rawValue: 34_359_738_368)
    /// What follows is told of somebody, not said by him: `diduga mengajak`.
    static let allegedly = SpeechTerm(rawValue: 68_719_476_736)

    /// `juru bicara`: what stands behind it is an office, not a verb.
    static let spokes = SpeechTerm(rawValue: 137_438_953_472)
    /// Before somebody who is not named: `seorang`, `salah`, `para`.
    static let some = SpeechTerm(rawValue: 274_877_906_944)
    /// Those for whom the speaker speaks: `lembaganya`, `timnya`.
    static let own = SpeechTerm(rawValue: 549_755_813_888)
    /// A sentence that begins so leaves the speaker: `sementara`, `adapun`.
    static let turning = SpeechTerm(rawValue: 1_099_511_627_776)

    /// `meminta`: asks that something be so, or asks for a thing.
    static let asks = SpeechTerm(rawValue: 4_398_046_511_104)
    /// What is asked for in an inquiry: `keterangan`, `waktu`.
    static let handed = SpeechTerm(rawValue: 8_796_093_022_208)
    /// Begins a clause of its own, whose verb says what somebody else said: `setelah panwas menyimpulkan`.
    static let clause = SpeechTerm(rawValue: 2_199_023_255_552)

    /// `yang hadir`, `yang tiba`: verbs that are not seen to be any.
    static let present = SpeechTerm(rawValue: 17_592_186_044_416)

    /// Before an office that then means no one person: `dua keuchik`, `sejumlah anggota`.
    static let several = SpeechTerm(rawValue: 35_184_372_088_832)

    /// What stands before a recording or a letter that is quoted: `bunyi`, `penggalan`.
    static let excerpt = SpeechTerm(rawValue: 70_368_744_177_664)

    /// What came of a case: `dihentikan`, `diteruskan`.
    static let outcome = SpeechTerm(rawValue: 140_737_488_355_328)

    /// Makes another office of the one it stands before: `wakil`, `calon`.
    static let lesser = SpeechTerm(rawValue: 281_474_976_710_656)

    /// What a reporter calls somebody for a change: `orang nomor satu itu`, `pria kelahiran Sumba itu`.
    static let epithet = SpeechTerm(rawValue: 562_949_953_421_312)

    /// What is told with it is still to come: `dijadwalkan`, `paling lambat`.
    static let coming = SpeechTerm(rawValue: 1_125_899_906_842_624)

    static let notName: SpeechTerm = [
        .role, .office, .institution, .document, .calendar, .pronoun, .preposition, .according, .tell, .told, .opener,
        .said, .saidHe, .toldHe, .continuing, .acting, .degree,
    ]
}
